// Pages in the order (updatedAt, id): one query for each, once it is known how the collection keeps its time.
import {
  BEGINNING,
  type PageRequest,
  type Position,
  type SourceDocument,
  type SourcePage,
} from '@deltadesk/sync'
import type { OrderJson } from '../found-order.ts'
import type { MomentKind } from '../moment.ts'
import type { Rows } from './orders-reader.ts'
import type { SourceParts } from './source-parts.ts'

type OrdersPage = SourcePage<OrderJson>

export class TimeOrder {
  readonly #parts: SourceParts

  constructor(parts: SourceParts) {
    this.#parts = parts
  }

  /**
   * A first page, newest first or of a collection that nothing is known of, is read without regard to how its
   * documents keep their time; so it finds that out, and brings strays along. Where a source begins behind a
   * position, as after a restart, it takes them to keep timestamps until that finds nothing.
   */
  readPage(request: PageRequest, signal: AbortSignal): Promise<OrdersPage> {
    const { known } = this.#parts.kind
    if (isFromStart(request, known)) return this.#readFromStart(request, signal)
    return known ? this.#readKind(known, request, signal) : this.#readUnknown(request, signal)
  }

  async #readFromStart(request: PageRequest, signal: AbortSignal): Promise<OrdersPage> {
    const { reader, queries, kind: kinds } = this.#parts
    const { direction, limit, at } = request
    const rows = await reader.find(queries.byTime({ direction, limit }), at, signal)
    const isAll = rows.found.length < limit
    const { kind, reads } = await kinds.fromStart(rows, isAll, signal)
    const page = withReads(this.#pageOf(rows, kind, request), reads)
    if (isAll || kind === undefined || page.end !== undefined) return page
    // A page of nothing but strays must not hide what is behind them; they themselves are left to a census.
    const behind = await this.#readKind(kind, { ...request, at: page.readTime }, signal)
    return withReads(behind, page.reads)
  }

  async #readUnknown(request: PageRequest, signal: AbortSignal): Promise<OrdersPage> {
    const { kind: kinds } = this.#parts
    const page = await this.#readKind('timestamp', request, signal)
    if (page.scanned > 0) {
      kinds.take('timestamp')
      return page
    }
    const { kind, reads } = await kinds.find(page.readTime, signal)
    const soFar = withReads(page, reads)
    if (kind === undefined || kind === 'timestamp') return soFar
    const found = await this.#readKind(kind, { ...request, at: page.readTime }, signal)
    return withReads(found, soFar.reads)
  }

  async #readKind(
    kind: MomentKind,
    request: PageRequest,
    signal: AbortSignal,
  ): Promise<OrdersPage> {
    const { reader, queries, positions } = this.#parts
    const { direction, range = {}, after, limit, at } = request
    const lower = range.from && positions.notBehind(kind, range.from)
    const upper = range.before && positions.notBefore(kind, range.before)
    const [first, end] = direction === 'oldest-first' ? [lower, upper] : [upper, lower]
    // A page may begin before the range that was asked for: to go on behind its end is never to go back.
    const start = after ? positions.behind(kind, after, direction) : first
    const query = queries.byTime({ kind, direction, start, end, limit })
    return this.#pageOf(await reader.find(query, at, signal), kind, request)
  }

  /** Strays are handed out, but places are those of the order of time. */
  #pageOf(
    { found, ...answer }: Rows,
    kind: MomentKind | undefined,
    { after, limit }: PageRequest,
  ): OrdersPage {
    const { positions, orders } = this.#parts
    const documents: SourceDocument<OrderJson>[] = []
    let first: Position | undefined
    let end: Position | undefined
    for (const one of found) {
      const document = orders.toDocument(one, kind)
      documents.push(document)
      if (document.stray || kind === undefined) continue
      const place = { updatedAt: document.updatedAt, id: document.id }
      positions.remember(kind, place, one.native)
      first ??= place
      end = place
    }
    const isFull = found.length >= limit
    if (end) positions.markBorder(end, isFull)
    if (after && !isFull) positions.markBorder(after, false)
    return {
      ...answer,
      documents,
      scanned: found.length,
      ...(first && { first }),
      ...(end && { end }),
    }
  }
}

function isFromStart(
  { direction, range: { from, before } = {}, after }: PageRequest,
  known: MomentKind | undefined,
): boolean {
  if (direction === 'newest-first') return (after ?? before ?? from) === undefined
  const start = after ?? from
  const isWhole = before === undefined && (start === undefined || start.updatedAt <= BEGINNING)
  return isWhole && known === undefined
}

function withReads(page: OrdersPage, more: number): OrdersPage {
  return { ...page, reads: page.reads + more }
}
