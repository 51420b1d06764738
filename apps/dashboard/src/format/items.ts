// The lines of an order in one line of text.
import type { LineItem } from '@deltadesk/contract'
import { countOf, formatCount } from './count.ts'
import { clip } from './text.ts'

/** Lines named before the rest is only counted. */
const NAMED = 2

/** `2 × Mug, Lamp +3 more`; `No items` for none. */
export function summariseItems(items: readonly LineItem[]): string {
  if (items.length === 0) return 'No items'
  const named = items.slice(0, NAMED).map(nameWithQuantity).join(', ')
  const rest = items.length - NAMED
  return rest > 0 ? `${named} +${formatCount(rest)} more` : named
}

/** Every line on a line of its own, the first twenty of them. */
export function listItems(items: readonly LineItem[]): string {
  const listed = items.slice(0, 20).map(nameWithQuantity)
  const rest = items.length - listed.length
  return [...listed, ...(rest > 0 ? [`and ${countOf(rest, 'more line')}`] : [])].join('\n')
}

function nameWithQuantity(item: LineItem): string {
  const name = clip(item.name, 80)
  return item.quantity === 1 ? name : `${formatCount(item.quantity)} × ${name}`
}
