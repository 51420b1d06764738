// Which kind of time a collection keeps. Firestore never compares one kind with another, so the order of time is
// that of the kind that most documents keep; the others are strays.
import type { Timestamp } from '@deltadesk/sync'
import { MOMENT_KINDS, type MomentKind, momentOf } from '../moment.ts'
import { isInNativeRange } from './native-order.ts'
import type { NativePositions } from './native-positions.ts'
import type { OrdersQueries } from './orders-query.ts'
import type { FoundDocument, OrdersReader, Rows } from './orders-reader.ts'

/** What it takes to find the kind, and what that cost. */
export interface FoundKind {
  readonly kind: MomentKind | undefined
  readonly reads: number
}

/** So many documents of a kind are enough to take it for the collection's: counting them costs one read. */
const ENOUGH = 1000

export class CollectionKind {
  readonly #reader: OrdersReader
  readonly #queries: OrdersQueries
  readonly #positions: NativePositions
  #known: MomentKind | undefined

  constructor(reader: OrdersReader, queries: OrdersQueries, positions: NativePositions) {
    this.#reader = reader
    this.#queries = queries
    this.#positions = positions
  }

  /** Undefined until it was found, and where no document tells a time. */
  get known(): MomentKind | undefined {
    return this.#known
  }

  take(kind: MomentKind | undefined): void {
    this.#known = kind
  }

  /** The kind that is known, or else the one that is found, for up to four reads. */
  async get(at: Timestamp, signal: AbortSignal): Promise<FoundKind> {
    const kind = this.#known
    return kind === undefined ? this.find(at, signal) : { kind, reads: 0 }
  }

  /**
   * The kind by the documents that a read of all kinds began with. It meets one kind after the other, so unless
   * they are all there are, or of the kind that nearly all shops keep, what is behind them has to be counted.
   */
  async fromStart(
    { found, readTime }: Rows,
    isAll: boolean,
    signal: AbortSignal,
  ): Promise<FoundKind> {
    const arePlain = found.every(({ native }) => isInNativeRange('timestamp', native))
    if (!isAll && !arePlain) return this.find(readTime, signal)
    this.#known = mostFrequentKind(found)
    return { kind: this.#known, reads: 0 }
  }

  /** Counts each kind, up to where it is clear which has the most; of two that go beyond, the first one. */
  async find(at: Timestamp, signal: AbortSignal): Promise<FoundKind> {
    const counted = await Promise.all(
      MOMENT_KINDS.map(async (kind) => {
        const query = this.#queries.byTime({ kind, direction: 'newest-first', limit: ENOUGH })
        return { kind, ...(await this.#reader.count(query, at, signal)) }
      }),
    )
    const reads = counted.reduce((sum, one) => sum + one.reads, 0)
    const [most] = counted.toSorted((a, b) => b.count - a.count)
    this.#known = most && most.count > 0 ? most.kind : undefined
    if (this.#known !== 'text') return { kind: this.#known, reads }
    return { kind: this.#known, reads: reads + (await this.#learnClock(at, signal)) }
  }

  /** Text is found by the clock that it was written by. */
  async #learnClock(at: Timestamp, signal: AbortSignal): Promise<number> {
    const newest = this.#queries.byTime({ kind: 'text', direction: 'newest-first', limit: 1 })
    const { found, reads } = await this.#reader.find(newest, at, signal)
    for (const { native } of found) this.#positions.learnClock(momentOf(native))
    return reads
  }
}

function mostFrequentKind(found: readonly FoundDocument[]): MomentKind | undefined {
  const kinds = found.flatMap(({ native }) => momentOf(native)?.kind ?? [])
  const frequency = (kind: MomentKind) => kinds.filter((other) => other === kind).length
  const [kind] = MOMENT_KINDS.toSorted((a, b) => frequency(b) - frequency(a))
  return kind !== undefined && frequency(kind) > 0 ? kind : undefined
}
