// How long something took or is ago, in the largest unit that fits.

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

export const THIRTY_DAYS_MS = 30 * DAY

/** Rounded down; never below one second. */
export function spanOf(millis: number): {
  unit: 'second' | 'minute' | 'hour' | 'day'
  count: number
} {
  if (millis < MINUTE) return { unit: 'second', count: Math.max(1, Math.floor(millis / SECOND)) }
  if (millis < HOUR) return { unit: 'minute', count: Math.floor(millis / MINUTE) }
  if (millis < DAY) return { unit: 'hour', count: Math.floor(millis / HOUR) }
  return { unit: 'day', count: Math.floor(millis / DAY) }
}
