// A filter's limits, made ready to be asked of many orders.
import { createdRange, type MomentRange, type When } from './created-range.ts'
import type { OrderFilter } from './order-filter.ts'

/** What a filter asks for besides text and statuses; `undefined` is no limit. */
export interface FilterLimits {
  readonly created: MomentRange
  readonly min: number | undefined
  readonly max: number | undefined
  readonly currency: string | undefined
  readonly country: string | undefined
}

export function limitsOf(
  { created, total, currency, country }: OrderFilter,
  when: When,
): FilterLimits {
  const { min, max } = total
  return { created: createdRange(created, when), min, max, currency, country }
}

/** Whether everything is within them. */
export function noLimits({ created, min, max, currency, country }: FilterLimits): boolean {
  const all = [created.from, created.to, min, max, currency, country]
  return all.every((limit) => limit === undefined)
}
