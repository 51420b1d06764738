// Counts what a reconcile spends against what it may.
import type { Cost } from '../../source/order-source.ts'

export class Allowance {
  readonly #most: number
  #spent = 0

  /** @param most - reads after which nothing new is begun */
  constructor(most: number) {
    this.#most = most
  }

  get spent(): number {
    return this.#spent
  }

  get isUsedUp(): boolean {
    return this.#spent >= this.#most
  }

  /** Books an answer and hands it on. */
  book<A extends Cost>(answer: A): A {
    this.#spent += answer.reads
    return answer
  }
}
