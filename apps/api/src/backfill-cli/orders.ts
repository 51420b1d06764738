// The documents of the shop's orders, a page at a time in the order of their ids, with nothing of them but their time.
import { setTimeout as sleep } from 'node:timers/promises'
import {
  type CollectionReference,
  type DocumentReference,
  type DocumentSnapshot,
  FieldPath,
} from 'firebase-admin/firestore'
import { withDeadline } from '../firestore/deadline.ts'
import { grpcStatusOf } from '../firestore/grpc-status.ts'
import type { OrderFields } from '../orders/order-fields.ts'

export interface OrdersOptions {
  readonly collection: CollectionReference
  readonly fields: OrderFields
  /** The longest that one call may take, in milliseconds. */
  readonly timeoutMs: number
  /** How long to wait after the first failure that may pass; twice as long after each other one. */
  readonly firstPauseMs?: number
}

const TRIES = 6
const FIRST_PAUSE_MS = 500
/** Aborted, internal, unavailable, too late, and over a limit for the moment. */
const PASSING = new Set([4, 8, 10, 13, 14])

export class Orders {
  readonly collection: CollectionReference
  readonly fields: OrderFields
  readonly timeoutMs: number
  readonly #firstPauseMs: number
  /** All of the outermost field that the time is in, so that nothing in its way is overlooked. */
  readonly #mask: FieldPath

  constructor({ collection, fields, timeoutMs, firstPauseMs = FIRST_PAUSE_MS }: OrdersOptions) {
    this.collection = collection
    this.fields = fields
    this.timeoutMs = timeoutMs
    this.#firstPauseMs = firstPauseMs
    this.#mask = new FieldPath(...fields.updatedAt.slice(0, 1))
  }

  async page(after: string | undefined, limit: number): Promise<DocumentSnapshot[]> {
    const byId = this.collection.select(this.#mask).orderBy(FieldPath.documentId()).limit(limit)
    const query = after === undefined ? byId : byId.startAfter(after)
    return (await this.#patiently(() => query.get())).docs
  }

  /** Those documents as they are now, as far as they are still there. */
  async again(references: readonly DocumentReference[]): Promise<DocumentSnapshot[]> {
    const { firestore } = this.collection
    const options = { fieldMask: [this.#mask] }
    const found = await this.#patiently(() => firestore.getAll(...references, options))
    return found.filter(({ exists }) => exists)
  }

  async #patiently<T>(call: () => Promise<T>): Promise<T> {
    for (let tries = 1; ; tries++) {
      try {
        return await withDeadline(call(), this.timeoutMs)
      } catch (error) {
        if (tries === TRIES || !mayPass(error)) throw error
        await sleep(this.#firstPauseMs * 2 ** (tries - 1) * (0.5 + Math.random() / 2))
      }
    }
  }
}

function mayPass(error: unknown): boolean {
  const status = grpcStatusOf(error)
  if (status !== undefined) return PASSING.has(status)
  return error instanceof Error && error.name === 'FirestoreTimeoutError'
}
