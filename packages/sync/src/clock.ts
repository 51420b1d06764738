// Time as the engine and the client see it: passed in, so that tests own it.

export interface Clock {
  /** Milliseconds on a clock that never goes back; what it counts from means nothing. */
  monotonicMs(): number
  /** Milliseconds since 1970 by a clock that may be wrong and may jump: told to people, never decided by. */
  wallMs(): number
  /**
   * Resolves after `ms`.
   *
   * @throws the signal's reason, as soon as `signal` is aborted
   */
  sleep(ms: number, signal: AbortSignal): Promise<void>
}

/** The clock of this computer, in Node as in a browser. */
export const systemClock: Clock = {
  monotonicMs: () => performance.now(),
  wallMs: () => Date.now(),
  sleep(ms, signal) {
    return new Promise((resolve, reject) => {
      signal.throwIfAborted()
      const onAbort = () => {
        clearTimeout(timer)
        reject(signal.reason)
      }
      const timer = setTimeout(() => {
        signal.removeEventListener('abort', onAbort)
        resolve()
      }, ms)
      signal.addEventListener('abort', onAbort, { once: true })
    })
  },
}
