// Whether readers may be served as things are, and why not: the outcome of the last refreshes, and when the
// next one is due.
import type { Clock } from '../clock.ts'
import type { SourceError } from '../errors.ts'
import { pauseAfter } from './back-off.ts'

export interface FreshnessOptions {
  readonly clock: Clock
  /** In [0, 1). */
  readonly random: () => number
  /** How old the last refresh may be before a reader waits for another, in milliseconds. */
  readonly maxStalenessMs: number
}

export class Freshness {
  readonly #options: FreshnessOptions
  #refreshedAt: number | undefined
  #nextAt = Number.NEGATIVE_INFINITY
  #failures = 0
  #failure: SourceError | undefined

  constructor(options: FreshnessOptions) {
    this.#options = options
  }

  /** Whether no refresh is due yet. */
  get isFresh(): boolean {
    return this.#options.clock.monotonicMs() < this.#nextAt
  }

  /** What the last refresh failed with, if it failed. */
  get failure(): SourceError | undefined {
    return this.#failure
  }

  /** Milliseconds since the last success; undefined before the first. */
  get ageMs(): number | undefined {
    const { clock } = this.#options
    return this.#refreshedAt === undefined ? undefined : clock.monotonicMs() - this.#refreshedAt
  }

  /** Milliseconds until a refresh is due. */
  get waitMs(): number {
    return Math.max(0, this.#nextAt - this.#options.clock.monotonicMs())
  }

  /** @param ageMs - milliseconds since the source was read */
  succeeded(ageMs: number): void {
    const readAt = this.#options.clock.monotonicMs() - ageMs
    this.#failures = 0
    this.#failure = undefined
    this.#refreshedAt = readAt
    this.#nextAt = readAt + this.#options.maxStalenessMs
  }

  failed(error: SourceError): void {
    const { clock, random } = this.#options
    this.#failures++
    this.#failure = error
    this.#nextAt = clock.monotonicMs() + pauseAfter(error.code, this.#failures, random())
  }
}
