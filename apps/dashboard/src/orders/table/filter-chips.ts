// What of a filter is shown as a chip that can be taken off: all but the words and the statuses, which have places of
// their own.

import type { CreatedPreset } from '../find/created-range.ts'
import { EMPTY_FILTER, type OrderFilter } from '../find/order-filter.ts'

export type ChipKind = 'created' | 'total' | 'currency' | 'country'

export interface FilterChip {
  readonly kind: ChipKind
  readonly text: string
}

/** What is needed to say it in a language. */
export interface ChipWords {
  readonly presets: Readonly<Record<CreatedPreset, string>>
  createdFrom(day: string): string
  createdTo(day: string): string
  createdBetween(from: string, to: string): string
  totalFrom(min: string): string
  totalTo(max: string): string
  totalBetween(min: string, max: string): string
}

export interface ChipFormats {
  /** Of a date such as `2026-11-23`. */
  date(date: string): string
  count(value: number): string
}

export function chipsOf(
  { created, total, currency, country }: OrderFilter,
  words: ChipWords,
  { date, count }: ChipFormats,
): FilterChip[] {
  const texts: readonly [ChipKind, string | undefined][] = [
    [
      'created',
      typeof created === 'string'
        ? words.presets[created]
        : rangeText(created.from, created.to, date, {
            from: words.createdFrom,
            to: words.createdTo,
            between: words.createdBetween,
          }),
    ],
    [
      'total',
      rangeText(total.min, total.max, count, {
        from: words.totalFrom,
        to: words.totalTo,
        between: words.totalBetween,
      }),
    ],
    ['currency', currency],
    ['country', country],
  ]
  return texts.flatMap(([kind, text]) => (text === undefined ? [] : [{ kind, text }]))
}

/** The filter without what a chip stands for. */
export function withoutChip(filter: OrderFilter, kind: ChipKind): OrderFilter {
  const { currency, country, ...rest } = filter
  return {
    ...rest,
    ...(currency !== undefined && kind !== 'currency' && { currency }),
    ...(country !== undefined && kind !== 'country' && { country }),
    ...(kind === 'created' && { created: EMPTY_FILTER.created }),
    ...(kind === 'total' && { total: EMPTY_FILTER.total }),
  }
}

interface RangeWords {
  from(from: string): string
  to(to: string): string
  between(from: string, to: string): string
}

function rangeText<T>(
  from: T | undefined,
  to: T | undefined,
  show: (value: T) => string,
  words: RangeWords,
): string | undefined {
  if (from !== undefined && to !== undefined) return words.between(show(from), show(to))
  if (from !== undefined) return words.from(show(from))
  return to === undefined ? undefined : words.to(show(to))
}

/** How many are set of those that have chips. */
export function countFilters({ created, total, currency, country }: OrderFilter): number {
  const isSet = [
    typeof created === 'string' || created.from !== undefined || created.to !== undefined,
    total.min !== undefined || total.max !== undefined,
    currency !== undefined,
    country !== undefined,
  ]
  return isSet.filter(Boolean).length
}
