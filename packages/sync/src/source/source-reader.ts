// Which pages to ask the source for: all of the window at first, then only what may be new, and older orders
// when a removal has left room.

import type { ReadMark } from '../store/replica-store.ts'
import { BEGINNING, minusMillis, type Timestamp } from '../timestamp.ts'
import type { OrderSource, Position, SourceDocument, SourcePage } from './order-source.ts'

export interface ReaderOptions {
  /** Documents to ask for at once. */
  readonly pageSize: number
  /** How late a write may become visible behind its own `updatedAt`, in milliseconds. */
  readonly overlapMs: number
}

/** What a read brought. */
export interface Reading<T> {
  readonly documents: readonly SourceDocument<T>[]
  readonly mark: ReadMark
  /** What it cost by Firestore's rule: a read for each document, at least one for each query. */
  readonly reads: number
}

export class SourceReader<T> {
  readonly #source: OrderSource<T>
  readonly #options: ReaderOptions

  constructor(source: OrderSource<T>, options: ReaderOptions) {
    this.#source = source
    this.#options = options
  }

  /** The newest `limit` live documents; all of them for 0. */
  async readWindow(limit: number, signal: AbortSignal): Promise<Reading<T>> {
    return this.#readBackwards(undefined, limit === 0 ? Number.POSITIVE_INFINITY : limit, signal)
  }

  /** `count` live documents older than `oldest`; the mark moves no further than `hasOlder`. */
  async readOlder(
    mark: ReadMark,
    oldest: Position | undefined,
    count: number,
    signal: AbortSignal,
  ): Promise<Reading<T>> {
    const older = await this.#readBackwards(oldest, count, signal)
    return { ...older, mark: { ...mark, hasOlder: older.mark.hasOlder } }
  }

  /** Everything that may have changed since the read that left `mark`. */
  async readChanges(mark: ReadMark, signal: AbortSignal): Promise<Reading<T>> {
    const { pageSize } = this.#options
    const documents: SourceDocument<T>[] = []
    let reads = 0
    let after: Position = this.startOf(mark)
    let first: SourcePage<T> | undefined
    for (;;) {
      const page = await this.#source.readPage(
        { direction: 'oldest-first', after, limit: pageSize },
        signal,
      )
      first ??= page
      reads += Math.max(1, page.scanned)
      documents.push(...page.documents)
      if (page.end === undefined) break
      after = page.end
      if (page.scanned < pageSize) break
    }
    const { readTime } = first
    const newest = isBefore(mark.watermark, after) ? after : mark.watermark
    return { documents, reads, mark: { ...mark, watermark: atMost(newest, readTime), readTime } }
  }

  /**
   * Where the next incremental read starts: behind the watermark, or a whole overlap before the last read
   * where that is earlier. Once the overlap has passed since the watermark, every write of that time has
   * had its chance to show, and a quiet shop is read again without a single document.
   */
  startOf({ watermark, readTime }: ReadMark): Position {
    const settled: Position = { updatedAt: minusMillis(readTime, this.#options.overlapMs) }
    return isBefore(watermark, settled) ? watermark : settled
  }

  async #readBackwards(
    start: Position | undefined,
    count: number,
    signal: AbortSignal,
  ): Promise<Reading<T>> {
    const documents: SourceDocument<T>[] = []
    let reads = 0
    let missing = count
    let after = start
    let newest: Position = { updatedAt: BEGINNING }
    let readTime: Timestamp | undefined
    let hasOlder = true
    while (missing > 0 && hasOlder) {
      const limit = Math.min(this.#options.pageSize, missing)
      const page: SourcePage<T> = await this.#source.readPage(
        { direction: 'newest-first', limit, ...(after && { after }) },
        signal,
      )
      if (readTime === undefined) {
        readTime = page.readTime
        newest = page.first ?? newest
      }
      reads += Math.max(1, page.scanned)
      documents.push(...page.documents)
      missing -= page.documents.filter(({ deleted }) => !deleted).length
      after = page.end ?? after
      hasOlder = page.scanned === limit
    }
    const read = readTime ?? BEGINNING
    return { documents, reads, mark: { watermark: atMost(newest, read), readTime: read, hasOlder } }
  }
}

/** Positions without an id come before every one of the same time. */
function isBefore(a: Position, b: Position): boolean {
  if (a.updatedAt !== b.updatedAt) return a.updatedAt < b.updatedAt
  return b.id !== undefined && (a.id === undefined || a.id < b.id)
}

/** A time from the source's future must not carry the watermark past writes that are still to come. */
function atMost(position: Position, time: Timestamp): Position {
  return position.updatedAt > time ? { updatedAt: time } : position
}
