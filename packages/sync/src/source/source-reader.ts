// Which pages to ask the source for: all of the window at first, then only what may be new, and older orders
// when a removal has left room. All pages of a reading are of one moment of the source.
import type { ReadMark } from '../store/replica-store.ts'
import { BEGINNING, minusMillis, type Timestamp } from '../timestamp.ts'
import type { OrderSource, PageRequest, SourceDocument, SourcePage } from './order-source.ts'
import { comparePositions, type Position, type TimeRange } from './position.ts'

export interface ReaderOptions {
  /** Documents to ask for at once. */
  readonly pageSize: number
  /** How late a write may become visible behind its own `updatedAt`, in milliseconds. */
  readonly overlapMs: number
}

/** What a read brought. */
export interface Reading<T> {
  readonly documents: readonly SourceDocument<T>[]
  /** The source's time at which all of it was true. */
  readonly readTime: Timestamp
  /** The newest place that was read, but none from the source's future. */
  readonly watermark: Position
  /** The lowest place that was read; undefined where there is nothing below. */
  readonly horizon: Position | undefined
}

export class SourceReader<T> {
  readonly #source: OrderSource<T>
  readonly #options: ReaderOptions

  constructor(source: OrderSource<T>, options: ReaderOptions) {
    this.#source = source
    this.#options = options
  }

  /** The newest `limit` live documents; all of them for 0. */
  readWindow(limit: number, signal: AbortSignal): Promise<Reading<T>> {
    return this.#readBackwards({}, limit === 0 ? Number.POSITIVE_INFINITY : limit, signal)
  }

  /** `count` live documents below the horizon of `mark`, as they were when `mark` was made. */
  readOlder(
    { horizon, readTime }: ReadMark,
    count: number,
    signal: AbortSignal,
  ): Promise<Reading<T>> {
    return this.#readBackwards({ at: readTime, ...(horizon && { after: horizon }) }, count, signal)
  }

  /** Everything that may have changed since the read that left `mark`. */
  async readChanges(mark: ReadMark, signal: AbortSignal): Promise<Reading<T>> {
    const documents: SourceDocument<T>[] = []
    let newest = mark.watermark
    let readTime = mark.readTime
    const request = { direction: 'oldest-first', after: this.startOf(mark) } as const
    for await (const page of this.#pages(request, signal)) {
      documents.push(...page.documents)
      readTime = page.readTime
      if (page.end && comparePositions(newest, page.end) < 0) newest = page.end
    }
    return { documents, readTime, watermark: atMost(newest, readTime), horizon: mark.horizon }
  }

  /** Page after page of a stretch of the order, as it was at one time of the source. */
  readRange(range: TimeRange, at: Timestamp, signal: AbortSignal): AsyncGenerator<SourcePage<T>> {
    return this.#pages({ direction: 'oldest-first', range, at }, signal)
  }

  /**
   * Where the next incremental read starts: behind the watermark, or a whole overlap before the last read
   * where that is earlier. Once the overlap has passed since the watermark, every write of that time has
   * had its chance to show, and a quiet shop is read again without a single document.
   */
  startOf({ watermark, readTime }: ReadMark): Position {
    const settled: Position = { updatedAt: minusMillis(readTime, this.#options.overlapMs) }
    return comparePositions(watermark, settled) < 0 ? watermark : settled
  }

  async #readBackwards(
    start: Pick<PageRequest, 'after' | 'at'>,
    count: number,
    signal: AbortSignal,
  ): Promise<Reading<T>> {
    const documents: SourceDocument<T>[] = []
    let missing = count
    let newest: Position | undefined
    let end: Position | undefined
    let readTime = start.at ?? BEGINNING
    let isExhausted = false
    const request = { direction: 'newest-first', ...start } as const
    for await (const page of this.#pages(request, signal, () => missing)) {
      documents.push(...page.documents)
      missing -= page.documents.filter(({ value, stray }) => value !== undefined && !stray).length
      newest ??= page.first
      end = page.end ?? end
      readTime = page.readTime
      isExhausted = page.isLast
    }
    return {
      documents,
      readTime,
      watermark: atMost(newest ?? { updatedAt: BEGINNING }, readTime),
      horizon: isExhausted ? undefined : end,
    }
  }

  /** Asks for pages until the source has no more or `wanted` says that it is enough. */
  async *#pages(
    request: Omit<PageRequest, 'limit'>,
    signal: AbortSignal,
    wanted: () => number = () => Number.POSITIVE_INFINITY,
  ): AsyncGenerator<SourcePage<T> & { isLast: boolean }> {
    let next = request
    for (;;) {
      const limit = Math.min(this.#options.pageSize, wanted())
      if (limit <= 0) return
      const page = await this.#source.readPage({ ...next, limit }, signal)
      const isLast = page.scanned < limit || page.end === undefined
      yield { ...page, isLast }
      if (isLast || page.end === undefined) return
      next = { ...next, after: page.end, at: page.readTime }
    }
  }
}

/** A time from the source's future must not carry the watermark past writes that are still to come. */
function atMost(position: Position, time: Timestamp): Position {
  return position.updatedAt > time ? { updatedAt: time } : position
}
