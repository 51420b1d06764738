// Firestore's client retries a server that does not answer for minutes; a person who waits for a page does not.

/** Firestore did not answer in time. A write may still have happened. */
class FirestoreTimeoutError extends Error {
  readonly code = 'FIRESTORE_TIMEOUT'

  constructor(timeoutMs: number) {
    super(`Firestore did not answer within ${timeoutMs} ms`)
    this.name = 'FirestoreTimeoutError'
  }
}

/**
 * Waits for `call`, but no longer than `timeoutMs`. The call itself can't be taken back: it goes on unheard.
 *
 * @throws FirestoreTimeoutError when the time is up; otherwise what `call` throws.
 */
export async function withDeadline<T>(call: Promise<T>, timeoutMs: number): Promise<T> {
  const { promise: expired, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(new FirestoreTimeoutError(timeoutMs)), timeoutMs)
  try {
    return await Promise.race([call, expired])
  } finally {
    clearTimeout(timer)
  }
}
