// Keeps one replica as current as its reader asks: a first sync, then incremental refreshes, one at a time,
// each committed whole or not at all. What goes wrong leaves the last good copy and the truth about it.

import { NothingToServeError } from '../errors.ts'
import { type Cursor, formatCursor } from '../replica/cursor.ts'
import { type Changes, type Delta, type Entry, ReplicaHistory } from '../replica/replica-history.ts'
import { Window } from '../replica/window.ts'
import type { OrderSource } from '../source/order-source.ts'
import { type Reading, SourceReader } from '../source/source-reader.ts'
import type { ReadMark, ReplicaBatch, ReplicaStore } from '../store/replica-store.ts'
import type { Timestamp } from '../timestamp.ts'
import { merge } from './merge.ts'

/** Where the engine's lines go; they are part of the product, filtered by `[SYNC]`. */
export interface SyncLog {
  info(line: string): void
  warn(line: string): void
}

export interface SyncEngineOptions<T> {
  readonly source: OrderSource<T>
  readonly store: ReplicaStore<T>
  readonly log: SyncLog
  /** A clock that never goes back, in milliseconds: `performance.now`. */
  readonly monotonicMs: () => number
  /** A fresh random id of URL-safe characters for an epoch. */
  readonly newEpoch: () => string
  /** The newest orders to hold; 0 for all. */
  readonly limit: number
  /** How old the last refresh may be before a reader waits for another, in milliseconds. */
  readonly maxStalenessMs: number
  /** How late a write may become visible behind its own `updatedAt`, in milliseconds. */
  readonly overlapMs: number
  /** Documents to ask the source for at once. */
  readonly pageSize: number
}

/** What the engine knows of itself, as plain values. */
export interface SyncStatus {
  readonly cursor: string | undefined
  readonly count: number
  readonly checksum: string | undefined
  readonly watermark: Timestamp | undefined
  /** The source's time of the last successful refresh. */
  readonly syncedAt: Timestamp | undefined
  readonly stale: boolean
  readonly documentsRead: number
  readonly refreshes: number
}

/** A replica in use, with how far the source has been read into it. */
interface Held<T> {
  readonly history: ReplicaHistory<T>
  readonly window: Window<T>
  readonly mark: ReadMark
}

/** Pauses between attempts while the source fails: doubling from the first to the second, in milliseconds. */
const RETRY_MS = { first: 1_000, most: 30_000 } as const

export class SyncEngine<T> {
  readonly #options: SyncEngineOptions<T>
  readonly #reader: SourceReader<T>
  readonly #closing = new AbortController()
  #held: Held<T> | undefined
  #loaded = false
  #refreshing: Promise<void> | undefined
  #freshUntil = Number.NEGATIVE_INFINITY
  #failures = 0
  #failure: unknown
  #storeIsBehind = false
  #documentsRead = 0
  #refreshes = 0

  constructor(options: SyncEngineOptions<T>) {
    this.#options = options
    this.#reader = new SourceReader(options.source, options)
  }

  /** Whether a reader can be served without waiting. */
  get isFresh(): boolean {
    return this.#options.monotonicMs() < this.#freshUntil
  }

  get status(): SyncStatus {
    const held = this.#held
    return {
      cursor: held && formatCursor(held.history.cursor),
      count: held?.history.size ?? 0,
      checksum: held?.history.checksum,
      watermark: held?.mark.watermark.updatedAt,
      syncedAt: held?.mark.readTime,
      stale: this.#failures > 0,
      documentsRead: this.#documentsRead,
      refreshes: this.#refreshes,
    }
  }

  /** Waits for a refresh, the one under way if there is one, unless the last is younger than `maxStalenessMs`. */
  async ensureFresh(): Promise<void> {
    if (!this.isFresh) await this.refresh()
  }

  /** Reads what is new in the source and merges it in. A failure is told by `status` and the log, never thrown. */
  refresh(): Promise<void> {
    this.#refreshing ??= this.#attempt().finally(() => {
      this.#refreshing = undefined
    })
    return this.#refreshing
  }

  /**
   * The changes after `since`; see {@link ReplicaHistory.deltaSince}.
   *
   * @throws NothingToServeError before the first sync has succeeded
   */
  deltaSince(since: Cursor | undefined, limit: number): Delta<T> {
    return this.#history().deltaSince(since, limit)
  }

  /**
   * What changed at or after `time`, for readers that keep no cursor.
   *
   * @throws NothingToServeError before the first sync has succeeded
   */
  changedSince(time: Timestamp, limit: number): Delta<T> {
    return this.#history().changedSince(time, limit)
  }

  /** @throws NothingToServeError before the first sync has succeeded */
  get(id: string): Entry<T> | undefined {
    return this.#history().get(id)
  }

  /** All that is held, in no order that means anything. */
  entries(): Iterable<Entry<T>> {
    return this.#held?.history.entries() ?? []
  }

  /** Ends what is under way; the engine reads no more. */
  close(): void {
    this.#closing.abort()
  }

  #history(): ReplicaHistory<T> {
    if (this.#held !== undefined) return this.#held.history
    const options = this.#failure === undefined ? undefined : { cause: this.#failure }
    throw new NothingToServeError(Math.ceil(this.#retryMs() / 1000), options)
  }

  async #attempt(): Promise<void> {
    try {
      await this.#loadOnce()
      if (this.#held === undefined) await this.#syncFirst()
      else await this.#syncChanges(this.#held)
      this.#failures = 0
      this.#failure = undefined
      this.#refreshes++
      this.#freshUntil = this.#options.monotonicMs() + this.#options.maxStalenessMs
    } catch (error) {
      if (this.#closing.signal.aborted) return
      this.#failures++
      this.#failure = error
      this.#freshUntil = this.#options.monotonicMs() + this.#retryMs()
      this.#options.log.warn(
        `[SYNC] Refresh failed - ${this.#held ? `serving the copy of ${this.#held.mark.readTime}` : 'nothing to serve yet'}: ${messageOf(error)}`,
      )
    }
  }

  #retryMs(): number {
    return Math.min(RETRY_MS.most, RETRY_MS.first * 2 ** Math.max(0, this.#failures - 1))
  }

  async #loadOnce(): Promise<void> {
    if (this.#loaded) return
    const state = await this.#options.store.load()
    this.#loaded = true
    if (state === undefined) return
    const history = new ReplicaHistory<T>(state.epoch, state.floor)
    history.commit({ upserts: state.entries, removals: state.tombstones })
    this.#held = { history, window: new Window(history), mark: state.mark }
  }

  async #syncFirst(): Promise<void> {
    const { log, limit } = this.#options
    log.info('[SYNC] First sync - loading all orders')
    const reading = await this.#reader.readWindow(limit, this.#closing.signal)
    this.#documentsRead += reading.reads
    const history = new ReplicaHistory<T>(this.#options.newEpoch())
    const held = { history, window: new Window(history), mark: reading.mark }
    await this.#commit(held, this.#merge(held, reading), reading.mark)
    log.info(`[SYNC] Loaded ${history.size} orders for ${reading.reads} reads`)
  }

  async #syncChanges(held: Held<T>): Promise<void> {
    const { log } = this.#options
    log.info(`[SYNC] Incremental sync from timestamp: ${this.#reader.startOf(held.mark).updatedAt}`)
    const reading = await this.#reader.readChanges(held.mark, this.#closing.signal)
    this.#documentsRead += reading.reads
    const { overflowed, ...changes } = this.#merge(held, reading)
    await this.#commit(held, changes, {
      ...reading.mark,
      hasOlder: reading.mark.hasOlder || overflowed,
    })
    log.info(`[SYNC] Found ${changes.upserts.length} new/updated orders`)
    if (changes.removals.length > 0) log.info(`[SYNC] Removed ${changes.removals.length} orders`)
    await this.#backfill()
  }

  /** Reads older orders into the room that removals have left. */
  async #backfill(): Promise<void> {
    const held = this.#held
    const { limit, log } = this.#options
    if (held === undefined || limit === 0 || !held.mark.hasOlder) return
    const missing = limit - held.history.size
    if (missing <= 0) return
    const [oldest] = held.window.oldest(1)
    const reading = await this.#reader.readOlder(held.mark, oldest, missing, this.#closing.signal)
    this.#documentsRead += reading.reads
    const changes = this.#merge(held, reading)
    await this.#commit(held, changes, reading.mark)
    log.info(`[SYNC] Back-filled ${changes.upserts.length} older orders`)
  }

  #merge({ history, window }: Held<T>, { documents, mark }: Reading<T>) {
    return merge({
      history,
      window,
      documents,
      limit: this.#options.limit,
      readTime: mark.readTime,
    })
  }

  async #commit(held: Held<T>, changes: Changes<T>, mark: ReadMark): Promise<void> {
    const { history, window } = held
    const isFirst = this.#held === undefined
    history.commit(changes)
    for (const entry of changes.upserts) window.add(entry)
    this.#held = { history, window, mark }
    const quiet = changes.upserts.length + changes.removals.length === 0
    if (!quiet || isFirst || this.#storeIsBehind) await this.#keep(this.#held, changes, isFirst)
  }

  /** A store that fails costs nothing but the next restart: it is given everything as soon as it answers again. */
  async #keep({ history, mark }: Held<T>, changes: Changes<T>, isFirst: boolean): Promise<void> {
    const replace = isFirst || this.#storeIsBehind
    const { upserts, removals } = replace ? everythingIn(history) : changes
    const { epoch, floor } = history
    const batch: ReplicaBatch<T> = { epoch, floor, mark, replace, upserts, removals }
    try {
      await this.#options.store.commit(batch)
      this.#storeIsBehind = false
    } catch (error) {
      this.#storeIsBehind = true
      this.#options.log.warn(`[SYNC] Cache not written - going on from memory: ${messageOf(error)}`)
    }
  }
}

function everythingIn<T>(history: ReplicaHistory<T>): Changes<T> {
  return { upserts: [...history.entries()], removals: [...history.tombstones()] }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
