// Points in time for people: the day when it was, or how long ago. Everything takes milliseconds since 1970,
// so that nothing here reads a clock.
import { LOCALE } from './locale.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

const day = new Intl.DateTimeFormat(LOCALE, { day: 'numeric', month: 'short', year: 'numeric' })
const dayAndTime = new Intl.DateTimeFormat(LOCALE, {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
})
const toTheSecond = new Intl.DateTimeFormat(LOCALE, { dateStyle: 'full', timeStyle: 'long' })

/** Milliseconds since 1970 of an ISO 8601 time; `undefined` if it is none. Microseconds are cut off. */
export function parseTime(iso: string | null): number | undefined {
  const millis = iso === null ? Number.NaN : Date.parse(iso)
  return Number.isNaN(millis) ? undefined : millis
}

/** `Nov 23, 2026, 08:00 PM`, in the person's own time zone. */
export function formatTime(millis: number): string {
  return dayAndTime.format(millis)
}

/** Down to the second and with its time zone: what a hint shows beside a rougher text. */
export function formatExactTime(millis: number): string {
  return toTheSecond.format(millis)
}

/**
 * How long ago, in the largest unit that fits: `just now`, `12 s ago`, `5 min ago`, `3 h ago`, `6 days ago`;
 * the date itself beyond thirty days. A time ahead of the person's clock is `just now`: clocks differ.
 */
export function formatAge(millis: number, now: number): string {
  const age = now - millis
  if (age < 5 * SECOND) return 'just now'
  if (age < 30 * DAY) return `${formatDuration(age)} ago`
  return `on ${day.format(millis)}`
}

/** A span of time in one unit: `12 s`, `5 min`, `3 h`, `6 days`. Rounded down; never below one second. */
export function formatDuration(millis: number): string {
  if (millis < MINUTE) return `${Math.max(1, Math.floor(millis / SECOND))} s`
  if (millis < HOUR) return `${Math.floor(millis / MINUTE)} min`
  if (millis < DAY) return `${Math.floor(millis / HOUR)} h`
  const days = Math.floor(millis / DAY)
  return days === 1 ? '1 day' : `${days} days`
}
