// How shops keep a time.
import { Timestamp } from 'firebase-admin/firestore'

/** Text of mixed precision is only in order down to the second. */
export const MIXED = 'text in whole seconds or finer'
export const LOCAL = 'text by a local clock'

/** Makes of milliseconds since 1970 what a document keeps. */
export const kindsOfTime: Readonly<Record<string, (millis: number) => unknown>> = {
  timestamp: (millis) => Timestamp.fromMillis(millis),
  text: (millis) => new Date(millis).toISOString(),
  [MIXED]: (millis) => new Date(millis).toISOString().replace('.000Z', 'Z'),
  [LOCAL]: (millis) => new Date(millis - 5 * 3_600_000).toISOString().replace('Z', '-05:00'),
  millis: (millis) => millis,
}
