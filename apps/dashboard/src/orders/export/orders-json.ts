// Orders as a JSON array, one on each line, exactly as the desk's API tells them.
import type { Order } from '@deltadesk/contract'

export const JSON_HEAD = '['
export const JSON_TAIL = '\n]\n'

/** The order at this place of the array, with what parts it from the one before. */
export function jsonRow(order: Order, at: number): string {
  return `${at === 0 ? '' : ','}\n${JSON.stringify(order)}`
}
