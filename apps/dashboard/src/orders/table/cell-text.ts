// What a cell says as nothing but a text, in the table and on paper.
import type { Order } from '@deltadesk/contract'
import { type Formats, NOTHING } from '../../format/formats.ts'
import { parseTime } from '../../format/time.ts'
import { countryOf } from '../find/country-of.ts'
import type { OrderColumnId } from './columns.ts'
import { piecesOf } from './sort-keys.ts'

const TEXTS: Readonly<
  Record<OrderColumnId, (order: Order, formats: Formats) => string | undefined>
> = {
  number: ({ number }) => number,
  customer: ({ customer }) => customer.name ?? customer.email ?? undefined,
  total: ({ total, currency }, { money }) => money(total, currency),
  items: ({ items }, { count }) =>
    items.map(({ quantity, name }) => `${count(quantity)} × ${name}`).join(', '),
  status: ({ status }) => status ?? undefined,
  created: ({ createdAt }, formats) => timeOf(createdAt, formats),
  updated: ({ updatedAt }, formats) => timeOf(updatedAt, formats),
  email: ({ customer }) => customer.email ?? undefined,
  pieces: ({ items }, { count }) => count(piecesOf(items)),
  currency: ({ currency }) => currency ?? undefined,
  country: countryOf,
  id: ({ id }) => id,
}

/** As long as it is; whoever shows it has to clip it. */
export function cellText(order: Order, column: OrderColumnId, formats: Formats): string {
  return TEXTS[column](order, formats) ?? NOTHING
}

function timeOf(iso: string | null, { time }: Formats): string | undefined {
  const millis = parseTime(iso)
  return millis === undefined ? undefined : time(millis)
}
