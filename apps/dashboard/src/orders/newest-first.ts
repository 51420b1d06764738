// The order that people expect: what changed last is on top. Times have a fixed width on the wire, so comparing
// them as text is comparing them as times, with all of their microseconds.
import type { Order } from '@deltadesk/contract'

/** A new array, by `updatedAt` downwards; equal times by id, so that rows never swap without a reason. */
export function newestFirst(orders: Iterable<Order>): Order[] {
  return [...orders].sort((a, b) => compare(b.updatedAt, a.updatedAt) || compare(a.id, b.id))
}

function compare(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
