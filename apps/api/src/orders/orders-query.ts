// The queries that orders are read with. All need only the index that Firestore keeps for every field.
import type { PageRequest } from '@deltadesk/sync'
import { type CollectionReference, FieldPath, type Query } from 'firebase-admin/firestore'
import type { MomentKind } from './moment.ts'
import { type Bound, NATIVE_RANGE } from './native-positions.ts'
import type { DocumentPath } from './order-fields.ts'

export interface OrdersQuery {
  readonly direction: PageRequest['direction']
  readonly limit: number
  /** Only documents that keep their time as this kind; any value of the field without it. */
  readonly kind?: MomentKind
  readonly bound?: Bound
}

/** Documents in the order (`updatedAt`, id), both in the one direction. */
export function ordersQuery(
  collection: CollectionReference,
  updatedAt: DocumentPath,
  { direction, limit, kind, bound }: OrdersQuery,
): Query {
  const field = new FieldPath(...updatedAt)
  const order = direction === 'oldest-first' ? 'asc' : 'desc'
  let query: Query = collection
  if (kind !== undefined) {
    const [least, greatest] = NATIVE_RANGE[kind]
    query = query.where(field, '>=', least).where(field, '<=', greatest)
  }
  query = query.orderBy(field, order).orderBy(FieldPath.documentId(), order).limit(limit)
  if (bound === undefined) return query
  return bound.inclusive ? query.startAt(...bound.values) : query.startAfter(...bound.values)
}
