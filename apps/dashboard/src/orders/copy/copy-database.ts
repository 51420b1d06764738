// The copy of one account in IndexedDB, written as a log: the orders as they once were, in chunks of text, newest
// first, and after them each change as it came. A change costs one small record; when there are many, everything is
// written anew. The cursor is written in the same transaction, so that what is kept is at any time exactly what the
// server held at that cursor.
//
// A record for each order would be simpler, and takes Chromium several times as long to read as the same orders in
// chunks: what counts at a start is the number of records.
import type { Order } from '@deltadesk/contract'
import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import { newestFirst } from '../newest-first.ts'
import { copyName } from './copy-names.ts'
import type { HeldOrders, Missing } from './held-orders.ts'
import { asKeptHead, type KeptHead } from './kept-head.ts'
import { changeFrom, ordersFrom, textOf } from './kept-text.ts'

interface CopySchema extends DBSchema {
  head: { key: 'head'; value: KeptHead }
  /** By their place, from 0. */
  chunks: { key: number; value: string }
  log: { key: number; value: string }
}

type Copy = IDBPDatabase<CopySchema>

/** To be raised with each change of what is kept: what an older version kept is dropped. */
export const COPY_VERSION = 1
/** Orders in a chunk: few milliseconds to write or to read, so that the screen goes on. */
const CHUNK = 500
/** Logged changes beyond which everything is written anew, and orders in them for each order that is held. */
const LOG_LIMIT = { records: 400, least: 1_000, share: 1 / 20 }

export class CopyDatabase {
  readonly #db: Copy

  private constructor(db: Copy) {
    this.#db = db
  }

  /** @param lost - called if somebody else wants to have it away: it is closed then */
  static async open(account: string, lost: () => void): Promise<CopyDatabase> {
    const db = await openDB<CopySchema>(copyName(account), COPY_VERSION, {
      upgrade(db) {
        for (const name of [...db.objectStoreNames]) db.deleteObjectStore(name)
        db.createObjectStore('head')
        db.createObjectStore('chunks')
        db.createObjectStore('log', { autoIncrement: true })
      },
      blocking(_from, _to, event) {
        if (event.target instanceof IDBDatabase) event.target.close()
        lost()
      },
      terminated: lost,
    })
    return new CopyDatabase(db)
  }

  /**
   * Reads everything, the newest orders first.
   *
   * @param count - how many of them are wanted ahead
   * @param ahead - given those, as soon as they are there
   * @returns undefined if nothing is kept
   * @throws Error if something is not what was written
   */
  async read(
    count: number,
    ahead: (orders: Order[], head: KeptHead) => void,
  ): Promise<{ head: KeptHead; orders: Order[] } | undefined> {
    const tx = this.#db.transaction(['head', 'chunks', 'log'])
    const [kept, texts, first] = await Promise.all([
      tx.objectStore('head').get('head'),
      tx.objectStore('log').getAll(),
      tx.objectStore('chunks').get(0),
    ])
    if (kept === undefined) return undefined
    const head = asKeptHead(kept)
    const log = texts.map(changeFrom)
    const newest = ordersFrom(first ?? '[]')
    const border = newest.length < CHUNK ? '' : (newest.at(-1)?.updatedAt ?? '')
    const top = newestFirst(applied(newest, log))
    ahead(top.filter(({ updatedAt }) => updatedAt > border).slice(0, count), head)

    const orders: Order[] = []
    for (let cursor = await tx.objectStore('chunks').openCursor(); cursor; ) {
      for (const order of ordersFrom(cursor.value)) orders.push(order)
      cursor = await cursor.continue()
    }
    const all = [...applied(orders, log)]
    if (all.length !== head.count) throw new Error('Some of the kept orders are missing')
    return { head, orders: all }
  }

  /** Brings what is kept up to what is held; costs as much as what changed in between. */
  async write(held: HeldOrders, syncedAt: number): Promise<void> {
    const tx = this.#db.transaction(['head', 'chunks', 'log'], 'readwrite', {
      durability: 'relaxed',
    })
    const done = tx.done.catch((error: unknown) => {
      throw tx.error ?? error
    })
    const work = async () => {
      const kept = await tx.objectStore('head').get('head')
      const { cursor, sorted, intact } = held
      if (cursor === undefined || !intact) return
      const missing = kept && held.missingSince(kept.cursor)
      const size = missing ? missing.upserts.length + missing.removed.length : 0
      const logged = (kept?.logged ?? 0) + size
      const records = size > 0 ? await tx.objectStore('log').count() : 0
      const head = { cursor, syncedAt, count: sorted.length }
      if (missing && records < LOG_LIMIT.records && logged <= mostLogged(sorted.length)) {
        if (size > 0) await tx.objectStore('log').put(textOf(missing))
        await tx.objectStore('head').put({ ...head, logged }, 'head')
        return
      }
      await Promise.all([tx.objectStore('log').clear(), tx.objectStore('chunks').clear()])
      for (let from = 0; from < sorted.length; from += CHUNK) {
        const chunk = JSON.stringify(sorted.slice(from, from + CHUNK))
        await tx.objectStore('chunks').put(chunk, from / CHUNK)
      }
      await tx.objectStore('head').put({ ...head, logged: 0 }, 'head')
    }
    await Promise.all([done, work().catch((error: unknown) => abort(tx, error))])
  }

  close(): void {
    this.#db.close()
  }
}

/** Nothing of a write that went wrong is kept. @throws what went wrong */
function abort(tx: { abort(): void }, error: unknown): never {
  try {
    tx.abort()
  } catch {
    // It has come to its end already.
  }
  throw error
}

function mostLogged(held: number): number {
  return Math.max(LOG_LIMIT.least, held * LOG_LIMIT.share)
}

/** @param log - the changes since, the oldest first */
function applied(orders: readonly Order[], log: readonly Missing[]): Iterable<Order> {
  if (log.length === 0) return orders
  const byId = new Map(orders.map((order) => [order.id, order]))
  for (const { upserts, removed } of log) {
    for (const id of removed) byId.delete(id)
    for (const order of upserts) byId.set(order.id, order)
  }
  return byId.values()
}
