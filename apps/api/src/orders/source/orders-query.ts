// The queries that orders are read and counted with. All but one need only the index that Firestore keeps for
// every field.
import type { IdRange, PageRequest } from '@deltadesk/sync'
import { type CollectionReference, FieldPath, type Query } from 'firebase-admin/firestore'
import type { MomentKind } from '../moment.ts'
import type { DocumentPath } from '../order-fields.ts'
import { idBound } from './id-bound.ts'
import { NATIVE_RANGE, type NativeCut } from './native-order.ts'

/** A stretch of the order (`updatedAt`, id). */
export interface TimeStretch {
  readonly direction: PageRequest['direction']
  /** Only documents that keep their time as this kind; any value of the field without it. */
  readonly kind?: MomentKind
  /** Where reading begins, and where it ends, in its own direction. */
  readonly start?: NativeCut | undefined
  readonly end?: NativeCut | undefined
  readonly limit?: number
}

/** A stretch of the order of ids. */
export interface IdStretch {
  readonly range: IdRange
  readonly limit?: number
}

const ID = FieldPath.documentId()

export class OrdersQueries {
  readonly #collection: CollectionReference
  readonly #updatedAt: FieldPath

  constructor(collection: CollectionReference, updatedAt: DocumentPath) {
    this.#collection = collection
    this.#updatedAt = new FieldPath(...updatedAt)
  }

  byTime({ direction, kind, start, end, limit }: TimeStretch): Query {
    const order = direction === 'oldest-first' ? 'asc' : 'desc'
    const among = kind === undefined ? this.#collection : this.#ofKind(kind)
    let query = among.orderBy(this.#updatedAt, order).orderBy(ID, order)
    if (start) {
      const isIncluded = (start.side === 'before') === (order === 'asc')
      query = isIncluded ? query.startAt(...start.values) : query.startAfter(...start.values)
    }
    if (end) {
      const isLeftOut = (end.side === 'before') === (order === 'asc')
      query = isLeftOut ? query.endBefore(...end.values) : query.endAt(...end.values)
    }
    return limit === undefined ? query : query.limit(limit)
  }

  /** Upwards alone: of ids Firestore keeps no descending index by itself. */
  byId({ range, limit }: IdStretch): Query {
    const query = within(this.#collection, range).orderBy(ID)
    return limit === undefined ? query : query.limit(limit)
  }

  /**
   * What a range of ids has in the order of time. The index of the one field is in this order too, but Firestore
   * may want one of its own for two fields, and then says where to make it.
   */
  timedById(kind: MomentKind, range: IdRange): Query {
    return within(this.#ofKind(kind), range).orderBy(this.#updatedAt).orderBy(ID)
  }

  #ofKind(kind: MomentKind): Query {
    const [least, greatest] = NATIVE_RANGE[kind]
    return this.#collection
      .where(this.#updatedAt, '>=', least)
      .where(this.#updatedAt, '<=', greatest)
  }
}

function within(query: Query, { from, before }: IdRange): Query {
  const above = from === undefined ? query : query.where(ID, '>=', idBound(from))
  return before === undefined ? above : above.where(ID, '<', idBound(before))
}
