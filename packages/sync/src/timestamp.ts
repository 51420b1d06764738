// Times as the source tells them: fixed-width UTC strings with microseconds, because a JavaScript Date
// loses the last three digits and two writes within one millisecond would look the same. Fixed width
// makes string order time order.

/** `2026-11-23T20:00:44.027123Z`: ISO 8601, UTC, always six digits of fraction. */
export type Timestamp = string

/** Before every other timestamp: where a source that has never shown a document is read from. */
export const BEGINNING: Timestamp = '1970-01-01T00:00:00.000000Z'

/** The timestamp of a count of milliseconds since 1970, as `Date.now()` gives it. */
export function timestampFromMillis(millis: number): Timestamp {
  return `${new Date(millis).toISOString().slice(0, -1)}000Z`
}

/** Milliseconds since 1970; microseconds are cut off. */
function millisFromTimestamp(timestamp: Timestamp): number {
  return Date.parse(timestamp)
}

/** `timestamp` moved back by `millis` whole milliseconds, its microseconds kept. */
export function minusMillis(timestamp: Timestamp, millis: number): Timestamp {
  const moved = new Date(millisFromTimestamp(timestamp) - millis).toISOString().slice(0, -1)
  return `${moved}${timestamp.slice(23, 26)}Z`
}
