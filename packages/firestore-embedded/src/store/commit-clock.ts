// Gives every commit a time of its own. Firestore promises that commit times strictly increase, and
// the wall clock doesn't: several commits fall into one millisecond, and clocks are set back.
import type { Micros } from '../time.ts'

export class CommitClock {
  readonly #now: () => number
  #last: Micros = 0

  /** @param now - milliseconds since 1970 */
  constructor(now: () => number) {
    this.#now = now
  }

  /** A time later than every commit and every read so far. */
  commitTime(): Micros {
    this.#last = Math.max(this.#last + 1, this.#wall())
    return this.#last
  }

  /** The time of a read: every commit so far is at or before it, every later one is after it. */
  readTime(): Micros {
    this.#last = Math.max(this.#last, this.#wall())
    return this.#last
  }

  #wall(): Micros {
    return Math.floor(this.#now() * 1000)
  }
}
