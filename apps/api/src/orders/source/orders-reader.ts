// One read of Firestore at a time, each with its price: as things are now, or as they were.
import type { Timestamp } from '@deltadesk/sync'
import {
  type CollectionReference,
  type DocumentSnapshot,
  FieldPath,
  type Query,
  type Transaction,
} from 'firebase-admin/firestore'
import { timestampOf, timestampText } from '../moment.ts'
import { type DocumentPath, documentPaths, type OrderFields } from '../order-fields.ts'
import { priceOfCount, priceOfLookUp, priceOfQuery } from './read-price.ts'
import { unlessAborted } from './unless-aborted.ts'

/** Which fields of a document Firestore is to send: all, or only those that an order names. */
export type Selection = 'all' | 'named'

/** A document as Firestore gave it. */
export interface FoundDocument {
  readonly id: string
  readonly updateTime: Timestamp
  /** Its time field as Firestore keeps it; undefined where there is none, or none that can be read. */
  readonly native: unknown
  /** @throws Error where the client can't read what the document holds */
  fields(): Readonly<Record<string, unknown>>
}

/** What one query found. */
export interface Rows {
  readonly found: readonly FoundDocument[]
  /** The time at which it was true. */
  readonly readTime: Timestamp
  readonly reads: number
}

export interface Counted {
  readonly count: number
  readonly reads: number
}

/**
 * A read at a time is a read-only transaction with a read time. Firestore's client then sends the one request with
 * the time in it: it begins and ends no transaction, and an answer that breaks off is no occasion for it to go on by
 * itself (@google-cloud/firestore 9.4, `Transaction.withLazyStartedTransaction`).
 */
export class OrdersReader {
  readonly #collection: CollectionReference
  readonly #updatedAt: FieldPath
  readonly #mask: readonly FieldPath[] | undefined

  constructor(collection: CollectionReference, fields: OrderFields, select: Selection) {
    this.#collection = collection
    this.#updatedAt = fieldPath(fields.updatedAt)
    this.#mask = select === 'named' ? documentPaths(fields).map(fieldPath) : undefined
  }

  async find(query: Query, at: Timestamp | undefined, signal: AbortSignal): Promise<Rows> {
    const masked = this.#mask === undefined ? query : query.select(...this.#mask)
    const answer =
      at === undefined
        ? await waitFor(() => masked.get(), signal)
        : await this.#readAt(at, signal, (then) => then.get(masked))
    return {
      found: answer.docs.flatMap((snapshot) => this.#found(snapshot)),
      readTime: timestampText(answer.readTime),
      reads: priceOfQuery(answer.size),
    }
  }

  async count(query: Query, at: Timestamp | undefined, signal: AbortSignal): Promise<Counted> {
    const counting = query.count()
    const answer =
      at === undefined
        ? await waitFor(() => counting.get(), signal)
        : await this.#readAt(at, signal, (then) => then.get(counting))
    const { count } = answer.data()
    return { count, reads: priceOfCount(count) }
  }

  /** The documents with these ids, of which there must be one, as far as they are there. */
  async lookUp(
    ids: readonly string[],
    at: Timestamp,
    signal: AbortSignal,
  ): Promise<Omit<Rows, 'readTime'>> {
    const references = ids.map((id) => this.#collection.doc(id))
    const options = this.#mask === undefined ? [] : [{ fieldMask: [...this.#mask] }]
    const answer = await this.#readAt(at, signal, (then) => then.getAll(...references, ...options))
    return {
      found: answer.flatMap((snapshot) => this.#found(snapshot)),
      reads: priceOfLookUp(ids.length),
    }
  }

  #readAt<T>(
    at: Timestamp,
    signal: AbortSignal,
    read: (then: Transaction) => Promise<T>,
  ): Promise<T> {
    const { firestore } = this.#collection
    const options = { readOnly: true, readTime: timestampOf(at) } as const
    return waitFor(() => firestore.runTransaction(read, options), signal)
  }

  #found(snapshot: DocumentSnapshot): FoundDocument[] {
    const { id, updateTime } = snapshot
    if (updateTime === undefined) return []
    return [
      {
        id,
        updateTime: timestampText(updateTime),
        native: readable(() => snapshot.get(this.#updatedAt)),
        fields: () => snapshot.data() ?? {},
      },
    ]
  }
}

function fieldPath(path: DocumentPath): FieldPath {
  return new FieldPath(...path)
}

function waitFor<T>(call: () => Promise<T>, signal: AbortSignal): Promise<T> {
  signal.throwIfAborted()
  return unlessAborted(call(), signal)
}

function readable(read: () => unknown): unknown {
  try {
    return read()
  } catch {
    return undefined
  }
}
