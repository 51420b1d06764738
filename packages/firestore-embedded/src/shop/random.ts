// All chance in the shop comes from here: the same seed draws the same lots, on every machine.
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64'
import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator'

/** Something that is drawn more often the more it weighs, beside its neighbours. */
export interface Weighted {
  readonly weight: number
}

export class Random {
  readonly #generator: RandomGenerator

  /**
   * @param seed - a whole number; its lowest 32 bits count
   * @param stream - 0, 1, 2 …: sequences that share a seed and never overlap
   */
  constructor(seed: number, stream = 0) {
    const generator = xoroshiro128plus(seed)
    // The first numbers of neighbouring seeds resemble each other; those behind a jump do not.
    for (let jumps = 0; jumps <= stream; jumps += 1) generator.jump()
    this.#generator = generator
  }

  /** A whole number, both bounds included. */
  integer(from: number, to: number): number {
    return uniformInt(this.#generator, from, to)
  }

  /** From 0 up to, but never, 1. */
  fraction(): number {
    return uniformFloat64(this.#generator)
  }

  chance(probability: number): boolean {
    return this.fraction() < probability
  }

  /** How long one waits for what happens every `mean` on average, at any moment with the same chance. */
  waiting(mean: number): number {
    return -mean * Math.log(1 - this.fraction())
  }

  /** @throws RangeError when there is nothing to pick from */
  pick<T>(choices: readonly T[]): T {
    const choice = choices[this.integer(0, Math.max(0, choices.length - 1))]
    if (choice === undefined) throw new RangeError('There is nothing to pick from')
    return choice
  }

  /** @throws RangeError when there is nothing to pick from */
  pickWeighted<T extends Weighted>(choices: readonly T[]): T {
    let left = this.fraction() * choices.reduce((sum, { weight }) => sum + weight, 0)
    const choice = choices.find(({ weight }) => {
      left -= weight
      return left < 0
    })
    return choice ?? this.pick(choices.slice(-1))
  }
}
