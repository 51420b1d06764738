// What stands under a bar, short enough for an axis, and what a table or a hint says of the same stretch of time.
import type { DayRange } from './calendar-day.ts'
import type { BucketUnit } from './timeline.ts'

export interface BucketLabels {
  /** `14:00`, `23 Nov`, `Nov 2026`. */
  short(start: number): string
  /** `14:00`, `Mon, 23 Nov 2026`, `23 – 29 Nov 2026`, `November 2026`. */
  long(start: number, end: number): string
}

const SHORT: Readonly<Record<BucketUnit, Intl.DateTimeFormatOptions>> = {
  hour: { hour: 'numeric', minute: '2-digit' },
  day: { day: 'numeric', month: 'short' },
  week: { day: 'numeric', month: 'short' },
  month: { month: 'short', year: 'numeric' },
}

const LONG: Readonly<Record<BucketUnit, Intl.DateTimeFormatOptions>> = {
  hour: { hour: 'numeric', minute: '2-digit' },
  day: { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' },
  week: { day: 'numeric', month: 'short', year: 'numeric' },
  month: { month: 'long', year: 'numeric' },
}

/** Times are milliseconds since 1970; an `end` is the first instant after the bucket. */
export function bucketLabels(unit: BucketUnit, locale: string, timeZone: string): BucketLabels {
  const short = new Intl.DateTimeFormat(locale, { ...SHORT[unit], timeZone })
  const long = new Intl.DateTimeFormat(locale, { ...LONG[unit], timeZone })
  return {
    short: (start) => short.format(start),
    long: (start, end) =>
      unit === 'week' || unit === 'hour' ? long.formatRange(start, end - 1) : long.format(start),
  }
}

/** `26 Oct – 24 Nov 2026`. */
export function rangeWords({ first, last }: DayRange, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).formatRange(
    Date.parse(first),
    Date.parse(last),
  )
}
