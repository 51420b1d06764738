// The orders that this tab holds: by id, sorted, and with the cursor that they stand for. A change costs what it
// changes, and one copy of the list.
import type { Order } from '@deltadesk/contract'
import { mergedNewestFirst, newestFirst } from '../newest-first.ts'
import { ChangeLog } from './change-log.ts'

/** What a change did to the orders held. */
export interface OrdersChange {
  /** New and changed orders, as they are now; after a reload, all that there are. */
  readonly upserts: readonly Order[]
  /** Ids that are held no more; empty after a reload. */
  readonly removed: readonly string[]
  /** Everything that was known before is void: begin anew with `upserts`. */
  readonly reloaded: boolean
}

/** What somebody lacks who holds the orders of an earlier cursor. */
export type Missing = Pick<OrdersChange, 'upserts' | 'removed'>

export class HeldOrders {
  readonly #log = new ChangeLog()
  #byId = new Map<string, Order>()
  #sorted: readonly Order[] = []
  #cursor: string | undefined
  /** False once the server's checksum has shown that these are not its orders. */
  intact = true

  /** Newest first; another array after each change, and never written to. */
  get sorted(): readonly Order[] {
    return this.#sorted
  }

  /** Undefined as long as these orders are not a whole copy. */
  get cursor(): string | undefined {
    return this.#cursor
  }

  get(id: string): Order | undefined {
    return this.#byId.get(id)
  }

  /**
   * Holds these in place of all that was held.
   *
   * @param cursor - that they stand for, if they are a whole copy
   */
  replace(orders: Iterable<Order>, cursor: string | undefined): OrdersChange {
    this.#byId = new Map()
    for (const order of orders) this.#byId.set(order.id, order)
    this.#sorted = newestFirst(this.#byId.values())
    this.#cursor = cursor
    this.#log.restart(cursor)
    return { upserts: this.#sorted, removed: [], reloaded: true }
  }

  /** Holds a whole copy of which only the newest orders were held until now: those stay what they are. */
  complete(orders: readonly Order[], cursor: string): OrdersChange {
    const upserts = orders.filter(({ id }) => !this.#byId.has(id))
    const change = this.apply({ upserts, removed: [] }, cursor)
    this.#log.restart(cursor)
    return change
  }

  /** @param missing - each order once; the removed ids need not be held */
  apply({ upserts, removed }: Missing, cursor: string): OrdersChange {
    const dropped = removed.filter((id) => this.#byId.has(id))
    const ids = [...dropped, ...upserts.map(({ id }) => id)]
    if (ids.length > 0) {
      const gone = ids.flatMap((id) => this.#byId.get(id) ?? [])
      this.#sorted = mergedNewestFirst(this.#sorted, gone, upserts)
    }
    for (const id of dropped) this.#byId.delete(id)
    for (const order of upserts) this.#byId.set(order.id, order)
    if (this.#cursor !== undefined && this.#cursor !== cursor) {
      this.#log.add(this.#cursor, cursor, ids)
    }
    this.#cursor = cursor
    return { upserts, removed: dropped, reloaded: false }
  }

  /** What changed after `cursor`; undefined if that is not known, and everything is needed. */
  missingSince(cursor: string): Missing | undefined {
    const ids = this.#log.idsSince(cursor)
    if (ids === undefined) return undefined
    const upserts = [...ids].flatMap((id) => this.#byId.get(id) ?? [])
    return { upserts, removed: [...ids].filter((id) => !this.#byId.has(id)) }
  }
}
