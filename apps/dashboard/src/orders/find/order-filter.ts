// What the reader has narrowed the orders down to, and how that is written into an address: the address bar, a saved
// view and a shared link all hold the same query. A query may come from anybody, so what makes no sense is ignored.
import type { LocationQuery, LocationQueryRaw, LocationQueryValue } from 'vue-router'
import { type CreatedPreset, isCreatedPreset, isIsoDate } from './created-range.ts'

/** Whole days, both of them included, as `2026-11-23`; an absent end is open. */
interface DayRange {
  readonly from?: string | undefined
  readonly to?: string | undefined
}

/** Both included; in the units of each order's own currency. */
interface TotalRange {
  readonly min?: number | undefined
  readonly max?: number | undefined
}

export interface OrderFilter {
  /** As typed: every word has to be found. At most {@link TEXT_LIMIT} UTF-16 units count. */
  readonly text: string
  /** One of these, `''` being an order without a status; none given: any. */
  readonly statuses: readonly string[]
  readonly created: CreatedPreset | DayRange
  readonly total: TotalRange
  readonly currency?: string | undefined
  /** As the orders have it: see `countryOf`. */
  readonly country?: string | undefined
}

export const EMPTY_FILTER: OrderFilter = { text: '', statuses: [], created: {}, total: {} }

/** What is longer is no search: it is cut off in a query. */
export const TEXT_LIMIT = 200

/** The query parameters that belong to a filter; all others are somebody else's. */
const FILTER_KEYS = ['q', 'status', 'created', 'from', 'to', 'min', 'max', 'currency', 'country']

/** Whether it lets every order through. */
export function isEmpty(filter: OrderFilter): boolean {
  const { text, statuses, created, total, currency, country } = filter
  if (text.trim() !== '' || statuses.length > 0 || typeof created === 'string') return false
  const rest = [created.from, created.to, total.min, total.max, currency, country]
  return rest.every((value) => value === undefined)
}

/** The filter of a query. Unknown parameters and values that make no sense are ignored; never throws. */
export function filterFromQuery(query: LocationQuery): OrderFilter {
  const currency = labelOf(query.currency)
  const country = labelOf(query.country)
  return {
    text: tidy(textOf(query.q) ?? ''),
    statuses: [...new Set(textsOf(query.status).map(tidy))],
    created: createdOf(query),
    total: present({ min: numberOf(query.min), max: numberOf(query.max) }),
    ...(currency !== undefined && { currency }),
    ...(country !== undefined && { country }),
  }
}

/**
 * The inverse of {@link filterFromQuery}: only what differs from {@link EMPTY_FILTER} is written. What `beside` holds
 * that is not of a filter (the sorting, say) is kept.
 */
export function queryFromFilter(
  filter: OrderFilter,
  beside: LocationQueryRaw = {},
): LocationQueryRaw {
  const { text, statuses, created, total, currency, country } = filter
  const range = typeof created === 'string' ? { created } : present(created)
  const others = Object.entries(beside).filter(([key]) => !FILTER_KEYS.includes(key))
  return {
    ...Object.fromEntries(others),
    ...(text !== '' && { q: tidy(text) }),
    ...(statuses.length > 0 && { status: statuses.map(tidy) }),
    ...range,
    ...(total.min !== undefined && { min: String(total.min) }),
    ...(total.max !== undefined && { max: String(total.max) }),
    ...(currency !== undefined && { currency: tidy(currency) }),
    ...(country !== undefined && { country: tidy(country) }),
  }
}

type QueryValue = LocationQueryValue | LocationQueryValue[] | undefined

function textsOf(value: QueryValue): string[] {
  return [value].flat().filter((text) => typeof text === 'string')
}

/** The first one where a parameter is repeated. */
function textOf(value: QueryValue): string | undefined {
  return textsOf(value)[0]
}

function labelOf(value: QueryValue): string | undefined {
  return tidy(textOf(value) ?? '') || undefined
}

function createdOf(query: LocationQuery): CreatedPreset | DayRange {
  const preset = textOf(query.created)
  if (preset !== undefined && isCreatedPreset(preset)) return preset
  return present({ from: dateOf(query.from), to: dateOf(query.to) })
}

function dateOf(value: QueryValue): string | undefined {
  const text = textOf(value)
  return text !== undefined && isIsoDate(text) ? text : undefined
}

function numberOf(value: QueryValue): number | undefined {
  const text = textOf(value) ?? ''
  const number = /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/.test(text) ? Number(text) : Number.NaN
  return Number.isFinite(number) ? number : undefined
}

/** Short, and without half characters: an address cannot hold those. */
function tidy(text: string): string {
  return text.slice(0, TEXT_LIMIT).toWellFormed()
}

/** Without the fields that are undefined, so that two filters that say the same look the same. */
function present<T extends object>(fields: T): Partial<T> {
  const all: Partial<T> = { ...fields }
  for (const key in all) if (all[key] === undefined) delete all[key]
  return all
}
