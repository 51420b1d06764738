// The rows of the table, kept current: all orders sorted, those of them that are found, and those that are shown,
// which differ from the found ones while somebody reads. A change costs a copy of the lists, never a sort.
import type { Order } from '@deltadesk/contract'
import type { OrdersChange } from '../copy/held-orders.ts'
import type { Found } from '../find/order-index.ts'
import { NOTHING_TOUCHED, TouchedCells } from './changed-cells.ts'
import { type HeldRows, holdRows } from './held-rows.ts'
import type { Sort } from './sort-keys.ts'
import { OrderSorter, type SortedOrder } from './sorted-orders.ts'

/** What a search finds; undefined where nothing is searched for, so that all are. */
export type Finding = Found | undefined

/** Somebody reads, and must not be disturbed: rows up to this index are in sight. */
export interface Reading {
  readonly lastInSight: number
}

const NO_IDS: ReadonlySet<string> = new Set()

export class LiveRows {
  #known = new Map<string, Order>()
  #sorter: OrderSorter
  /** Puts orders of exactly the number that is searched for before all others. */
  #foundSorter: OrderSorter
  #exact = NO_IDS
  #all: readonly SortedOrder[] = []
  #found: readonly SortedOrder[] = []
  #shown: HeldRows = { rows: [], waiting: NO_IDS, misplaced: NO_IDS }

  constructor(sorts: readonly Sort[]) {
    this.#sorter = new OrderSorter(sorts)
    this.#foundSorter = this.#sorter
  }

  /** What is to be shown; another array after each change of it. */
  get rows(): readonly SortedOrder[] {
    return this.#shown.rows
  }

  /** Everything that is found, shown or waiting. */
  get found(): readonly SortedOrder[] {
    return this.#found
  }

  /** How many are found but wait. */
  get waiting(): number {
    return this.#shown.waiting.size
  }

  /** How many are shown where they stood, though they have another place by now. */
  get misplaced(): number {
    return this.#shown.misplaced.size
  }

  /**
   * Takes a change of the orders.
   *
   * @param finding - what is found after it
   * @returns what a reader may be pointed at
   */
  take(change: OrdersChange, finding: Finding, reading?: Reading): TouchedCells {
    const { reloaded, upserts, removed } = change
    if (reloaded) {
      this.#begin(upserts, finding)
      return NOTHING_TOUCHED
    }
    const touched = new TouchedCells(upserts, (id) => this.#known.get(id))
    const before = [...removed, ...upserts.map(({ id }) => id)].flatMap(
      (id) => this.#known.get(id) ?? [],
    )
    for (const id of removed) this.#known.delete(id)
    for (const order of upserts) this.#known.set(order.id, order)
    const entries = upserts.map((order) => this.#sorter.enter(order))
    this.#all = this.#sorter.merge(this.#all, before, entries)
    const found = amongFound(upserts, finding)
    const entered = entries.filter(({ order }) => found.has(order))
    if (!this.#pin(finding)) this.#found = this.#pick(finding)
    else this.#found = finding ? this.#foundSorter.merge(this.#found, before, entered) : this.#all
    if (reading) {
      const { lastInSight } = reading
      const gone = new Set(removed)
      for (const order of upserts) if (!found.has(order)) gone.add(order.id)
      this.#shown = holdRows(this.#shown, { entered, gone, lastInSight }, this.#foundSorter)
    } else this.release()
    return touched
  }

  /** Sorts all rows anew; nothing waits after it. */
  sortBy(sorts: readonly Sort[], finding: Finding): void {
    this.#sorter = new OrderSorter(sorts)
    this.#foundSorter = this.#sorter.withFirst(this.#exact)
    this.#all = this.#sorter.sort(this.#known.values())
    this.find(finding)
  }

  /** Shows what is found instead of what was; nothing waits after it. */
  find(finding: Finding): void {
    this.#pin(finding)
    this.#found = this.#pick(finding)
    this.release()
  }

  /** Lets in what waits, and everything to its place. */
  release(): void {
    this.#shown = { rows: this.#found, waiting: NO_IDS, misplaced: NO_IDS }
  }

  #begin(orders: readonly Order[], finding: Finding): void {
    this.#known = new Map(orders.map((order) => [order.id, order]))
    this.#all = this.#sorter.sort(orders)
    this.find(finding)
  }

  /** Whether what is found stands in the right order still, since the same orders stand before all others. */
  #pin(finding: Finding): boolean {
    const exact = finding?.exact ?? NO_IDS
    if (exact.size === this.#exact.size && [...exact].every((id) => this.#exact.has(id)))
      return true
    this.#exact = exact
    this.#foundSorter = this.#sorter.withFirst(exact)
    return false
  }

  #pick(finding: Finding): readonly SortedOrder[] {
    if (finding === undefined) return this.#all
    const picked = pick(this.#all, finding.orders)
    if (finding.exact.size === 0) return picked
    const isExact = ({ order }: SortedOrder) => finding.exact.has(order.id)
    return [...picked.filter(isExact), ...picked.filter((row) => !isExact(row))]
  }
}

/**
 * Those of `all` that are found, in its order. Where both stand in the same order, as they do until somebody sorts, one walk over
 * them side by side does; a set of a hundred thousand takes ten times as long.
 */
function pick(all: readonly SortedOrder[], found: readonly Order[]): readonly SortedOrder[] {
  const picked: SortedOrder[] = []
  for (const entry of all) if (entry.order === found[picked.length]) picked.push(entry)
  if (picked.length === found.length) return picked
  const set = new Set(found)
  return all.filter(({ order }) => set.has(order))
}

/** Those of a few orders that are found. */
function amongFound(orders: readonly Order[], finding: Finding): ReadonlySet<Order> {
  const few = new Set(orders)
  return finding ? new Set(finding.orders.filter((order) => few.has(order))) : few
}
