// A source in memory with a clock of its own, which a test moves, makes commit late and makes fail.
import {
  type OrderSource,
  type PageRequest,
  type Position,
  type SourceDocument,
  SourceError,
  type SourcePage,
  type Timestamp,
} from '../src/index.ts'
import { comparePositions } from '../src/replica/window.ts'

export type MemoryDocument = SourceDocument<string>

/** 2026-01-01 in microseconds since 1970: where the source's clock starts. */
const START_MICROS = 1_767_225_600_000_000

export class MemoryOrderSource implements OrderSource<string> {
  readonly #documents = new Map<string, MemoryDocument>()
  #micros = START_MICROS
  #failures = 0
  /** What Firestore would bill: a read for each document, at least one for each query. */
  reads = 0

  /** The source's own time now. */
  get now(): Timestamp {
    return timestampOf(this.#micros)
  }

  /** Every document, as a reader of the whole source would see it. */
  get documents(): MemoryDocument[] {
    return [...this.#documents.values()]
  }

  advance(millis: number): void {
    this.#micros += millis * 1000
  }

  /** Commits a write; `updatedAt` is the source's time now unless it is said to be another. */
  write(id: string, value: string, updatedAt?: Timestamp, deleted = false): MemoryDocument {
    const updateTime = timestampOf(++this.#micros)
    const document = { id, updateTime, updatedAt: updatedAt ?? updateTime, deleted, value }
    this.#documents.set(id, document)
    return document
  }

  /** Makes the next `count` reads fail. */
  failNext(count: number): void {
    this.#failures = count
  }

  /** The newest `limit` documents that are not deleted; all of them for 0. */
  window(limit: number): MemoryDocument[] {
    const live = this.documents.filter(({ deleted }) => !deleted).sort(comparePositions)
    return limit === 0 ? live : live.slice(-limit)
  }

  async readPage(request: PageRequest, signal: AbortSignal): Promise<SourcePage<string>> {
    signal.throwIfAborted()
    if (this.#failures > 0) {
      this.#failures--
      throw new SourceError('The source was told to fail')
    }
    const sign = request.direction === 'oldest-first' ? 1 : -1
    const found = this.documents
      .sort((a, b) => sign * comparePositions(a, b))
      .filter((document) => isBehind(document, request.after, sign))
      .slice(0, request.limit)
    this.reads += Math.max(1, found.length)
    const [first, last] = [found[0], found.at(-1)]
    return {
      documents: found,
      scanned: found.length,
      readTime: this.now,
      ...(first && { first: { updatedAt: first.updatedAt, id: first.id } }),
      ...(last && { end: { updatedAt: last.updatedAt, id: last.id } }),
    }
  }
}

function isBehind(document: MemoryDocument, after: Position | undefined, sign: number): boolean {
  if (after === undefined) return true
  if (after.id !== undefined)
    return sign * comparePositions(document, { ...after, id: after.id }) > 0
  return sign > 0 ? document.updatedAt >= after.updatedAt : document.updatedAt < after.updatedAt
}

function timestampOf(micros: number): Timestamp {
  const millis = new Date(Math.floor(micros / 1000)).toISOString().slice(0, -1)
  return `${millis}${String(micros % 1000).padStart(3, '0')}Z`
}
