// Days as people write them, without a time or a zone: «2026-11-23». Text of a fixed width, so that comparing two
// of them as text is comparing them as days, and a day can stand in the URL as it is.
import { isIsoDate } from '../find/created-range.ts'

/** `YYYY-MM-DD`. */
export type CalendarDay = string

/** Days from the first to the last, both of them included. */
export interface DayRange {
  readonly first: CalendarDay
  readonly last: CalendarDay
}

const DAY_MS = 86_400_000

/** The day that `text` names, if it names one that there is: not the 30th of February. */
export function parseDay(text: unknown): CalendarDay | undefined {
  return typeof text === 'string' && isIsoDate(text) ? text : undefined
}

/** `count` days later; earlier if it is negative. */
export function shiftDay(day: CalendarDay, count: number): CalendarDay {
  return dayAt(midnightOf(day) + count * DAY_MS)
}

/** How many days `range` has. */
export function lengthOf({ first, last }: DayRange): number {
  return Math.round((midnightOf(last) - midnightOf(first)) / DAY_MS) + 1
}

/** The Monday of the week that `day` is in. */
export function mondayOf(day: CalendarDay): CalendarDay {
  return shiftDay(day, -((new Date(midnightOf(day)).getUTCDay() + 6) % 7))
}

/** The first day of the month that `day` is in. */
export function monthStartOf(day: CalendarDay): CalendarDay {
  return `${day.slice(0, 8)}01`
}

/** Midnight in UTC, milliseconds since 1970: something to count days with, not when the day begins anywhere. */
function midnightOf(day: CalendarDay): number {
  return Date.parse(day)
}

function dayAt(millis: number): CalendarDay {
  return new Date(millis).toISOString().slice(0, 10)
}
