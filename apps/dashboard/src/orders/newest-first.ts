// The order that people expect: what changed last is on top. Times have a fixed width on the wire, so comparing
// them as text is comparing them as times, with all of their microseconds.
//
// A hundred thousand orders are sorted once; a change is merged into the sorted list by binary search, so that it
// costs a copy of the list and no comparison of what did not change.
import type { Order } from '@deltadesk/contract'

/** A new array, by `updatedAt` downwards; equal times by id, so that rows never swap without a reason. */
export function newestFirst(orders: Iterable<Order>): Order[] {
  return [...orders].sort(compareNewestFirst)
}

/** @returns below 0 where `a` stands above `b`; 0 only for the same id at the same time */
function compareNewestFirst(a: Order, b: Order): number {
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
): Order[] {
  return withAll(withoutAll(sorted, gone), newestFirst(come))
}

function withoutAll(sorted: readonly Order[], gone: readonly Order[]): readonly Order[] {
  const places = gone
    .map((order) => ({ order, place: placeOf(sorted, order) }))
    .filter(({ order, place }) => sorted[place] === order)
    .map(({ place }) => place)
    .sort((a, b) => a - b)
  if (places.length === 0) return sorted
  const left: Order[] = []
  let from = 0
  for (const place of places) {
    append(left, sorted, from, place)
    from = place + 1
  }
  append(left, sorted, from, sorted.length)
  return left
}

function withAll(sorted: readonly Order[], come: readonly Order[]): Order[] {
  const all: Order[] = []
  let from = 0
  for (const order of come) {
    const place = placeOf(sorted, order, from)
    append(all, sorted, from, place)
    all.push(order)
    from = place
  }
  append(all, sorted, from, sorted.length)
  return all
}

/** Where `order` stands, or would have to stand. */
function placeOf(sorted: readonly Order[], order: Order, from = 0): number {
  let low = from
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const met = sorted[middle]
    if (met !== undefined && compareNewestFirst(met, order) < 0) low = middle + 1
    else high = middle
  }
  return low
}

function append(to: Order[], from: readonly Order[], start: number, end: number): void {
  for (let at = start; at < end; at++) {
    const order = from[at]
    if (order !== undefined) to.push(order)
  }
}

function compare(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
