// What a client reads from whatever `fetchPage` has thrown: it knows no HTTP, only these two wishes of a server.

/** The codes by which the API refuses a cursor: text that is none, and text that is too long to be one. */
const REFUSALS: readonly unknown[] = ['MALFORMED_CURSOR', 'INVALID_REQUEST']

/** Whether the server can't make sense of the cursor, so that asking the same again won't help. */
export function refusesCursor(error: unknown): boolean {
  return REFUSALS.includes(fieldOf(error, 'code'))
}

/** How long the server wants to be left in peace; 0 where it has no such wish. */
export function retryAfterMsOf(error: unknown): number {
  const seconds = fieldOf(error, 'retryAfterSeconds')
  return typeof seconds === 'number' && seconds > 0 && seconds < Number.POSITIVE_INFINITY
    ? seconds * 1000
    : 0
}

export function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown))
}

function fieldOf(error: unknown, name: string): unknown {
  return typeof error === 'object' && error !== null ? Reflect.get(error, name) : undefined
}
