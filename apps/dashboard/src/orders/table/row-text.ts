// What the cells of a row say: as cell-text.ts has it, but as short as a row needs it, and in words where there is
// nothing to show.
import type { Order } from '@deltadesk/contract'
import type { Formats } from '../../format/formats.ts'
import { clip } from '../../format/text.ts'
import type { Messages } from '../../i18n/messages.ts'
import { statusWord } from '../status-word.ts'
import { cellText } from './cell-text.ts'
import type { OrderColumnId } from './columns.ts'
import { summarizeItems } from './items-summary.ts'

/** No column is wide enough for more. */
const LONGEST = 160

export interface RowWords {
  readonly formats: Formats
  readonly words: Messages['orders']
}

/** Ages are not among them, since they change by themselves. */
export function rowText(
  order: Order,
  column: Exclude<OrderColumnId, 'updated'>,
  { formats, words }: RowWords,
): string {
  if (column === 'status') return statusWord(order.status, words.noStatus)
  if (column !== 'items') return clip(cellText(order, column, formats), LONGEST)
  const { moreItems, noItems } = words
  return order.items.length === 0
    ? noItems
    : summarizeItems(order.items, { count: formats.count, moreItems })
}

/** What stands under the customer's name; empty where the address is all that is known of the customer, or isn't. */
export function emailLine({ customer: { name, email } }: Order): string {
  return name === null || email === null ? '' : clip(email, LONGEST)
}
