// From a number to the orders behind it: the filter that the orders page finds them with.

import { isCreatedPreset } from '../find/created-range.ts'
import { EMPTY_FILTER, type OrderFilter } from '../find/order-filter.ts'
import type { Period } from './period.ts'
import { daysOf } from './period.ts'
import type { ProductRow } from './rankings.ts'
import type { BucketSummary } from './summary.ts'
import type { ZoneDays } from './zone-days.ts'

/** The orders of a period, in the chosen currency if there is one. A period that both pages know by name stays one. */
export function filterOfPeriod(
  period: Period,
  today: string,
  currency: string | undefined,
): OrderFilter {
  const { first, last } = daysOf(period, today)
  const named = typeof period === 'string' && isCreatedPreset(period) ? period : undefined
  return {
    ...EMPTY_FILTER,
    created: named ?? { from: first, to: last },
    ...(currency !== undefined && currency !== '' && { currency }),
  }
}

/** The orders behind one bar: of its days, since a filter knows no hours. */
export function filterOfBucket(
  { start, end }: BucketSummary,
  zone: ZoneDays,
  filter: OrderFilter,
): OrderFilter {
  return { ...filter, created: { from: zone.dayAt(start), to: zone.dayAt(end - 1) } }
}

export function filterOfStatus(status: string, filter: OrderFilter): OrderFilter {
  return { ...filter, statuses: [status] }
}

/** The orders with that product among their items. */
export function filterOfProduct({ name, sku }: ProductRow, filter: OrderFilter): OrderFilter {
  return { ...filter, text: sku ?? name }
}
