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
  moreItems(shown: string): string
}

/** They keep what stands between them to its own direction. */
const [FIRST_STRONG_ISOLATE, POP_ISOLATE] = ['\u2068', '\u2069']

/**
 * What a table cell says of the items: the first of them, and how many lines there are beside them. Each name is kept
 * apart from its quantity, because it may run from right to left and would take the quantity along.
 */
export function summarizeItems(
  items: readonly LineItem[],
  { count, moreItems }: Pick<ItemsWords, 'count' | 'moreItems'>,
): string {
  const named = items
    .slice(0, NAMED)
    .map(({ name, quantity }) => timesOf(quantity, count) + isolated(clip(name, NAME_LENGTH)))
    .join(', ')
  const rest = items.length - NAMED
  return rest > 0 ? `${named} ${moreItems(count(rest))}` : named
}

/** Every item on a line of its own, the first twenty of them. */
export function listItems(
  items: readonly LineItem[],
  { count, moreLines }: Pick<ItemsWords, 'count' | 'moreLines'>,
): string {
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

function isolated(text: string): string {
  return FIRST_STRONG_ISOLATE + text + POP_ISOLATE
}
