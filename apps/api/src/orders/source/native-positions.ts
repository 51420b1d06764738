// Turns the engine's positions back into places of Firestore's own order. Only a timestamp can be made from the
// engine's form without loss; so the native values met lately are remembered, and where one is not, a page is
// made to begin earlier or end later, so that nothing is skipped.
import {
  type PageRequest,
  type Position,
  type TimeRange,
  type Timestamp,
  timestampFromMillis,
} from '@deltadesk/sync'
import { MILLIS_RANGE, type Moment, type MomentKind, timestampOf } from '../moment.ts'
import {
  lastSecondUpTo,
  type NativeCut,
  placeBefore,
  placeBehind,
  secondText,
} from './native-order.ts'

/** How many documents' native values are remembered: a few megabytes. */
const MOST_REMEMBERED = 20_000
/** How far daylight saving moves a clock, in minutes. */
const CLOCK_CHANGE = 60
/** The clocks that are furthest from UTC, in minutes: taken for the shop's until one of its times was met. */
const WESTMOST = -12 * 60
const EASTMOST = 14 * 60
const MINUTE_MS = 60_000

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
  remember(kind: MomentKind, { updatedAt, id }: Required<Position>, native: unknown): void {
    if (kind === 'timestamp') return
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
   * Where a page behind `after` begins. Exact for timestamps and for remembered positions, else early.
   *
   * Text may be written in any precision, and a local clock jumps back when daylight saving ends. So reading
   * oldest first, only a page border is exact; a refresh begins at the whole second.
   */
  behind(kind: MomentKind, after: Position, direction: PageRequest['direction']): NativeCut {
    const { updatedAt, id } = after
    const oldestFirst = direction === 'oldest-first'
    const side = oldestFirst && id !== undefined ? 'behind' : 'before'
    if (kind === 'timestamp') return { ...exactCut(after), side }
    const known = this.#find(after)
    const isExact = known?.isBorder || !oldestFirst || kind === 'millis'
    if (id !== undefined && known && isExact) return { values: [known.native, id], side }
    // Newest first, what shares the time with a position stands behind it only where it has a lower id.
    return oldestFirst ? this.notBehind(kind, { updatedAt }) : this.notBefore(kind, after)
  }

  /** The place of `position`, or one a little before it. */
  notBehind(kind: MomentKind, position: Position): NativeCut {
    if (kind === 'timestamp') return exactCut(position)
    return this.#cut(
      kind,
      placeBefore(kind, position),
      this.#leastOffset ?? WESTMOST,
      -CLOCK_CHANGE,
    )
  }

  /** The place of `position`, or one a little behind it. */
  notBefore(kind: MomentKind, position: Position): NativeCut {
    if (kind === 'timestamp') return exactCut(position)
    return this.#cut(
      kind,
      placeBehind(kind, position),
      this.#greatestOffset ?? EASTMOST,
      CLOCK_CHANGE,
    )
  }

  /**
   * `range` with its ends moved inwards to where {@link notBehind} and {@link notBefore} are the same place;
   * undefined for text by a clock that is not known to be UTC's.
   */
  tellable(kind: MomentKind, { from, before }: TimeRange): TimeRange | undefined {
    if (kind === 'text' && (this.#leastOffset === undefined || this.areLocal)) return undefined
    return {
      ...(from && { from: placeBehind(kind, from) }),
      ...(before && { before: placeBefore(kind, before) }),
    }
  }

  /** A time for text that tells none: on the same side of every whole second as the text itself. */
  timeOfText(text: string): Timestamp {
    const millis = lastSecondUpTo(text) - (this.#leastOffset ?? 0) * MINUTE_MS
    return timestampFromMillis(Math.min(Math.max(millis, MILLIS_RANGE.first), MILLIS_RANGE.last))
  }

  #find({ updatedAt, id }: Position): Remembered | undefined {
    const known = id === undefined ? undefined : this.#remembered.get(id)
    return known?.updatedAt === updatedAt ? known : undefined
  }

  #cut(
    kind: Exclude<MomentKind, 'timestamp'>,
    { updatedAt }: Position,
    offset: number,
    clockChange: number,
  ): NativeCut {
    const millis = Date.parse(updatedAt)
    if (kind === 'millis') return { values: [millis], side: 'before' }
    const local = millis + (offset + (offset === 0 ? 0 : clockChange)) * MINUTE_MS
    return { values: [secondText(local)], side: 'before' }
  }
}

function exactCut({ updatedAt, id }: Position): NativeCut {
  const native = timestampOf(updatedAt)
  return { values: id === undefined ? [native] : [native, id], side: 'before' }
}
