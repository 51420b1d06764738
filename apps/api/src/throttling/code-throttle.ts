// Makes guessing the code of a second factor hopeless. Only who knows the password comes this far, so that an account can
// be made to wait from wherever it is tried: no stranger can lock anybody out with it.
import { BackOff, type BackOffRule } from './back-off.ts'
import type { ThrottleOptions } from './throttle-options.ts'
import { TooManyTriesError } from './too-many-tries.ts'

/** Some 70 in a week: with two of a million codes good at a time, one of 140 such accounts falls in a year. */
const RULE = {
  tries: 3,
  firstPauseSeconds: 60,
  longestPauseSeconds: 12 * 3600,
  memorySeconds: 7 * 86_400,
} satisfies BackOffRule

export class CodeThrottle {
  readonly #options: ThrottleOptions
  readonly #tries: BackOff

  constructor(options: ThrottleOptions) {
    this.#options = options
    this.#tries = new BackOff(options.counters, 'code', RULE)
  }

  /**
   * Does `work`, which judges a code that came for `email`, or throws.
   *
   * @throws TooManyTriesError instead, before anything was done; otherwise what `work` throws
   */
  async guard<T>(email: string, work: () => Promise<T>): Promise<T> {
    const key = this.#options.pseudonym(email)
    const seconds = await this.#tries.take(key)
    if (seconds > 0) throw new TooManyTriesError(seconds)
    try {
      const result = await work()
      await this.#tries.forget(key)
      return result
    } catch (error) {
      if (!this.#options.isWrongGuess(error)) await this.#tries.giveBack(key)
      throw error
    }
  }
}
