// Documents as Firestore found them, made into what the engine takes. Nothing here throws: one document that can't
// be read must not keep the others from being read.
import type { SourceDocument, Timestamp } from '@deltadesk/sync'
import { type MomentKind, momentOf } from './moment.ts'
import type { OrderFields } from './order-fields.ts'
import { type OrderTime, orderFromDocument } from './order-from-document.ts'
import { isInNativeRange } from './source/native-order.ts'
import type { NativePositions } from './source/native-positions.ts'
import type { OrderWarnings } from './source/order-warnings.ts'
import type { FoundDocument } from './source/orders-reader.ts'

/** An order as it crosses the wire, JSON from `{"id":` on, but for its version, which only a replica knows. */
export type OrderJson = string

export class FoundOrders {
  readonly #fields: OrderFields
  readonly #positions: NativePositions
  readonly #warnings: OrderWarnings

  constructor(fields: OrderFields, positions: NativePositions, warnings: OrderWarnings) {
    this.#fields = fields
    this.#positions = positions
    this.#warnings = warnings
  }

  /** @param kind - how the collection keeps its time; what does not keep it so is a stray */
  toDocument(document: FoundDocument, kind: MomentKind | undefined): SourceDocument<OrderJson> {
    const { id, native, updateTime } = document
    if (kind === undefined || !isInNativeRange(kind, native)) {
      const value = this.#valueOf(document, { updatedAt: updateTime, isOwn: false })
      if (value !== undefined) this.#warnings.stray(id, problemOf(native, kind))
      return { id, updateTime, updatedAt: updateTime, stray: true, value }
    }
    const updatedAt = this.#timeOf(native)
    if (updatedAt === undefined) {
      this.#warnings.timeless(id)
      const nearest = this.#positions.timeOfText(String(native))
      return { id, updateTime, updatedAt: nearest, stray: false, value: undefined }
    }
    const value = this.#valueOf(document, { updatedAt, isOwn: true })
    return { id, updateTime, updatedAt, stray: false, value }
  }

  /** Every time of the collection's kind tells something of the clock that it was written by. */
  #timeOf(native: unknown): Timestamp | undefined {
    const moment = momentOf(native)
    this.#positions.learnClock(moment)
    if (this.#positions.areLocal) this.#warnings.localClock()
    return moment?.at
  }

  /** Undefined for what is marked as deleted, and for what can't be read. */
  #valueOf(document: FoundDocument, time: OrderTime): OrderJson | undefined {
    const { id } = document
    try {
      const { order, deleted } = orderFromDocument(id, document.fields(), this.#fields, time)
      return deleted ? undefined : JSON.stringify(order)
    } catch (error) {
      this.#warnings.leftOut(id, `it can not be decoded: ${String(error)}`)
      return undefined
    }
  }
}

function problemOf(native: unknown, kind: MomentKind | undefined): string {
  if (native === undefined) return 'is missing'
  const moment = momentOf(native)
  if (moment === undefined || kind === undefined) {
    return 'is neither a timestamp, an ISO 8601 time nor milliseconds since 1970'
  }
  return `is kept as ${moment.kind}, that of most others as ${kind}`
}
