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

interface Remembered {
  readonly updatedAt: string
  readonly native: unknown
  /** Whether the next page is to be read from here, rather than the next refresh. */
  readonly isBorder: boolean
}

export class NativePositions {
  readonly #remembered = new Map<string, Remembered>()
  /** The clocks met, in minutes ahead of UTC. */
  #leastOffset: number | undefined
  #greatestOffset: number | undefined

  /** Whether times are text by a clock that is not UTC's. */
  get areLocal(): boolean {
    return (this.#leastOffset ?? 0) !== 0 || (this.#greatestOffset ?? 0) !== 0
  }

  /** Keeps the native value of a position that is given out. Timestamps need no keeping. */
  remember({ updatedAt, id }: Required<Position>, native: unknown, moment?: Moment): void {
    if (moment?.kind === 'timestamp') return
    this.learnClock(moment)
    this.#remembered.delete(id)
    this.#remembered.set(id, { updatedAt, native, isBorder: false })
    if (this.#remembered.size <= MOST_REMEMBERED) return
    const [oldest] = this.#remembered.keys()
    if (oldest !== undefined) this.#remembered.delete(oldest)
  }

  /** Tells whether there is a page behind `position`, so that the next read is to go on exactly from there. */
  markBorder(position: Position, isBorder: boolean): void {
    const known = this.#find(position)
    if (known && position.id !== undefined)
      this.#remembered.set(position.id, { ...known, isBorder })
  }

  /** Takes note of the clock that a shop's text was written by. */
  learnClock(moment: Moment | undefined): void {
    const offset = moment?.offsetMinutes
    if (offset === undefined) return
    this.#leastOffset = Math.min(this.#leastOffset ?? offset, offset)
    this.#greatestOffset = Math.max(this.#greatestOffset ?? offset, offset)
  }

  /**
   * The bound behind which a query of `direction` finds everything behind `position`.
   *
   * Exact for timestamps and for remembered positions. For others it lies a little before the position, so
   * that something may be read again but nothing is skipped: milliseconds by less than one, text by up to a
   * second.
   *
   * Text compares character by character: `…44Z` comes behind `…44.9Z`, and a local clock jumps back when
   * daylight saving ends. So reading oldest first, only a page border is exact. A refresh begins at the whole
   * second, where formats of any precision and any way to write UTC agree; by a local clock at the lowest
   * that the second could read by the offsets met, and an hour before that.
   */
  boundOf(kind: MomentKind, position: Position, direction: Direction): Bound {
    const { updatedAt, id } = position
    const oldestFirst = direction === 'oldest-first'
    if (kind === 'timestamp') {
      const native = timestampOf(updatedAt)
      if (id !== undefined) return { values: [native, id], inclusive: false }
      return { values: [native], inclusive: oldestFirst }
    }
    const known = this.#find(position)
    const isExact = known?.isBorder || !oldestFirst || kind === 'millis'
    if (id !== undefined && known && isExact) {
      return { values: [known.native, id], inclusive: false }
    }
    const native =
      kind === 'millis' ? millisBound(updatedAt, direction) : this.#textBound(updatedAt, direction)
    return { values: [native], inclusive: true }
  }

  #find({ updatedAt, id }: Position): Remembered | undefined {
    const known = id === undefined ? undefined : this.#remembered.get(id)
    return known?.updatedAt === updatedAt ? known : undefined
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
