// Numbers that look drawn and are the same on every run and every machine: Marsaglia's xorshift with 32 bits
// (Journal of Statistical Software 8:14, 2003).

export class Random {
  #state: number

  /** @param seed - a whole number other than 0 */
  constructor(seed: number) {
    this.#state = seed
  }

  /** A whole number from 0 up to, but never, `bound`. */
  below(bound: number): number {
    let state = this.#state
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    this.#state = state
    return Math.floor(((state >>> 0) / 2 ** 32) * bound)
  }

  /** @throws RangeError when there is nothing to pick from */
  pick<T>(choices: readonly T[]): T {
    const choice = choices[this.below(choices.length)]
    if (choice === undefined) throw new RangeError('There is nothing to pick from')
    return choice
  }
}
