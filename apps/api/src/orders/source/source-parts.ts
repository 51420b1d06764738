// What the ways of reading a shop's collection have in common.
import type { CollectionReference } from 'firebase-admin/firestore'
import { FoundOrders } from '../found-order.ts'
import type { OrderFields } from '../order-fields.ts'
import { CollectionKind } from './collection-kind.ts'
import { NativePositions } from './native-positions.ts'
import { OrderWarnings } from './order-warnings.ts'
import { OrdersQueries } from './orders-query.ts'
import { OrdersReader, type Selection } from './orders-reader.ts'

export interface SourceOptions {
  readonly collection: CollectionReference
  readonly fields: OrderFields
  /** `named` has Firestore send only the document fields that `fields` names; all of them without it. */
  readonly select?: Selection
  /** Told once of each document that makes difficulties. */
  readonly warn: (line: string) => void
}

export interface SourceParts {
  readonly queries: OrdersQueries
  readonly reader: OrdersReader
  readonly kind: CollectionKind
  readonly positions: NativePositions
  readonly orders: FoundOrders
  readonly warnings: OrderWarnings
}

export function sourceParts({ collection, fields, select, warn }: SourceOptions): SourceParts {
  const queries = new OrdersQueries(collection, fields.updatedAt)
  const reader = new OrdersReader(collection, fields, select ?? 'all')
  const positions = new NativePositions()
  const warnings = new OrderWarnings(fields.updatedAt, warn)
  return {
    queries,
    reader,
    positions,
    warnings,
    kind: new CollectionKind(reader, queries, positions),
    orders: new FoundOrders(fields, positions, warnings),
  }
}
