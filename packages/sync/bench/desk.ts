// A holding filled with a shop's orders without a source to read them from: what the engine makes of an answer
// is all that is measured.
import { Holding } from '../src/engine/holding.ts'
import { BEGINNING, type ReplicaHistory } from '../src/index.ts'
import type { OrderDocument } from './shop.ts'

const MARK = {
  watermark: { updatedAt: BEGINNING },
  readTime: BEGINNING,
  horizon: undefined,
  fullReadTime: BEGINNING,
  fullReadBegun: undefined,
  reconcileTime: undefined,
  censusTime: undefined,
}

export class Desk {
  readonly #holding: Holding<string>

  /**
   * @param stock - what it begins with, in batches
   * @param limit - the most orders to hold; 0 for all
   */
  constructor(stock: Iterable<OrderDocument[]>, limit: number) {
    this.#holding = Holding.begin('bench', MARK, { limit, sizeOf: (text) => text.length })
    for (const batch of stock) this.take(batch)
  }

  get history(): ReplicaHistory<string> {
    return this.#holding.history
  }

  take(documents: readonly OrderDocument[]): void {
    const { mark } = this.#holding
    const readTime = documents.at(-1)?.updatedAt ?? mark.readTime
    this.#holding.apply(this.#holding.propose({ documents, gone: [], readTime }, mark))
  }

  /** Has the order of the window made, as a full window does before it lets the oldest go. */
  askForOldest(): void {
    this.history.oldestFirst().next()
  }
}
