// Times as the source tells them: fixed-width UTC strings with microseconds, because a JavaScript Date
// loses the last three digits and two writes within one millisecond would look the same. Fixed width
// makes string order time order.

/** `2026-11-23T20:00:44.027123Z`: ISO 8601, UTC, years 0001 to 9999, always six digits of fraction. */
export type Timestamp = string

/** Before every other timestamp that a shop's orders carry: where a source that has shown no document is read from. */
export const BEGINNING: Timestamp = '1970-01-01T00:00:00.000000Z'

const MICROS_PER_MILLI = 1000n

/** The timestamp of a count of milliseconds since 1970, as `Date.now()` gives it. */
export function timestampFromMillis(millis: number): Timestamp {
  return `${new Date(millis).toISOString().slice(0, -1)}000Z`
}

/** Milliseconds since 1970; microseconds are cut off. */
export function millisFromTimestamp(timestamp: Timestamp): number {
  return Date.parse(timestamp)
}

/** Microseconds since 1970, exact for every timestamp: a double would not be before 1684 and after 2255. */
export function microsFromTimestamp(timestamp: Timestamp): bigint {
  return (
    BigInt(Date.parse(`${timestamp.slice(0, 23)}Z`)) * MICROS_PER_MILLI +
    BigInt(timestamp.slice(23, 26))
  )
}

/** The inverse of {@link microsFromTimestamp}. */
export function timestampFromMicros(micros: bigint): Timestamp {
  const rest = ((micros % MICROS_PER_MILLI) + MICROS_PER_MILLI) % MICROS_PER_MILLI
  const millis = new Date(Number((micros - rest) / MICROS_PER_MILLI)).toISOString().slice(0, -1)
  return `${millis}${String(rest).padStart(3, '0')}Z`
}

/** `timestamp` moved back by `millis` whole milliseconds, its microseconds kept. */
export function minusMillis(timestamp: Timestamp, millis: number): Timestamp {
  return timestampFromMicros(microsFromTimestamp(timestamp) - BigInt(millis) * MICROS_PER_MILLI)
}

/** The next moment that a timestamp can tell. */
export function nextMoment(timestamp: Timestamp): Timestamp {
  return timestampFromMicros(microsFromTimestamp(timestamp) + 1n)
}
