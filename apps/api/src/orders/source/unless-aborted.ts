// Firestore's client knows no AbortSignal: what can end early is the waiting.

/**
 * Waits for `call`, but no longer than until `signal` aborts. The call itself goes on unheard.
 *
 * @throws the signal's reason when it aborts; otherwise what `call` throws.
 */
export async function unlessAborted<T>(call: Promise<T>, signal: AbortSignal): Promise<T> {
  const { promise: aborted, reject } = Promise.withResolvers<never>()
  const onAbort = () => reject(signal.reason)
  signal.addEventListener('abort', onAbort, { once: true })
  if (signal.aborted) onAbort()
  try {
    return await Promise.race([call, aborted])
  } finally {
    signal.removeEventListener('abort', onAbort)
  }
}
