// What stands in the cells of the table that are nothing but a text.
import type { Order } from '@deltadesk/contract'
import { type Formats, NOTHING } from '../../format/formats.ts'
import { parseTime } from '../../format/time.ts'
import { countryOf } from '../find/country-of.ts'
import type { OrderColumnId } from './columns.ts'
import { piecesOf } from './sort-keys.ts'

type TextColumnId = Exclude<OrderColumnId, 'items' | 'status' | 'updated'>

const TEXTS: Readonly<
  Record<TextColumnId, (order: Order, formats: Formats) => string | undefined>
> = {
  number: ({ number }) => number,
  customer: ({ customer }) => customer.name ?? customer.email ?? undefined,
  total: ({ total, currency }, { money }) => money(total, currency),
  created({ createdAt }, { time }) {
    const millis = parseTime(createdAt)
    return millis === undefined ? undefined : time(millis)
  },
  email: ({ customer }) => customer.email ?? undefined,
  pieces: ({ items }, { count }) => count(piecesOf(items)),
  currency: ({ currency }) => currency ?? undefined,
  country: countryOf,
  id: ({ id }) => id,
}

/** As long as it is; whoever shows it has to clip it. */
export function cellText(order: Order, column: TextColumnId, formats: Formats): string {
  return TEXTS[column](order, formats) ?? NOTHING
}
