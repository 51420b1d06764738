// The lines of an order, short enough for one line of a table.
import type { LineItem } from '@deltadesk/contract'
import { clip } from '../../format/text.ts'

/** Lines named before the rest is only counted. */
const NAMED = 2
const LISTED = 20
const NAME_LENGTH = 80

/** What is needed to say it in a language. */
export interface ItemsWords {
  count(value: number): string
  moreLines(count: number): string
}

/**
 * What a table cell says of the items: the first of them, and how many lines there are beside them. Name and
 * quantity stay apart, because a name may run from right to left and would take the quantity along.
 */
export function nameItems(items: readonly LineItem[], { count }: Pick<ItemsWords, 'count'>) {
  const named = items.slice(0, NAMED).map(({ name, quantity }) => ({
    times: timesOf(quantity, count),
    name: clip(name, NAME_LENGTH),
  }))
  return { named, rest: items.length - named.length }
}

/** Every item on a line of its own, the first twenty of them. */
export function listItems(items: readonly LineItem[], { count, moreLines }: ItemsWords): string {
  const listed = items
    .slice(0, LISTED)
    .map(({ name, quantity }) => timesOf(quantity, count) + clip(name, NAME_LENGTH))
  const rest = items.length - listed.length
  return [...listed, ...(rest > 0 ? [moreLines(rest)] : [])].join('\n')
}

/** `2 × `; nothing for a single one. */
function timesOf(quantity: number, count: ItemsWords['count']): string {
  return quantity === 1 ? '' : `${count(quantity)} × `
}
