// The source of the crash runs: an embedded Firestore with orders in it, and what is true of them.
import { FirestoreAccountStore, hashPassword, loadConfig, openFirestore } from '@deltadesk/api'
import type { Order } from '@deltadesk/contract'
import { EmbeddedFirestore } from '@deltadesk/firestore-embedded'
import { comparePositions } from '@deltadesk/sync'
import type { CollectionReference, Firestore } from 'firebase-admin/firestore'
import { documentFrom, positionOf, type ShopDocument, shownAs } from './shop-order.ts'

export const ACCOUNT = { email: 'ada@shop.example', password: 'correct horse battery' }

/** What the desk is to show: id to order. */
export type Window = ReadonlyMap<string, Omit<Order, 'version'>>

export class Shop {
  readonly embedded: EmbeddedFirestore
  readonly orders: CollectionReference<ShopDocument, ShopDocument>
  readonly #db: Firestore
  readonly #close: () => Promise<void>
  #ownReads = 0

  private constructor(embedded: EmbeddedFirestore, db: Firestore, close: () => Promise<void>) {
    this.embedded = embedded
    this.#db = db
    this.#close = close
    this.orders = db.collection('orders').withConverter<ShopDocument, ShopDocument>({
      toFirestore: (order) => order,
      fromFirestore: (snapshot) => documentFrom(snapshot.data()),
    })
  }

  /** An empty shop that ACCOUNT may sign in to. */
  static async open(): Promise<Shop> {
    const embedded = await EmbeddedFirestore.start()
    const { firestore } = loadConfig({ FIRESTORE_EMULATOR_HOST: embedded.host })
    const { client, close } = openFirestore(firestore)
    const accounts = new FirestoreAccountStore(client, {
      collection: firestore.adminsCollection,
      timeoutMs: firestore.timeoutMs,
    })
    await accounts.add(ACCOUNT.email, await hashPassword(ACCOUNT.password))
    return new Shop(embedded, client, close)
  }

  batch() {
    return this.#db.batch()
  }

  /** Documents that others have read, as Google would bill them; `signIns` were a look-up each. */
  readsOfOthers(signIns: number): number {
    return this.embedded.meter.snapshot().total - this.#ownReads - signIns
  }

  /** The newest `limit` orders that are not deleted, read afresh and picked by hand. */
  async window(limit: number): Promise<Window> {
    const { docs } = await this.orders.get()
    this.#ownReads += Math.max(1, docs.length)
    const newestFirst = docs
      .map((doc) => ({ id: doc.id, document: doc.data() }))
      .filter(({ document }) => document.deletedAt === undefined)
      .map(({ id, document }) => ({ id, document, position: positionOf(id, document) }))
      .sort((a, b) => comparePositions(b.position, a.position))
    return new Map(
      newestFirst.slice(0, limit).map(({ id, document }) => [id, shownAs(id, document)]),
    )
  }

  async close(): Promise<void> {
    await this.#close()
    await this.embedded.stop()
  }
}
