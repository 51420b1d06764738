// Orders in the wished order, kept so by merging: a change of a hundred among a hundred thousand costs a copy of the
// list and a search for each of the hundred, never a sort of all.
import type { Order } from '@deltadesk/contract'
import { mergeSorted, withoutSorted } from '../sorted-list.ts'
import { compareKeys, type Sort, type SortKey, sortKeyOf } from './sort-keys.ts'

/** An order with what it is sorted by. */
export interface SortedOrder {
  readonly order: Order
  readonly keys: readonly SortKey[]
}

const NO_IDS: ReadonlySet<string> = new Set()

/** Sorts by each in turn, then newest first, then by id, so that rows never swap without a reason. */
export class OrderSorter {
  readonly #sorts: readonly Sort[]
  readonly #first: ReadonlySet<string>

  /** @param first - ids of orders that stand above all others, whatever the sorting */
  constructor(sorts: readonly Sort[], first: ReadonlySet<string> = NO_IDS) {
    this.#sorts = sorts
    this.#first = first
  }

  /** The same sorting with other orders above all. */
  withFirst(first: ReadonlySet<string>): OrderSorter {
    return new OrderSorter(this.#sorts, first)
  }

  enter(order: Order): SortedOrder {
    return { order, keys: this.#sorts.map(({ id }) => sortKeyOf(order, id)) }
  }

  /** For `Array.prototype.sort`. */
  readonly compare = (a: SortedOrder, b: SortedOrder): number => {
    if (this.#first.size > 0) {
      const firstOfA = this.#first.has(a.order.id)
      if (firstOfA !== this.#first.has(b.order.id)) return firstOfA ? -1 : 1
    }
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
   * A new array of `sorted` without `gone` and with `come` at their places.
   *
   * @param sorted - in this order already
   * @param gone - orders as they were when they were sorted in; those that were not are passed over
   * @param come - none of them stands in `sorted`, unless it is also in `gone`
   */
  merge(
    sorted: readonly SortedOrder[],
    gone: readonly Order[],
    come: readonly SortedOrder[],
  ): readonly SortedOrder[] {
    if (gone.length === 0 && come.length === 0) return sorted
    const leaving = gone.map((order) => this.enter(order))
    const stayed = withoutSorted(sorted, leaving, this.compare)
    return mergeSorted(stayed, [...come].sort(this.compare), this.compare)
  }
}
