// The reading end of a replica: a client hands it every answer it gets, and it holds what the API holds.
import type { DeltaPage, Versioned } from '../replica/page.ts'
import { Replica } from '../replica/replica.ts'

/** What an answer did to the copy. */
export interface Applied {
  /** False for an answer to a question that is no longer the current one: nothing was changed. */
  readonly applied: boolean
  readonly reset: boolean
  readonly upserted: readonly string[]
  readonly removed: readonly string[]
  /** False where the copy differs from the API's: `forget()` and ask for a snapshot. */
  readonly intact: boolean
}

const IGNORED: Applied = { applied: false, reset: false, upserted: [], removed: [], intact: true }

export class ReplicaFollower<T extends Versioned> {
  readonly #replica = new Replica<T>()
  #cursor: string | undefined

  /** What to send as `since`; undefined asks for a snapshot. */
  get cursor(): string | undefined {
    return this.#cursor
  }

  get size(): number {
    return this.#replica.size
  }

  get checksum(): string {
    return this.#replica.checksum
  }

  get(id: string): T | undefined {
    return this.#replica.get(id)
  }

  values(): IterableIterator<T> {
    return this.#replica.values()
  }

  /**
   * Takes in the answer to the question `since`. Only the answer to the current question counts: one that
   * comes twice, late or out of order finds the cursor moved on and changes nothing, so that no gap can open.
   */
  apply(page: DeltaPage<T>, since: string | undefined): Applied {
    if (since !== this.#cursor) return IGNORED
    const removed = page.reset ? this.#dropAllBut(page.orders) : this.#dropThese(page.deleted)
    for (const item of page.orders) this.#replica.put(item)
    this.#cursor = page.cursor
    return {
      applied: true,
      reset: page.reset,
      upserted: page.orders.map(({ id }) => id),
      removed,
      intact: page.checksum === undefined || page.checksum === this.checksum,
    }
  }

  /** Keeps what is held for the reader's eyes, but asks for a snapshot next. */
  forget(): void {
    this.#cursor = undefined
  }

  #dropThese(ids: readonly string[]): string[] {
    return ids.filter((id) => this.#replica.drop(id) !== undefined)
  }

  #dropAllBut(kept: readonly T[]): string[] {
    const keptIds = new Set(kept.map(({ id }) => id))
    const removed = [...this.#replica.values()].map(({ id }) => id).filter((id) => !keptIds.has(id))
    this.#replica.clear()
    return removed
  }
}
