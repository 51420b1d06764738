// Nothing is waited for without end: every call has a time limit, and a shutdown ends every wait at once.
import type { Clock } from '../clock.ts'
import { TimeLimitError } from '../errors.ts'

/**
 * Waits for `call`, but no longer than `limitMs` and not past an abort of `signal`; `call` is told to stop then.
 *
 * @throws TimeLimitError when the time is up; the signal's reason when it aborts; otherwise what `call` throws
 */
export async function withTimeLimit<V>(
  call: (signal: AbortSignal) => Promise<V>,
  limitMs: number,
  clock: Clock,
  signal: AbortSignal,
): Promise<V> {
  signal.throwIfAborted()
  const ending = new AbortController()
  const end = () => ending.abort(signal.reason)
  signal.addEventListener('abort', end, { once: true })
  const expired = clock.sleep(limitMs, ending.signal).then((): never => {
    throw new TimeLimitError(limitMs)
  })
  try {
    return await Promise.race([call(ending.signal), expired])
  } finally {
    signal.removeEventListener('abort', end)
    ending.abort()
  }
}
