// The lines of an order, short enough for one line of a table.
import type { LineItem } from '@deltadesk/contract'
import { countOf, formatCount } from './count.ts'
import { clip } from './text.ts'

/** Lines named before the rest is only counted. */
const NAMED = 2

/**
 * What a table cell says of the items: the first of them by name, each to be shown as a text of its own
 * because a name may run from right to left, and how many lines there are beside them.
 */
export function nameItems(items: readonly LineItem[]): { named: string[]; rest: number } {
  const named = items.slice(0, NAMED).map(nameWithQuantity)
  return { named, rest: items.length - named.length }
}

/** Every item on a line of its own, the first twenty of them. */
export function listItems(items: readonly LineItem[]): string {
  const listed = items.slice(0, 20).map(nameWithQuantity)
  const rest = items.length - listed.length
  return [...listed, ...(rest > 0 ? [`and ${countOf(rest, 'more line')}`] : [])].join('\n')
}

function nameWithQuantity(item: LineItem): string {
  const name = clip(item.name, 80)
  return item.quantity === 1 ? name : `${formatCount(item.quantity)} × ${name}`
}
