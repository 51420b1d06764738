// A document of a query's answer as the engine takes it, or the reason why it can't be an order.
import type { SourceDocument } from '@deltadesk/sync'
import { FieldPath, type QueryDocumentSnapshot } from 'firebase-admin/firestore'
import { type Moment, timestampText } from './moment.ts'
import { type OrderFields, pathText } from './order-fields.ts'
import { orderFromDocument } from './order-from-document.ts'

/** An order as it crosses the wire, JSON from `{"id":` on, but for its version, which only a replica knows. */
export type OrderJson = string

export interface FoundOrder {
  readonly id: string
  /** `updatedAt` as Firestore keeps it; undefined where not even that could be read. */
  readonly native: unknown
  readonly order?: { readonly moment: Moment; readonly document: SourceDocument<OrderJson> }
  /** Why there is no order. */
  readonly problem?: string
}

/** Never throws: one document that can't be read must not keep the others from being read. */
export function foundOrder(snapshot: QueryDocumentSnapshot, fields: OrderFields): FoundOrder {
  const { id } = snapshot
  let native: unknown
  try {
    native = snapshot.get(new FieldPath(...fields.updatedAt))
    const result = orderFromDocument(id, snapshot.data(), fields)
    if (result === undefined) {
      const problem = `its field «${pathText(fields.updatedAt)}» is neither a timestamp, an ISO 8601 time nor milliseconds since 1970`
      return { id, native, problem }
    }
    const { order, updatedAt: moment, deleted } = result
    const document = {
      id,
      updateTime: timestampText(snapshot.updateTime),
      updatedAt: moment.at,
      deleted,
      value: JSON.stringify(order),
    }
    return { id, native, order: { moment, document } }
  } catch (error) {
    return { id, native, problem: `it can not be decoded: ${String(error)}` }
  }
}
