// Time in whole microseconds since 1970, the resolution Firestore keeps, and its form in messages.
import type { TimestampMessage } from './messages.ts'

/** Microseconds since 1970: exact in a double until the year 2255. */
export type Micros = number

export function timestampOf(micros: Micros): TimestampMessage {
  const seconds = Math.floor(micros / 1_000_000)
  return { seconds: String(seconds), nanos: (micros - seconds * 1_000_000) * 1000 }
}

/** Digits below a microsecond are cut off, as Firestore does when it stores a time. */
export function microsOf({ seconds = '0', nanos = 0 }: TimestampMessage): Micros {
  return Number(seconds) * 1_000_000 + Math.floor(nanos / 1000)
}
