// What a cell says when it is pointed at: all of a text that may be cut off, each item, the time to the second. It is made
// then and not before, since of a thousand cells that scroll by one is pointed at.
import type { Order } from '@deltadesk/contract'
import type { Formats } from '../../format/formats.ts'
import { clip } from '../../format/text.ts'
import { parseTime } from '../../format/time.ts'
import type { Messages } from '../../i18n/messages.ts'
import { cellText } from './cell-text.ts'
import type { OrderColumnId } from './columns.ts'
import { listItems } from './items-summary.ts'

const LONGEST = 1000

export interface HintWords {
  readonly formats: Formats
  readonly words: Messages
}

/** Empty where there is nothing to say. */
export function cellHint(
  order: Order,
  column: OrderColumnId,
  { formats, words }: HintWords,
): string {
  switch (column) {
    case 'items':
      return listItems(order.items, {
        count: formats.count,
        moreLines: (lines) => words.orders.moreLines(lines, formats.count(lines)),
      })
    case 'status':
      return clip(order.status?.trim() ?? '', LONGEST)
    case 'created':
      return exactTime(order.createdAt, formats)
    case 'updated':
      return exactTime(order.updatedAt, formats)
    case 'customer':
      return [order.customer.name, order.customer.email]
        .flatMap((text) => (text === null ? [] : [clip(text, LONGEST)]))
        .join('\n')
    default:
      return clip(cellText(order, column, formats), LONGEST)
  }
}

function exactTime(iso: string | null, formats: Formats): string {
  const millis = parseTime(iso)
  return millis === undefined ? '' : formats.exactTime(millis)
}
