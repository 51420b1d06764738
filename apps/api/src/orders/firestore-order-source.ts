// The adapter from the engine's port to a Firestore collection.
import type {
  Census,
  Found,
  IdRange,
  IdsRequest,
  OrderSource,
  PageRequest,
  RangeCount,
  SourcePage,
  TimeRange,
  Timestamp,
} from '@deltadesk/sync'
import type { OrderJson } from './found-order.ts'
import { sourceErrorOf } from './source/firestore-failure.ts'
import { IdOrder } from './source/id-order.ts'
import { OrderCounts } from './source/order-counts.ts'
import { type SourceOptions, type SourceParts, sourceParts } from './source/source-parts.ts'
import { TimeOrder } from './source/time-order.ts'

/**
 * Reads orders whose time is kept in one of three kinds: Firestore timestamp, ISO 8601 text or milliseconds.
 * Firestore never compares one kind with another, so a collection is read as the kind that most of its documents
 * keep; all others are strays, as are documents without a time.
 */
export class FirestoreOrderSource implements OrderSource<OrderJson> {
  readonly #path: string
  readonly #parts: SourceParts
  readonly #timeOrder: TimeOrder
  readonly #idOrder: IdOrder
  readonly #counts: OrderCounts

  constructor(options: SourceOptions) {
    this.#path = options.collection.path
    this.#parts = sourceParts(options)
    this.#timeOrder = new TimeOrder(this.#parts)
    this.#idOrder = new IdOrder(this.#parts)
    this.#counts = new OrderCounts(this.#parts)
  }

  /** How many documents without a usable time have been met and warned of. */
  get strays(): number {
    return this.#parts.warnings.strays
  }

  readPage(request: PageRequest, signal: AbortSignal): Promise<SourcePage<OrderJson>> {
    return this.#told(this.#timeOrder.readPage(request, signal))
  }

  count(range: TimeRange, at: Timestamp, signal: AbortSignal): Promise<RangeCount | undefined> {
    return this.#told(this.#counts.count(range, at, signal))
  }

  census(range: IdRange, at: Timestamp, signal: AbortSignal): Promise<Census> {
    return this.#told(this.#counts.census(range, at, signal))
  }

  readIds(request: IdsRequest, signal: AbortSignal): Promise<Found<OrderJson>> {
    return this.#told(this.#idOrder.readIds(request, signal))
  }

  lookUp(ids: readonly string[], at: Timestamp, signal: AbortSignal): Promise<Found<OrderJson>> {
    return this.#told(this.#idOrder.lookUp(ids, at, signal))
  }

  /** Whatever goes wrong is told as a SourceError. */
  async #told<A>(reading: Promise<A>): Promise<A> {
    try {
      return await reading
    } catch (error) {
      throw sourceErrorOf(error, this.#path)
    }
  }
}
