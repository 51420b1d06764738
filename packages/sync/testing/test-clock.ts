// A clock that goes only when a test says so.
import type { Clock } from '../src/index.ts'

interface Sleeper {
  readonly until: number
  readonly wake: () => void
}

export class TestClock implements Clock {
  readonly #sleepers = new Set<Sleeper>()
  readonly #skipUpTo: number
  #now = 0
  /** What the wall says; it may jump, and the monotonic clock does not care. */
  wall = Date.parse('2026-01-01T00:00:00Z')

  /** @param skipUpTo - a sleep of at most so many milliseconds passes at once, and moves the clock on */
  constructor({ skipUpTo = 0 }: { readonly skipUpTo?: number } = {}) {
    this.#skipUpTo = skipUpTo
  }

  monotonicMs(): number {
    return this.#now
  }

  wallMs(): number {
    return this.wall
  }

  /** How many are asleep. */
  get sleeping(): number {
    return this.#sleepers.size
  }

  async sleep(ms: number, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted()
    if (ms <= this.#skipUpTo) return this.advance(ms)
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    const sleeper = { until: this.#now + ms, wake: resolve }
    const onAbort = () => reject(signal.reason)
    this.#sleepers.add(sleeper)
    signal.addEventListener('abort', onAbort, { once: true })
    try {
      await promise
    } finally {
      this.#sleepers.delete(sleeper)
      signal.removeEventListener('abort', onAbort)
    }
  }

  /** Lets time pass, and wakes those whose time has come. */
  advance(ms: number): void {
    this.#now += ms
    this.wall += ms
    for (const { until, wake } of this.#sleepers) if (until <= this.#now) wake()
  }
}
