// The adapter from the engine's port to a Firestore collection: one query for each page.
import {
  BEGINNING,
  type OrderSource,
  type PageRequest,
  type Position,
  type SourceDocument,
  type SourcePage,
} from '@deltadesk/sync'
import type { CollectionReference } from 'firebase-admin/firestore'
import { withDeadline } from '../firestore/deadline.ts'
import { sourceErrorOf } from './firestore-failure.ts'
import { type FoundOrder, foundOrder, type OrderJson } from './found-order.ts'
import { kindOf, MOMENT_KINDS, type MomentKind, timestampText } from './moment.ts'
import { NativePositions } from './native-positions.ts'
import { type OrderFields, pathText } from './order-fields.ts'
import { type OrdersQuery, ordersQuery } from './orders-query.ts'
import { unlessAborted } from './unless-aborted.ts'

export interface FirestoreOrderSourceOptions {
  readonly collection: CollectionReference
  readonly fields: OrderFields
  /** The longest that one page may take, in milliseconds. */
  readonly timeoutMs: number
  /** Told once of each document that can't be read as an order. */
  readonly warn: (line: string) => void
}

/** What one query found. */
interface Answer {
  readonly found: readonly FoundOrder[]
  readonly readTime: string
}

/** Nothing is newer than this. */
const END_OF_TIME = '9999-12-31T23:59:59.999999Z'
/** Documents already warned of are forgotten beyond this many, and warned of again. */
const MOST_WARNED = 10_000

/**
 * Reads orders whose time is kept in one of three kinds: Firestore timestamp, ISO 8601 text or milliseconds.
 * Firestore never compares one kind with another, so a collection is read as the kind that most documents of
 * its first page keep; a read from the very start finds it anew. Documents of another kind are left out
 * (and cost nothing after that page), as are those whose field tells no time; they count in `scanned`.
 *
 * Where a source begins behind a position, as after a restart, it takes the kind to be timestamps until that
 * finds nothing; then it looks at the newest document of each kind, for up to four reads in all.
 */
export class FirestoreOrderSource implements OrderSource<OrderJson> {
  readonly #options: FirestoreOrderSourceOptions
  readonly #positions = new NativePositions()
  readonly #warned = new Set<string>()
  #kind: MomentKind | undefined
  #skipped = 0
  #hasWarnedOfClock = false

  constructor(options: FirestoreOrderSourceOptions) {
    this.#options = options
  }

  /** How many documents have been left out because they can't be read as orders. */
  get skipped(): number {
    return this.#skipped
  }

  async readPage(request: PageRequest, signal: AbortSignal): Promise<SourcePage<OrderJson>> {
    const { collection, timeoutMs } = this.#options
    try {
      signal.throwIfAborted()
      return await unlessAborted(withDeadline(this.#read(request), timeoutMs), signal)
    } catch (error) {
      throw sourceErrorOf(error, collection.path)
    }
  }

  #read(request: PageRequest): Promise<SourcePage<OrderJson>> {
    const { after } = request
    const isFromStart = after === undefined || (after.updatedAt <= BEGINNING && !this.#kind)
    if (isFromStart) return this.#readFromStart(request)
    return this.#kind ? this.#readKind(this.#kind, request) : this.#readUnknown(request, after)
  }

  async #readFromStart(request: PageRequest): Promise<SourcePage<OrderJson>> {
    const { direction, limit } = request
    const answer = await this.#query({ direction, limit })
    const kind = mostFrequentKind(answer.found)
    if (kind === undefined && answer.found.length >= limit) {
      this.#kind = await this.#kindOfNewest()
      return this.#readKind(this.#kind ?? 'timestamp', { direction, limit })
    }
    this.#kind = kind
    return this.#pageOf(answer, kind, request)
  }

  async #readUnknown(request: PageRequest, after: Position): Promise<SourcePage<OrderJson>> {
    const page = await this.#readKind('timestamp', { ...request, after })
    this.#kind = page.scanned > 0 ? 'timestamp' : await this.#kindOfNewest()
    if (this.#kind === undefined || this.#kind === 'timestamp') return page
    return this.#readKind(this.#kind, request)
  }

  async #readKind(kind: MomentKind, request: PageRequest): Promise<SourcePage<OrderJson>> {
    const { direction, limit, after } = request
    const bound = after && this.#positions.boundOf(kind, after, direction)
    const answer = await this.#query({ direction, limit, kind, ...(bound && { bound }) })
    return this.#pageOf(answer, kind, request)
  }

  async #kindOfNewest(): Promise<MomentKind | undefined> {
    const newest = await Promise.all(
      MOMENT_KINDS.map(async (kind) => {
        const { found } = await this.#query({ direction: 'newest-first', limit: 1, kind })
        return found[0]?.order?.moment
      }),
    )
    const moments = newest.filter((moment) => moment !== undefined)
    for (const moment of moments) this.#positions.learnClock(moment)
    return moments.sort((a, b) => (a.at < b.at ? 1 : -1))[0]?.kind
  }

  async #query(query: OrdersQuery): Promise<Answer> {
    const { collection, fields } = this.#options
    const snapshot = await ordersQuery(collection, fields.updatedAt, query).get()
    return {
      found: snapshot.docs.map((document) => foundOrder(document, fields)),
      readTime: timestampText(snapshot.readTime),
    }
  }

  #pageOf(
    { found, readTime }: Answer,
    kind: MomentKind | undefined,
    { direction, after, limit }: PageRequest,
  ): SourcePage<OrderJson> {
    const documents: SourceDocument<OrderJson>[] = []
    let first: Position | undefined
    let end: Position | undefined
    let updatedAt = after?.updatedAt ?? (direction === 'oldest-first' ? BEGINNING : END_OF_TIME)
    for (const { id, native, order, problem } of found) {
      const isOfKind = kind !== undefined && kindOf(native) === kind
      if (order && isOfKind) {
        documents.push(order.document)
        updatedAt = order.document.updatedAt
        first ??= { updatedAt, id }
      } else {
        this.#skip(
          id,
          problem ?? `it keeps its time as ${order?.moment.kind}, most others as ${kind}`,
        )
      }
      if (!isOfKind) continue
      // A document that tells no time of its own stands, as a position, at the time of the one before it.
      end = { updatedAt, id }
      this.#positions.remember({ updatedAt, id }, native, order?.moment)
    }
    const isFull = found.length >= limit
    if (end) this.#positions.markBorder(end, isFull)
    if (after && !isFull) this.#positions.markBorder(after, false)
    this.#warnOfLocalClock()
    return {
      documents,
      scanned: found.length,
      readTime,
      ...(first && { first }),
      ...(end && { end }),
    }
  }

  #warnOfLocalClock(): void {
    if (this.#hasWarnedOfClock || !this.#positions.areLocal) return
    this.#hasWarnedOfClock = true
    this.#options.warn(
      `[SYNC] «${pathText(this.#options.fields.updatedAt)}» is text in local time, which daylight saving turns back: every refresh reads the last hour again; a Firestore timestamp, or text in UTC, would cost less`,
    )
  }

  #skip(id: string, problem: string): void {
    if (this.#warned.has(id)) return
    if (this.#warned.size >= MOST_WARNED) this.#warned.clear()
    this.#warned.add(id)
    this.#skipped++
    this.#options.warn(`[SYNC] Order ${id} is left out: ${problem}`)
  }
}

/** The kind of most orders found; undefined where there are none. */
function mostFrequentKind(found: readonly FoundOrder[]): MomentKind | undefined {
  const kinds = found.flatMap(({ order }) => (order ? [order.moment.kind] : []))
  const frequency = (kind: MomentKind) => kinds.filter((other) => other === kind).length
  const [kind] = MOMENT_KINDS.toSorted((a, b) => frequency(b) - frequency(a))
  return kind !== undefined && frequency(kind) > 0 ? kind : undefined
}
