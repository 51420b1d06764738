// The order of time as Firestore keeps it. It orders a field by its native values, each kind by itself: a
// timestamp is a time exactly, but text and numbers have places where their order and that of time agree, and
// others where it can't be told.
import { type Position, timestampFromMillis } from '@deltadesk/sync'
import { Timestamp } from 'firebase-admin/firestore'
import { isInstance } from '../firestore-value.ts'
import { MILLIS_RANGE, type MomentKind } from '../moment.ts'

/** A place in Firestore's order: just before the documents that equal the values, or just behind them. */
export interface NativeCut {
  readonly values: readonly [native: unknown] | readonly [native: unknown, id: string]
  readonly side: 'before' | 'behind'
}

/** The least and the greatest value that a kind has for a time; a filter between them leaves out the other kinds. */
export const NATIVE_RANGE = {
  timestamp: [new Timestamp(-62_135_596_800, 0), new Timestamp(253_402_300_799, 999_999_999)],
  // Every ISO 8601 time begins with a digit; «:» is the character behind «9».
  text: ['0', ':'],
  millis: [MILLIS_RANGE.first, MILLIS_RANGE.last],
} as const satisfies Readonly<Record<MomentKind, readonly [unknown, unknown]>>

/** Whether a filter by the kind's range finds `native`, which need tell no time for that. */
export function isInNativeRange(kind: MomentKind, native: unknown): boolean {
  switch (kind) {
    case 'timestamp':
      return isInstance(native, Timestamp)
    case 'text': {
      const [least, greatest] = NATIVE_RANGE.text
      return typeof native === 'string' && native >= least && native <= greatest
    }
    case 'millis': {
      const [least, greatest] = NATIVE_RANGE.millis
      const isNumber = typeof native === 'number' || typeof native === 'bigint'
      return isNumber && native >= least && native <= greatest
    }
  }
}

/**
 * Milliseconds from one place that can be told to the next. Numbers may have fractions, and two that differ
 * may be one microsecond; text compares character by character, so that `…44Z` comes behind `…44.9Z`.
 */
const STEP = { millis: 1, text: 1000 } as const

/** The last place at or before `position` that can be told. */
export function placeBefore(kind: MomentKind, position: Position): Position {
  if (kind === 'timestamp') return position
  return { updatedAt: timestampFromMillis(stepDown(STEP[kind], position)) }
}

/** The first place at or behind `position` that can be told, as far as there is time. */
export function placeBehind(kind: MomentKind, position: Position): Position {
  if (kind === 'timestamp') return position
  const step = STEP[kind]
  const down = placeBefore(kind, position)
  if (position.id === undefined && position.updatedAt === down.updatedAt) return down
  const up = Math.min(stepDown(step, position) + step, MILLIS_RANGE.last)
  return placeBefore(kind, { updatedAt: timestampFromMillis(up) })
}

/** A whole second as text that every time of that second begins with; for the first of all, the least text. */
export function secondText(millis: number): string {
  if (millis <= MILLIS_RANGE.first) return NATIVE_RANGE.text[0]
  return new Date(Math.min(millis, MILLIS_RANGE.last)).toISOString().slice(0, 19)
}

/** The last whole second, in milliseconds since 1970, that does not come behind `text` as text. */
export function lastSecondUpTo(text: string): number {
  let low = MILLIS_RANGE.first / STEP.text
  let high = Math.floor(MILLIS_RANGE.last / STEP.text)
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (secondText(middle * STEP.text) <= text) low = middle
    else high = middle - 1
  }
  return low * STEP.text
}

function stepDown(step: number, { updatedAt }: Position): number {
  return Math.floor(Date.parse(updatedAt) / step) * step
}
