// Which moments «yesterday» and its like are. A day begins when its date does in the reader's time zone, which is not
// always at midnight, nor 24 hours after the day before.
import type { OrderFilter } from './order-filter.ts'

export const CREATED_PRESETS = [
  'today',
  'yesterday',
  '7d',
  '30d',
  'month',
  'lastMonth',
  'year',
] as const

/** `7d` and `30d` end with today and include it; `month` and `year` are the present ones of the calendar. */
export type CreatedPreset = (typeof CREATED_PRESETS)[number]

/** When and where «today» is asked for: milliseconds since 1970, and a name that Intl knows, such as `Europe/Berlin`. */
export interface When {
  readonly now: number
  readonly timeZone: string
}

/** Milliseconds since 1970: from `from` on, before `to`; an absent end is open. */
export interface MomentRange {
  readonly from?: number | undefined
  readonly to?: number | undefined
}

const DAY_MS = 86_400_000

export function isCreatedPreset(text: string): text is CreatedPreset {
  return CREATED_PRESETS.some((preset) => preset === text)
}

/** Whether it is a day of the calendar from 1900 to 2199, as `2026-11-23`. */
export function isIsoDate(text: string): boolean {
  return /^(?:19|20|21)\d\d-\d\d-\d\d$/.test(text) && movedBy(text, 0) === text
}

/** The moments that a filter's `created` means. */
export function createdRange(created: OrderFilter['created'], when: When): MomentRange {
  const { from, to } = typeof created === 'string' ? daysOf(created, when) : created
  const after = to === undefined ? undefined : movedBy(to, 1)
  return {
    from: from === undefined ? undefined : startOfDay(from, when.timeZone),
    to: after === undefined ? undefined : startOfDay(after, when.timeZone),
  }
}

/** The date of a moment in a time zone, as `2026-11-23`. */
export function dateAt(moment: number, timeZone: string): string {
  const parts = formatIn(timeZone).formatToParts(moment)
  const part = (type: string) => parts.find((part) => part.type === type)?.value ?? ''
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`
}

/**
 * The first moment of a date in a time zone. Found by halving, so that it holds for a midnight that the clocks skip
 * or meet twice; for a date that a zone left out, it is the first moment of the next one.
 */
export function startOfDay(date: string, timeZone: string): number {
  const utc = Date.parse(date)
  let before = utc - DAY_MS
  let after = utc + DAY_MS
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2)
    if (dateAt(middle, timeZone) < date) before = middle
    else after = middle
  }
  return after
}

/** First and last day. */
function daysOf(preset: CreatedPreset, { now, timeZone }: When): { from: string; to: string } {
  const today = dateAt(now, timeZone)
  const month = `${today.slice(0, 7)}-01`
  switch (preset) {
    case 'today':
      return { from: today, to: today }
    case 'yesterday':
      return { from: movedBy(today, -1), to: movedBy(today, -1) }
    case '7d':
      return { from: movedBy(today, -6), to: today }
    case '30d':
      return { from: movedBy(today, -29), to: today }
    case 'month':
      return { from: month, to: movedBy(`${movedBy(month, 31).slice(0, 7)}-01`, -1) }
    case 'lastMonth':
      return { from: `${movedBy(month, -1).slice(0, 7)}-01`, to: movedBy(month, -1) }
    case 'year':
      return { from: `${today.slice(0, 4)}-01-01`, to: `${today.slice(0, 4)}-12-31` }
  }
}

/** A date so many days later; the empty string where there is no such date. */
function movedBy(date: string, days: number): string {
  const moment = Date.parse(date) + days * DAY_MS
  return Number.isNaN(moment) ? '' : new Date(moment).toISOString().slice(0, 10)
}

let format: Intl.DateTimeFormat | undefined
let formatZone = ''

/** Making one is slow, and nearly always it is the one of last time. */
function formatIn(timeZone: string): Intl.DateTimeFormat {
  if (format === undefined || formatZone !== timeZone) {
    format = new Intl.DateTimeFormat('en-u-ca-iso8601-nu-latn', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    })
    formatZone = timeZone
  }
  return format
}
