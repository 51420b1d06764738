// The days of one time zone, as the find box tells them, but remembered: charts ask for the same days over and over.
import { dateAt, startOfDay } from '../find/created-range.ts'
import type { CalendarDay } from './calendar-day.ts'

export interface ZoneDays {
  readonly timeZone: string
  /** The day that it is there at `millis` (since 1970). */
  dayAt(millis: number): CalendarDay
  /** The first instant at which `day` has begun there, milliseconds since 1970. */
  startOf(day: CalendarDay): number
}

/**
 * @param timeZone - a name that Intl knows
 * @throws RangeError when asked, if it doesn't
 */
export function daysIn(timeZone: string): ZoneDays {
  const starts = new Map<CalendarDay, number>()
  /** How long after midnight in UTC the last day looked up has begun. */
  let offset = 0

  /** Most days begin when their neighbours do, and to see that they do is far cheaper than to search. */
  function lookUp(day: CalendarDay): number {
    const guess = Date.parse(day) + offset
    const right = dateAt(guess, timeZone) === day && dateAt(guess - 1, timeZone) < day
    return right ? guess : startOfDay(day, timeZone)
  }

  function startOf(day: CalendarDay): number {
    const known = starts.get(day)
    if (known !== undefined) return known
    const start = lookUp(day)
    offset = start - Date.parse(day)
    starts.set(day, start)
    return start
  }

  return { timeZone, dayAt: (millis) => dateAt(millis, timeZone), startOf }
}
