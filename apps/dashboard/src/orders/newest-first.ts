// The order that people expect: what changed last is on top. Times have a fixed width on the wire, so comparing
// them as text is comparing them as times, with all of their microseconds.
//
// A hundred thousand orders are sorted once; a change is merged into the sorted list by binary search, so that it
// costs a copy of the list and no comparison of what did not change.
import type { Order } from '@deltadesk/contract'
import { mergeSorted, placeIn } from './sorted-list.ts'

/** A new array, by `updatedAt` downwards; equal times by id, so that rows never swap without a reason. */
export function newestFirst(orders: Iterable<Order>): Order[] {
  return [...orders].sort(compareNewestFirst)
}

/** @returns below 0 where `a` stands above `b`; 0 only for the same id at the same time */
export function compareNewestFirst(a: Order, b: Order): number {
  return compare(b.updatedAt, a.updatedAt) || compare(a.id, b.id)
}

/**
 * A new array without `gone` and with `come`.
 *
 * @param sorted - as `newestFirst` sorts
 * @param gone - the very objects that are to leave `sorted`; others are passed over
 * @param come - in any order; none of them stands in `sorted`, unless it is also in `gone`
 */
export function mergedNewestFirst(
  sorted: readonly Order[],
  gone: readonly Order[],
  come: readonly Order[],
): readonly Order[] {
  return mergeSorted(withoutAll(sorted, gone), newestFirst(come), compareNewestFirst)
}

function withoutAll(sorted: readonly Order[], gone: readonly Order[]): readonly Order[] {
  const places = gone
    .map((order) => ({ order, place: placeIn(sorted, order, compareNewestFirst) }))
    .filter(({ order, place }) => sorted[place] === order)
    .map(({ place }) => place)
    .sort((a, b) => a - b)
  if (places.length === 0) return sorted
  const left: Order[] = []
  let from = 0
  for (const place of places) {
    for (const order of sorted.slice(from, place)) left.push(order)
    from = place + 1
  }
  return left.concat(sorted.slice(from))
}

function compare(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
