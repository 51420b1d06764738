// What the palette lists for what was typed: commands, and the orders that are meant by their number.
import type { Order } from '@deltadesk/contract'

/** More are found on the orders page itself. */
const MOST_ORDERS = 5

/** The orders whose number begins with `query`, then those that have it anywhere; a few. */
export function ordersByNumber(orders: readonly Order[], query: string): readonly Order[] {
  const wanted = plain(query)
  if (wanted === '' || !/\d/.test(wanted)) return []
  const beginning: Order[] = []
  const within: Order[] = []
  for (const order of orders) {
    const at = plain(order.number).indexOf(wanted)
    if (at === 0) beginning.push(order)
    else if (at > 0 && within.length < MOST_ORDERS) within.push(order)
    if (beginning.length === MOST_ORDERS) break
  }
  return [...beginning, ...within].slice(0, MOST_ORDERS)
}

/** `#1042` and `1042` are the same to a person. */
function plain(number: string): string {
  return number.trim().replace(/^#/, '').toLowerCase()
}
