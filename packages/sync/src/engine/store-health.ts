// Whether a replica's store works, told once when it stops and once when it works again, and how long to leave it in
// peace in between.
import type { Clock } from '../clock.ts'
import { messageOf, type SyncLog } from './sync-log.ts'

/** The pause after the first failure; it doubles with each one that follows, up to the most. Milliseconds. */
const FIRST_PAUSE_MS = 2_000
const MOST_PAUSE_MS = 60_000

export interface StoreHealthOptions {
  readonly clock: Clock
  readonly log: SyncLog
}

export class StoreHealth {
  readonly #options: StoreHealthOptions
  #failure: string | undefined
  #failures = 0
  #retryAt = Number.NEGATIVE_INFINITY

  constructor(options: StoreHealthOptions) {
    this.#options = options
  }

  /** Why the store can't be used; undefined while it can. */
  get failure(): string | undefined {
    return this.#failure
  }

  /** Whether it is to be left in peace for now. */
  get isPausing(): boolean {
    return this.#failure !== undefined && this.#options.clock.monotonicMs() < this.#retryAt
  }

  /** It answers again; whether it takes what it is given is still to be seen. */
  answered(): void {
    if (this.#failure !== undefined) this.#options.log.info('[SYNC] Cache works again')
    this.#failure = undefined
  }

  /** It has what it was given: the next failure is a first one. */
  written(): void {
    this.answered()
    this.#failures = 0
  }

  /** @param what - what the cache was not: `read` or `written` */
  failed(what: string, error: unknown): void {
    const { clock, log } = this.#options
    const message = messageOf(error)
    if (this.#failure === undefined) {
      log.warn(`[SYNC] Cache ${what} - going on from memory: ${message}`)
    }
    this.#failure = message
    this.#retryAt =
      clock.monotonicMs() + Math.min(MOST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** this.#failures)
    this.#failures++
  }
}
