// Some tries are free, then there is a pause, and each pause is twice as long as the one before. A try is taken before
// it is made: a thousand at once get no more than one after the other.
import type { RateLimiterAbstract } from 'rate-limiter-flexible'
import { type Counters, isUsedUp } from './counters.ts'

/** Numbers that decide how long one can be kept waiting, in whole seconds. */
export interface BackOffRule {
  readonly tries: number
  readonly firstPauseSeconds: number
  readonly longestPauseSeconds: number
  /** How long tries and pauses are remembered. */
  readonly memorySeconds: number
}

export class BackOff {
  readonly #rule: BackOffRule
  readonly #tries: RateLimiterAbstract
  readonly #pauses: RateLimiterAbstract

  constructor(counters: Counters, name: string, rule: BackOffRule) {
    const { tries: points, memorySeconds } = rule
    this.#rule = rule
    this.#tries = counters({ name, points, memorySeconds })
    this.#pauses = counters({ name: `${name}-pauses`, points: 1, memorySeconds })
  }

  /** Takes a try. @returns how long to wait instead, in seconds; 0 where the try may be made */
  async take(key: string): Promise<number> {
    try {
      await this.#tries.consume(key)
      return 0
    } catch (refused) {
      if (!isUsedUp(refused)) throw refused
      // The first one that is refused begins the pause; those that come during it prolong nothing.
      const begins = refused.consumedPoints === this.#rule.tries + 1
      return begins ? this.#pause(key) : secondsOf(refused)
    }
  }

  /** A try that was taken was not made after all. */
  async giveBack(key: string): Promise<void> {
    const taken = await this.#tries.get(key)
    // A pause that has begun since is not cut short.
    const isFree = taken !== null && taken.consumedPoints <= this.#rule.tries
    if (isFree) await this.#tries.reward(key)
  }

  async forget(key: string): Promise<void> {
    await Promise.all([this.#tries.delete(key), this.#pauses.delete(key)])
  }

  async #pause(key: string): Promise<number> {
    const { firstPauseSeconds, longestPauseSeconds } = this.#rule
    const { consumedPoints: pauses } = await this.#pauses.penalty(key)
    const seconds = Math.min(firstPauseSeconds * 2 ** (pauses - 1), longestPauseSeconds)
    await this.#tries.block(key, seconds)
    return seconds
  }
}

function secondsOf({ msBeforeNext }: { readonly msBeforeNext: number }): number {
  return Math.max(msBeforeNext, 1) / 1000
}
