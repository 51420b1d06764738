// The three ways in which shops keep a time in Firestore, as the one fixed-width form that the engine compares.
import { type Timestamp as TimestampText, timestampFromMillis } from '@deltadesk/sync'
import { Timestamp } from 'firebase-admin/firestore'
import { isInstance } from './firestore-value.ts'

/** Firestore compares and orders values within one of these; it never mixes them. */
export const MOMENT_KINDS = ['timestamp', 'text', 'millis'] as const
export type MomentKind = (typeof MOMENT_KINDS)[number]

/** A time as a document keeps it. */
export interface Moment {
  readonly kind: MomentKind
  /** The same time in fixed width, UTC, microseconds; anything finer is cut off. */
  readonly at: TimestampText
  /** Of text: how many minutes the clock it was written by is ahead of UTC. */
  readonly offsetMinutes?: number
}

/** The first and last millisecond that Firestore's own timestamps can tell. */
export const MILLIS_RANGE = { first: -62_135_596_800_000, last: 253_402_300_799_999 } as const

const ISO = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:[.,](\d+))?(?:(Z)|([+-])(\d\d)(?::?(\d\d))?)?$/

/**
 * The time that `value` tells: a Firestore timestamp; text in ISO 8601's extended form down to the second or
 * finer, which is UTC where it names no zone; or a number of milliseconds since 1970. Undefined for all else.
 */
export function momentOf(value: unknown): Moment | undefined {
  switch (typeof value) {
    case 'string':
      return momentOfText(value)
    case 'number':
      return momentOfMillis(value)
    case 'bigint':
      return momentOfMillis(Number(value))
    default:
      return isInstance(value, Timestamp)
        ? { kind: 'timestamp', at: timestampText(value) }
        : undefined
  }
}

/** A Firestore timestamp in fixed width. */
export function timestampText(timestamp: Timestamp): TimestampText {
  const seconds = new Date(timestamp.seconds * 1000).toISOString().slice(0, 19)
  return `${seconds}.${microDigits(Math.floor(timestamp.nanoseconds / 1000))}Z`
}

/** The inverse of {@link timestampText}, to the microsecond. */
export function timestampOf(text: TimestampText): Timestamp {
  return new Timestamp(
    Math.floor(Date.parse(`${text.slice(0, 19)}Z`) / 1000),
    microsOf(text) * 1000,
  )
}

/** The microseconds within the second. */
function microsOf(text: TimestampText): number {
  return Number(text.slice(20, 26))
}

function momentOfText(text: string): Moment | undefined {
  const [, local, fraction = '', , sign, hours = '0', minutes = '0'] = ISO.exec(text) ?? []
  if (local === undefined) return undefined
  const ahead = Number(hours) * 60 + Number(minutes)
  const offsetMinutes = sign === '-' ? -ahead : ahead
  const millis = Date.parse(`${local}Z`) - offsetMinutes * 60_000
  if (!isInRange(millis)) return undefined
  const seconds = new Date(millis).toISOString().slice(0, 19)
  const at = `${seconds}.${fraction.slice(0, 6).padEnd(6, '0')}Z`
  return { kind: 'text', at, offsetMinutes }
}

function momentOfMillis(millis: number): Moment | undefined {
  if (!isInRange(millis)) return undefined
  const whole = Math.floor(millis)
  const micros = Math.floor((millis - whole) * 1000)
  return {
    kind: 'millis',
    at: `${timestampFromMillis(whole).slice(0, 23)}${String(micros).padStart(3, '0')}Z`,
  }
}

/** False for NaN as well. */
function isInRange(millis: number): boolean {
  return millis >= MILLIS_RANGE.first && millis <= MILLIS_RANGE.last
}

function microDigits(micros: number): string {
  return String(micros).padStart(6, '0')
}
