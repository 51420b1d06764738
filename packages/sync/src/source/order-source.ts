// The port to where orders are born. The engine decides what to read; an adapter knows how.
import type { Timestamp } from '../timestamp.ts'

/** A document as the source gave it. */
export interface SourceDocument<T> {
  readonly id: string
  /** When the source itself last wrote it. The newest wins; equal means already seen. */
  readonly updateTime: Timestamp
  /** The document's own time field: orders the window and carries the watermark. */
  readonly updatedAt: Timestamp
  /** Marked as deleted by the shop: a removal like any other. */
  readonly deleted: boolean
  readonly value: T
}

/** A place in the order (updatedAt, id). Without an id: just before every document of that time. */
export interface Position {
  readonly updatedAt: Timestamp
  readonly id?: string
}

export interface PageRequest {
  readonly direction: 'oldest-first' | 'newest-first'
  /** Start behind this place, in the direction of reading; from the very start without it. */
  readonly after?: Position
  /** The most documents to answer with; a page with fewer is the last one. */
  readonly limit: number
}

export interface SourcePage<T> {
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

/**
 * Reads a collection of timestamped documents in the order (updatedAt, id).
 *
 * @typeParam T - what the replica keeps of a document
 */
export interface OrderSource<T> {
  /**
   * @throws SourceError when the source can't be read; nothing else
   */
  readPage(request: PageRequest, signal: AbortSignal): Promise<SourcePage<T>>
}
