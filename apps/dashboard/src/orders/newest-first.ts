// The order that people expect: what changed last is on top. Times have a fixed width on the wire, so comparing
// them as text is comparing them as times, with all of their microseconds.
//
// A hundred thousand orders are sorted once; a change is merged into the sorted list by binary search, so that it
// costs a copy of the list and no comparison of what did not change.
import type { Order } from '@deltadesk/contract'
import { mergeSorted, withoutSorted } from './sorted-list.ts'

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
 * @param gone - what is to leave `sorted`, as it stands there; what does not is passed over
 * @param come - in any order; none of them stands in `sorted`, unless it is also in `gone`
 */
export function mergedNewestFirst(
  sorted: readonly Order[],
  gone: readonly Order[],
  come: readonly Order[],
): readonly Order[] {
  const stayed = withoutSorted(sorted, gone, compareNewestFirst)
  return mergeSorted(stayed, newestFirst(come), compareNewestFirst)
}

function compare(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
