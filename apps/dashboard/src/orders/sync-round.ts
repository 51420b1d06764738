// What one round of requests did to the copy, in the terms that a person wants to be told.
import type { Order, OrdersPage } from '@deltadesk/contract'
import type { ReplicaFollower } from '@deltadesk/sync'

/** How a round of requests ended. */
export interface RoundOutcome {
  /** Everything was read anew, so that single changes can't be told. */
  readonly reloaded: boolean
  readonly added: ReadonlySet<string>
  readonly changed: ReadonlySet<string>
  readonly removed: ReadonlySet<string>
}

/** Merges page after page into the copy and keeps book; an order that is met twice in a round counts once. */
export class SyncRound {
  #reloaded = false
  readonly #added = new Set<string>()
  readonly #changed = new Set<string>()
  readonly #removed = new Set<string>()

  /** @returns whether the copy is still the same as the server's */
  apply(
    replica: ReplicaFollower<Order>,
    page: OrdersPage,
    since: string | undefined,
  ): { intact: boolean; moved: boolean } {
    const known = new Set(page.orders.flatMap(({ id }) => (replica.get(id) ? [id] : [])))
    const { applied, reset, upserted, removed, intact } = replica.apply(page, since)
    if (reset) this.#reloaded = true
    for (const id of removed) this.#remove(id)
    for (const id of upserted) this.#upsert(id, known.has(id))
    return { intact, moved: applied && replica.cursor !== since }
  }

  get outcome(): RoundOutcome {
    return {
      reloaded: this.#reloaded,
      added: this.#added,
      changed: this.#changed,
      removed: this.#removed,
    }
  }

  #remove(id: string): void {
    this.#changed.delete(id)
    if (!this.#added.delete(id)) this.#removed.add(id)
  }

  #upsert(id: string, known: boolean): void {
    if (this.#removed.delete(id)) this.#changed.add(id)
    else if (!known) this.#added.add(id)
    else if (!this.#added.has(id)) this.#changed.add(id)
  }
}
