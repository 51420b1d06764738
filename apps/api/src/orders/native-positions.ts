// Turns the engine's positions back into values that Firestore can start a query at. Firestore orders a field
// by its native value, and only a timestamp can be made from the engine's form without loss; so the native
// values met lately are remembered, and where one is not, the bound is set so that nothing is skipped.
import type { PageRequest, Position } from '@deltadesk/sync'
import { Timestamp } from 'firebase-admin/firestore'
import { MILLIS_RANGE, type Moment, type MomentKind, microsOf, timestampOf } from './moment.ts'

/** Where a query starts: the values of its orderings, and whether documents that equal them belong to it. */
export interface Bound {
  readonly values: readonly [native: unknown] | readonly [native: unknown, id: string]
  readonly inclusive: boolean
}

/** The least and the greatest value that a kind has for a time; a filter between them leaves out the other kinds. */
export const NATIVE_RANGE: Readonly<Record<MomentKind, readonly [unknown, unknown]>> = {
  timestamp: [new Timestamp(-62_135_596_800, 0), new Timestamp(253_402_300_799, 999_999_999)],
  // Every ISO 8601 time begins with a digit; «:» is the character behind «9».
  text: ['0', ':'],
  millis: [MILLIS_RANGE.first, MILLIS_RANGE.last],
}

/** How many documents' native values are remembered: a few megabytes. */
const MOST_REMEMBERED = 20_000
/** How far daylight saving moves a clock, in minutes. */
const CLOCK_CHANGE = 60
/** The clocks that are furthest from UTC, in minutes: taken for the shop's until one of its times was met. */
const WESTMOST = -12 * 60
const EASTMOST = 14 * 60

type Direction = PageRequest['direction']

export class NativePositions {
  readonly #natives = new Map<string, { readonly updatedAt: string; readonly native: unknown }>()
  /** The clocks met, in minutes ahead of UTC. */
  #leastOffset: number | undefined
  #greatestOffset: number | undefined

  /** Keeps the native value of a position that was given out. Timestamps need no keeping. */
  remember({ updatedAt, id }: Required<Position>, native: unknown, moment?: Moment): void {
    if (moment?.kind === 'timestamp') return
    this.learnClock(moment?.offsetMinutes)
    this.#natives.delete(id)
    this.#natives.set(id, { updatedAt, native })
    if (this.#natives.size <= MOST_REMEMBERED) return
    const [oldest] = this.#natives.keys()
    if (oldest !== undefined) this.#natives.delete(oldest)
  }

  /** Takes note of a clock that the shop writes its times by. */
  learnClock(offsetMinutes: number | undefined): void {
    if (offsetMinutes === undefined) return
    this.#leastOffset = Math.min(this.#leastOffset ?? offsetMinutes, offsetMinutes)
    this.#greatestOffset = Math.max(this.#greatestOffset ?? offsetMinutes, offsetMinutes)
  }

  /**
   * The bound behind which a query of `direction` finds everything behind `position`.
   *
   * Exact for timestamps and for remembered positions. For others it lies a little before the position, so
   * that something may be read again but nothing is skipped: milliseconds by less than one, text by up to a
   * second. Text compares character by character, so its bound is cut at the whole second, where formats of
   * any precision and any way to write UTC agree. Where the shop's clock is not UTC's, the bound is taken by
   * the offset met that reads most, and by an hour more for the change of daylight saving.
   */
  boundOf(kind: MomentKind, position: Position, direction: Direction): Bound {
    const { updatedAt, id } = position
    if (kind === 'timestamp') {
      const native = timestampOf(updatedAt)
      return id === undefined
        ? { values: [native], inclusive: true }
        : { values: [native, id], inclusive: false }
    }
    const remembered = id === undefined ? undefined : this.#natives.get(id)
    if (id !== undefined && remembered?.updatedAt === updatedAt) {
      return { values: [remembered.native, id], inclusive: false }
    }
    const native =
      kind === 'millis' ? millisBound(updatedAt, direction) : this.#textBound(updatedAt, direction)
    return { values: [native], inclusive: true }
  }

  #textBound(updatedAt: string, direction: Direction): string {
    const oldestFirst = direction === 'oldest-first'
    const offset = oldestFirst
      ? (this.#leastOffset ?? WESTMOST)
      : (this.#greatestOffset ?? EASTMOST)
    const margin = offset === 0 ? 0 : CLOCK_CHANGE
    const local = Date.parse(updatedAt) + (offset + (oldestFirst ? -margin : margin)) * 60_000
    const millis = Math.min(Math.max(local, MILLIS_RANGE.first), MILLIS_RANGE.last)
    const second = new Date(millis).toISOString().slice(0, 19)
    // «~» is behind every character that can follow the seconds.
    return oldestFirst ? second : `${second}~`
  }
}

function millisBound(updatedAt: string, direction: Direction): number {
  const millis = Math.floor(Date.parse(updatedAt))
  // A double of this size is only true to a quarter of a microsecond, hence two of them.
  return direction === 'oldest-first' ? millis : millis + ((microsOf(updatedAt) % 1000) + 2) / 1000
}
