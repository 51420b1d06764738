// Documents by their ids, in an order that hides none of them.
import type { Found, IdsRequest, Timestamp } from '@deltadesk/sync'
import type { OrderJson } from '../found-order.ts'
import type { SourceParts } from './source-parts.ts'

export class IdOrder {
  readonly #parts: SourceParts

  constructor(parts: SourceParts) {
    this.#parts = parts
  }

  async readIds(request: IdsRequest, signal: AbortSignal): Promise<Found<OrderJson>> {
    const { reader, queries, orders } = this.#parts
    const { kind, reads } = await this.#parts.kind.get(request.at, signal)
    const rows = await reader.find(queries.byId(request), request.at, signal)
    const documents = rows.found.map((one) => orders.toDocument(one, kind))
    return { documents, reads: reads + rows.reads }
  }

  async lookUp(
    ids: readonly string[],
    at: Timestamp,
    signal: AbortSignal,
  ): Promise<Found<OrderJson>> {
    if (ids.length === 0) return { documents: [], reads: 0 }
    const { reader, orders } = this.#parts
    const { kind, reads } = await this.#parts.kind.get(at, signal)
    const rows = await reader.lookUp(ids, at, signal)
    const documents = rows.found.map((one) => orders.toDocument(one, kind))
    return { documents, reads: reads + rows.reads }
  }
}
