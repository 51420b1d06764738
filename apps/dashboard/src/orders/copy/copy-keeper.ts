// Keeps the copy of one account on the disk for as long as the account is signed in here. Nothing that goes wrong
// with a disk may stop the desk: a copy that can't be read is dropped, one that can't be written is no longer
// written, and the console is told once.
import type { Order } from '@deltadesk/contract'
import type { Clock } from '@deltadesk/sync'
import type { HeldOrders } from './held-orders.ts'
import type { KeptHead } from './kept-head.ts'

/** Where a copy is kept; the browser's is a CopyDatabase. */
export interface CopyStore {
  read(
    count: number,
    ahead: (orders: Order[], head: KeptHead) => void,
  ): Promise<{ head: KeptHead; orders: Order[] } | undefined>
  write(held: HeldOrders, syncedAt: number): Promise<void>
  close(): void
}

/** The disk of this browser. */
export interface CopyDisk {
  /** @param lost - called if the copy is taken away */
  open(account: string, lost: () => void): Promise<CopyStore>
  /** Deletes the copy of one account. */
  drop(account: string): Promise<void>
  /** Deletes the copies of all accounts but this one. */
  dropOthers(account: string | undefined): Promise<void>
}

export interface CopyKeeperOptions {
  readonly disk: CopyDisk
  readonly account: string
  readonly clock: Clock
  readonly log: Pick<Console, 'warn'>
}

/** What is wanted ahead of the rest: more rows than any screen has. */
const AHEAD = 150
/** Changes that follow one another closely are written together. */
const DEBOUNCE_MS = 1_000
/** How old the time of the last sync may become on the disk while nothing changes. */
const QUIET_MS = 60_000

export class CopyKeeper {
  readonly #options: CopyKeeperOptions
  readonly #closed = new AbortController()
  #store: CopyStore | undefined
  #writing: Promise<void> = Promise.resolve()
  #waiting = false
  #saved: { cursor: string | undefined; at: number } = { cursor: undefined, at: 0 }

  constructor(options: CopyKeeperOptions) {
    this.#options = options
  }

  /**
   * Reads what was kept.
   *
   * @param ahead - given the newest orders as soon as they are there
   * @returns undefined if nothing is kept, or nothing that can be read
   */
  async load(ahead: (orders: Order[], head: KeptHead) => void) {
    const { disk, account } = this.#options
    try {
      this.#store = await this.#open()
      const kept = await this.#store?.read(AHEAD, ahead)
      if (kept) this.#saved = { cursor: kept.head.cursor, at: kept.head.syncedAt }
      return kept
    } catch (error) {
      this.#warn('The kept copy of the orders is dropped, since it can’t be read', error)
      this.#store?.close()
      try {
        await disk.drop(account)
        this.#store = await this.#open()
      } catch {
        this.#store = undefined
      }
      return undefined
    }
  }

  /** To be called after each round: keeps what is held soon, if there is anything new in it. */
  saveSoon(held: HeldOrders, syncedAt: number): void {
    if (this.#store === undefined || this.#waiting) return
    const quiet = held.cursor === this.#saved.cursor
    if (quiet && syncedAt - this.#saved.at < QUIET_MS) return
    this.#waiting = true
    void this.#saveAfterPause(held, syncedAt)
  }

  /** Nothing is read or written any more. */
  close(): void {
    this.#closed.abort()
    this.#forget()
  }

  async #open(): Promise<CopyStore | undefined> {
    const { disk, account } = this.#options
    const store = await disk.open(account, () => this.#forget())
    if (!this.#closed.signal.aborted) return store
    store.close()
    return undefined
  }

  async #saveAfterPause(held: HeldOrders, syncedAt: number): Promise<void> {
    try {
      await this.#options.clock.sleep(DEBOUNCE_MS, this.#closed.signal)
    } catch {
      return
    }
    await this.#writing
    this.#waiting = false
    this.#writing = this.#save(held, syncedAt)
  }

  async #save(held: HeldOrders, syncedAt: number): Promise<void> {
    const { cursor } = held
    try {
      await this.#store?.write(held, syncedAt)
      this.#saved = { cursor, at: syncedAt }
    } catch (error) {
      if (this.#store === undefined) return // it was closed meanwhile
      this.#forget()
      this.#warn('The orders are no longer kept for the next visit', error)
    }
  }

  #forget(): void {
    this.#store?.close()
    this.#store = undefined
  }

  #warn(what: string, error: unknown): void {
    if (this.#closed.signal.aborted) return
    const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
    this.#options.log.warn(`[COPY] ${what} (${reason})`)
  }
}
