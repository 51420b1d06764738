// The port to where orders are born. The engine decides what to read; an adapter knows how.
import type { Timestamp } from '../timestamp.ts'
import type { Position, TimeRange } from './position.ts'

/** A document as the source gave it. */
export interface SourceDocument<T> {
  readonly id: string
  /** When the source itself last wrote it. The newest wins; equal means already seen. */
  readonly updateTime: Timestamp
  /** The document's own time field: orders the window and carries the watermark. */
  readonly updatedAt: Timestamp
  /**
   * The time field is absent or tells no time, so no read in the order of time finds the document, and
   * `updatedAt` is its `updateTime`.
   */
  readonly stray: boolean
  /** Undefined where there is nothing to hold: the shop has marked it as deleted, or it can't be read as an order. */
  readonly value: T | undefined
}

/** What every answer tells of itself. */
export interface Cost {
  /** What it cost by the source's own price list, in documents read. */
  readonly reads: number
}

export interface PageRequest {
  readonly direction: 'oldest-first' | 'newest-first'
  /** Only documents in here; of the whole order without it. */
  readonly range?: TimeRange
  /** Start behind this place, in the direction of reading; from the start of the range without it. */
  readonly after?: Position
  /** The most documents to answer with. */
  readonly limit: number
  /** Read what was true at this time of the source, not longer ago than an hour; what is true now without it. */
  readonly at?: Timestamp
}

export interface SourcePage<T> extends Cost {
  /** In the order of reading; strays that happened to be met are among them. */
  readonly documents: readonly SourceDocument<T>[]
  /** The first position the source looked at. Absent on an empty page. */
  readonly first?: Position
  /** The last position the source looked at; the next page starts behind it. Absent on an empty page. */
  readonly end?: Position
  /** How many documents the source looked at: `limit` of them mean that there may be more. */
  readonly scanned: number
  /** The source's own time at which all of the page was true. */
  readonly readTime: Timestamp
}

export interface RangeCount extends Cost {
  /** Documents that a read in the order of time would find there, soft-deleted ones among them. */
  readonly count: number
  /** What was counted: an end that the source can't tell exactly is moved inwards to one that it can. */
  readonly range: TimeRange
}

/** From an id, itself included, to another, itself left out, in the order of UTF-8 bytes. */
export interface IdRange {
  readonly from?: string
  readonly before?: string
}

export interface Census extends Cost {
  /** All documents with ids in the range. */
  readonly all: number
  /** Those of them that are no strays. */
  readonly timed: number
}

export interface Found<T> extends Cost {
  readonly documents: readonly SourceDocument<T>[]
}

/**
 * Reads a collection of timestamped documents. Every method may reject with a SourceError and nothing else.
 *
 * A range's end that the source can't tell exactly makes a page begin earlier or end later than asked, never the
 * other way round.
 *
 * @typeParam T - what the replica keeps of a document
 */
export interface OrderSource<T> {
  /** Documents in the order (updatedAt, id). */
  readPage(request: PageRequest, signal: AbortSignal): Promise<SourcePage<T>>
  /** Counts a stretch of that order at a time of the source; undefined where this source's order can't be counted. */
  count(range: TimeRange, at: Timestamp, signal: AbortSignal): Promise<RangeCount | undefined>
  /** Counts a stretch of the order of ids, in which nothing hides. */
  census(range: IdRange, at: Timestamp, signal: AbortSignal): Promise<Census>
  /** The first documents of a stretch of the order of ids, whether timed or stray. */
  readIds(request: IdsRequest, signal: AbortSignal): Promise<Found<T>>
  /** The documents with these ids, as far as there are any. */
  lookUp(ids: readonly string[], at: Timestamp, signal: AbortSignal): Promise<Found<T>>
}

export interface IdsRequest {
  readonly range: IdRange
  readonly limit: number
  readonly at: Timestamp
}
