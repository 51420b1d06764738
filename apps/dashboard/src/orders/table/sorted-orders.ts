// Orders in the wished order, kept so by merging: a change of a hundred among a hundred thousand costs one walk
// over them and a sort of the hundred, never a sort of all.
import type { Order } from '@deltadesk/contract'
import { compareKeys, type Sort, type SortKey, sortKeyOf } from './sort-keys.ts'

/** An order with what it is sorted by. */
export interface SortedOrder {
  readonly order: Order
  readonly keys: readonly SortKey[]
}

/** Sorts by each in turn, then newest first, then by id, so that rows never swap without a reason. */
export class OrderSorter {
  readonly #sorts: readonly Sort[]

  constructor(sorts: readonly Sort[]) {
    this.#sorts = sorts
  }

  enter(order: Order): SortedOrder {
    return { order, keys: this.#sorts.map(({ id }) => sortKeyOf(order, id)) }
  }

  /** For `Array.prototype.sort`. */
  readonly compare = (a: SortedOrder, b: SortedOrder): number => {
    for (let at = 0; at < this.#sorts.length; at += 1) {
      const keyOfA = a.keys[at] ?? null
      const keyOfB = b.keys[at] ?? null
      const compared = compareKeys(keyOfA, keyOfB, this.#sorts[at]?.desc === true)
      if (compared !== 0) return compared
    }
    return (
      compareKeys(a.order.updatedAt, b.order.updatedAt, true) ||
      compareKeys(a.order.id, b.order.id, false)
    )
  }

  sort(orders: Iterable<Order>): SortedOrder[] {
    return Array.from(orders, (order) => this.enter(order)).sort(this.compare)
  }

  /**
   * A new array of `sorted` without those that are `gone` and with `entered` at their places.
   *
   * @param sorted - in this order already
   * @param gone - ids; what is entered again need not be among them
   */
  merge(
    sorted: readonly SortedOrder[],
    entered: readonly SortedOrder[],
    gone: ReadonlySet<string>,
  ): readonly SortedOrder[] {
    if (entered.length === 0 && gone.size === 0) return sorted
    const leaving = new Set(gone)
    for (const { order } of entered) leaving.add(order.id)
    const coming = [...entered].sort(this.compare)
    const merged: SortedOrder[] = []
    let next = 0
    for (const old of sorted) {
      if (leaving.has(old.order.id)) continue
      for (let first = coming[next]; first && this.compare(first, old) < 0; first = coming[next]) {
        merged.push(first)
        next += 1
      }
      merged.push(old)
    }
    return merged.concat(coming.slice(next))
  }
}
