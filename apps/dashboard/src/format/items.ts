// The lines of an order, short enough for one line of a table.
import type { LineItem } from '@deltadesk/contract'
import { countOf, formatCount } from './count.ts'
import { clip } from './text.ts'

/** Lines named before the rest is only counted. */
const NAMED = 2

/**
 * What a table cell says of the items: the first of them, and how many lines there are beside them. Name and
 * quantity stay apart, because a name may run from right to left and would take the quantity along.
 */
export function nameItems(items: readonly LineItem[]): {
  named: { times: string; name: string }[]
  rest: number
} {
  const named = items
    .slice(0, NAMED)
    .map(({ name, quantity }) => ({ times: timesOf(quantity), name: clip(name, 80) }))
  return { named, rest: items.length - named.length }
}

/** Every item on a line of its own, the first twenty of them. */
export function listItems(items: readonly LineItem[]): string {
  const listed = items.slice(0, 20).map((item) => timesOf(item.quantity) + clip(item.name, 80))
  const rest = items.length - listed.length
  return [...listed, ...(rest > 0 ? [`and ${countOf(rest, 'more line')}`] : [])].join('\n')
}

/** `2 × `; nothing for a single one. */
function timesOf(quantity: number): string {
  return quantity === 1 ? '' : `${formatCount(quantity)} × `
}
