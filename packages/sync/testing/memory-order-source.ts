// A source in memory with a clock and a past of its own, which a test moves, makes commit late and interrupts.
import {
  type Census,
  comparePositions,
  type Found,
  type IdRange,
  type IdsRequest,
  type OrderSource,
  type PageRequest,
  type Position,
  type RangeCount,
  type SourceDocument,
  type SourcePage,
  type TimeRange,
  type Timestamp,
} from '../src/index.ts'
import { compareIds, isWithin } from '../src/source/position.ts'
import { timestampFromMicros } from '../src/timestamp.ts'
import { Interruptions } from './interruptions.ts'

export type MemoryDocument = SourceDocument<string>

export interface WriteOptions {
  /** The document's own time; the source's time now without it, none at all for null. */
  readonly updatedAt?: Timestamp | null
  /** Marked as deleted by the shop. */
  readonly deleted?: boolean
}

export interface MemoryOrderSourceOptions {
  /** A source that keeps its times as text can tell a place only to the second. */
  readonly exactTo?: 'microsecond' | 'second'
}

/** What a document was from a time on; undefined while there was none. */
interface State {
  readonly since: Timestamp
  readonly document: MemoryDocument | undefined
}

/** 2026-01-01 in microseconds since 1970: where the source's clock starts. */
const START_MICROS = 1_767_225_600_000_000n
/** Index entries that are counted for one read, as Firestore bills them. */
const COUNTED_PER_READ = 1000

export class MemoryOrderSource implements OrderSource<string> {
  readonly #states = new Map<string, State[]>()
  readonly #exactTo: 'microsecond' | 'second'
  #micros = START_MICROS
  readonly interruptions = new Interruptions()
  /** What Firestore would bill. */
  reads = 0

  constructor({ exactTo = 'microsecond' }: MemoryOrderSourceOptions = {}) {
    this.#exactTo = exactTo
  }

  /** The source's own time now. */
  get now(): Timestamp {
    return timestampFromMicros(this.#micros)
  }

  /** Every document, as a reader of the whole source would see it. */
  get documents(): MemoryDocument[] {
    return this.#documentsAt(this.now)
  }

  advance(millis: number): void {
    this.#micros += BigInt(millis) * 1000n
  }

  /** Commits a write. */
  write(id: string, value: string, { updatedAt, deleted = false }: WriteOptions = {}): void {
    this.#micros++
    const updateTime = this.now
    this.#put(id, {
      id,
      updateTime,
      updatedAt: updatedAt ?? updateTime,
      stray: updatedAt === null,
      value: deleted ? undefined : value,
    })
  }

  /** Deletes a document for good. */
  remove(id: string): void {
    this.#micros++
    this.#put(id, undefined)
  }

  /** The newest `limit` documents that can be held; all of them for 0. */
  window(limit: number): MemoryDocument[] {
    const live = this.documents.filter(({ value }) => value !== undefined).sort(comparePositions)
    return limit === 0 ? live : live.slice(-limit)
  }

  async readPage(request: PageRequest, signal: AbortSignal): Promise<SourcePage<string>> {
    await this.interruptions.next(signal)
    const { direction, range = {}, after, limit, at = this.now } = request
    const sign = direction === 'oldest-first' ? 1 : -1
    const found = this.#documentsAt(at)
      .filter((document) => !document.stray && isWithin(document, this.#widened(range)))
      .filter((document) => after === undefined || isBehind(document, after, sign))
      .sort((a, b) => sign * comparePositions(a, b))
      .slice(0, limit)
    const [first, last] = [found[0], found.at(-1)]
    return {
      documents: found,
      scanned: found.length,
      readTime: at,
      reads: this.#bill(Math.max(1, found.length)),
      ...(first && { first: placeOf(first) }),
      ...(last && { end: placeOf(last) }),
    }
  }

  async count(range: TimeRange, at: Timestamp, signal: AbortSignal): Promise<RangeCount> {
    await this.interruptions.next(signal)
    const counted = this.#narrowed(range)
    const count = this.#documentsAt(at).filter(
      (document) => !document.stray && isWithin(document, counted),
    ).length
    return { count, range: counted, reads: this.#bill(readsToCount(count)) }
  }

  async census(range: IdRange, at: Timestamp, signal: AbortSignal): Promise<Census> {
    await this.interruptions.next(signal)
    const found = this.#documentsAt(at).filter(({ id }) => isIdWithin(id, range))
    const timed = found.filter(({ stray }) => !stray).length
    const reads = this.#bill(readsToCount(found.length) + readsToCount(timed))
    return { all: found.length, timed, reads }
  }

  async readIds(request: IdsRequest, signal: AbortSignal): Promise<Found<string>> {
    await this.interruptions.next(signal)
    const documents = this.#documentsAt(request.at)
      .filter(({ id }) => isIdWithin(id, request.range))
      .sort((a, b) => compareIds(a.id, b.id))
      .slice(0, request.limit)
    return { documents, reads: this.#bill(Math.max(1, documents.length)) }
  }

  async lookUp(ids: readonly string[], at: Timestamp, signal: AbortSignal): Promise<Found<string>> {
    await this.interruptions.next(signal)
    const documents = this.#documentsAt(at).filter(({ id }) => ids.includes(id))
    return { documents, reads: this.#bill(ids.length) }
  }

  #bill(reads: number): number {
    this.reads += reads
    return reads
  }

  #put(id: string, document: MemoryDocument | undefined): void {
    const states = this.#states.get(id) ?? []
    states.push({ since: this.now, document })
    this.#states.set(id, states)
  }

  #documentsAt(time: Timestamp): MemoryDocument[] {
    return [...this.#states.values()]
      .map((states) => states.findLast(({ since }) => since <= time)?.document)
      .filter((document) => document !== undefined)
  }

  /** The ends moved outwards to where this source can tell them. */
  #widened({ from, before }: TimeRange): TimeRange {
    if (this.#exactTo === 'microsecond') return { ...(from && { from }), ...(before && { before }) }
    return { ...(from && { from: secondOf(from) }), ...(before && { before: nextSecond(before) }) }
  }

  /** The ends moved inwards to where this source can tell them. */
  #narrowed({ from, before }: TimeRange): TimeRange {
    if (this.#exactTo === 'microsecond') return { ...(from && { from }), ...(before && { before }) }
    return { ...(from && { from: nextSecond(from) }), ...(before && { before: secondOf(before) }) }
  }
}

function placeOf({ updatedAt, id }: MemoryDocument): Position {
  return { updatedAt, id }
}

function isBehind(document: MemoryDocument, after: Position, sign: number): boolean {
  const order = sign * comparePositions(document, after)
  return after.id === undefined && sign > 0 ? order >= 0 : order > 0
}

function isIdWithin(id: string, { from, before }: IdRange): boolean {
  return (
    (from === undefined || compareIds(id, from) >= 0) &&
    (before === undefined || compareIds(id, before) < 0)
  )
}

function readsToCount(entries: number): number {
  return Math.max(1, Math.ceil(entries / COUNTED_PER_READ))
}

function secondOf({ updatedAt }: Position): Position {
  return { updatedAt: `${updatedAt.slice(0, 19)}.000000Z` }
}

function nextSecond(position: Position): Position {
  const second = secondOf(position)
  if (position.id === undefined && second.updatedAt === position.updatedAt) return second
  const next = new Date(Date.parse(second.updatedAt) + 1000).toISOString().slice(0, 19)
  return { updatedAt: `${next}.000000Z` }
}
