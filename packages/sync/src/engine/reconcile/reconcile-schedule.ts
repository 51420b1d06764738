// When the next reconcile is due, and how deep it is to go. It follows the refreshes, so that a replica that
// nobody asks for costs nothing.
import type { ReconcileDepth, ReconcileReport } from './reconciler.ts'

/**
 * Milliseconds between two censuses. A census counts the whole collection twice, however small the window, and
 * what it finds is a mistake in the data, not the daily business.
 */
const CENSUS_MS = 3_600_000

export class ReconcileSchedule {
  readonly #intervalMs: number
  #nextAt = Number.NEGATIVE_INFINITY
  #censusAt = Number.NEGATIVE_INFINITY

  /** @param intervalMs - 0 for never */
  constructor(intervalMs: number) {
    this.#intervalMs = intervalMs
  }

  /** What is due at `now`, if anything; it counts as begun. */
  due(now: number): ReconcileDepth | undefined {
    if (this.#intervalMs === 0 || now < this.#nextAt) return undefined
    this.#nextAt = now + this.#intervalMs
    if (now < this.#censusAt) return 'counts'
    this.#censusAt = now + CENSUS_MS
    return 'census'
  }

  /** A census that could not be finished goes on with the next reconcile. */
  done({ depth, complete }: ReconcileReport): void {
    if (depth !== 'counts' && !complete) this.#censusAt = Number.NEGATIVE_INFINITY
  }
}
