// A shop that goes about its business in Firestore, one change after the other.
import { FieldValue, type Firestore } from '@google-cloud/firestore'
import { type BookedOrder, OrderBook } from './order-book.ts'
import { Random } from './random.ts'
import { describeChange, enterChange, nextChange, type ShopChange } from './shop-change.ts'

export interface SimulatedShopOptions {
  readonly db: Firestore
  /** The orders that it starts with, oldest first: those that `seedOrders` returned. */
  readonly orders: Iterable<BookedOrder>
  /** Other changes for each. */
  readonly seed: number
  readonly collection?: string
  readonly log: {
    /** Each change that the timer made. */
    info(line: string): void
    /** Each change that failed; the shop goes on. */
    warn(line: string): void
  }
}

/** The generator's stream 0 made the past: with a stream of its own, no new order gets the id of an old one. */
const RANDOM_STREAM = 1
const NOT_FOUND = 5

export class SimulatedShop {
  readonly #db: Firestore
  readonly #book: OrderBook
  readonly #random: Random
  readonly #collection: string
  readonly #log: SimulatedShopOptions['log']
  #latest: Promise<unknown> = Promise.resolve()
  #timer: NodeJS.Timeout | undefined

  constructor({ db, orders, seed, collection = 'orders', log }: SimulatedShopOptions) {
    this.#db = db
    this.#book = new OrderBook(orders)
    this.#random = new Random(seed, RANDOM_STREAM)
    this.#collection = collection
    this.#log = log
  }

  /** Makes a change every `intervalMs` milliseconds until it is stopped. The timer alone keeps no process alive. */
  start({ intervalMs }: { readonly intervalMs: number }): void {
    clearInterval(this.#timer)
    let busy = false
    this.#timer = setInterval(() => {
      // Where Firestore is slower than the shop, changes are left out rather than piled up.
      if (busy) return
      busy = true
      this.#stepAndLog().finally(() => {
        busy = false
      })
    }, intervalMs).unref()
  }

  /** Starts no more changes, and waits for the one under way. */
  async stop(): Promise<void> {
    clearInterval(this.#timer)
    await this.#latest
  }

  /**
   * Makes the next change and says which it was. Steps wait for each other.
   *
   * @throws what Firestore's client throws; nothing has happened then, and the shop can go on
   */
  step(): Promise<ShopChange> {
    const step = this.#latest.then(() => this.#step())
    this.#latest = step.catch(() => undefined)
    return step
  }

  async #step(): Promise<ShopChange> {
    const change = nextChange(this.#random, this.#book)
    try {
      await this.#write(change)
    } catch (error) {
      // Somebody else deleted it.
      if (codeOf(error) === NOT_FOUND) this.#book.forget(change.order)
      throw error
    }
    enterChange(this.#book, change)
    return change
  }

  async #write(change: ShopChange): Promise<void> {
    const document = this.#db.collection(this.#collection).doc(change.order.id)
    const now = FieldValue.serverTimestamp()
    if (change.kind === 'deleted') {
      await document.delete({ exists: true })
    } else if (change.kind === 'moved') {
      await document.update({ status: change.to, updatedAt: now })
    } else {
      const { status } = change.order
      await document.create({ ...change.purchase, status, createdAt: now, updatedAt: now })
    }
  }

  async #stepAndLog(): Promise<void> {
    try {
      this.#log.info(describeChange(await this.step()))
    } catch (error) {
      this.#log.warn(`A change in the shop failed: ${messageOf(error)}`)
    }
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
