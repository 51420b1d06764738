// Keeps one replica as current as its readers ask: a first sync, then incremental refreshes, one at a time,
// and in the background a reconcile now and then. What goes wrong leaves the last good copy and the truth about it.
import { NothingToServeError, SourceError } from '../errors.ts'
import type { Delta, Entry } from '../replica/changes.ts'
import type { Cursor } from '../replica/cursor.ts'
import type { ReplicaHistory } from '../replica/replica-history.ts'
import type { OrderSource } from '../source/order-source.ts'
import { SourceReader } from '../source/source-reader.ts'
import type { ReplicaStore } from '../store/replica-store.ts'
import type { Timestamp } from '../timestamp.ts'
import { Freshness, type FreshnessOptions } from './freshness.ts'
import { GuardedSource } from './guarded-source.ts'
import { GuardedStore } from './guarded-store.ts'
import { type AnsweredPoll, Ledger } from './ledger.ts'
import type { EngineParts } from './parts.ts'
import { ReadingTurns } from './reading-turns.ts'
import { type ReconcileDepth, type ReconcileReport, Reconciler } from './reconcile/reconciler.ts'
import { Refresher, type RefresherOptions } from './refresher.ts'
import { ReplicaKeeper } from './replica-keeper.ts'
import type { StoreHealth } from './store-health.ts'
import { messageOf, type SyncLog } from './sync-log.ts'
import { type SyncStatus, statusOf } from './sync-status.ts'

export interface SyncEngineOptions<T> extends RefresherOptions<T>, FreshnessOptions {
  readonly source: OrderSource<T>
  /** Where the replica is kept, and shared; undefined for one that lasts as long as the engine. */
  readonly store: ReplicaStore<T> | undefined
  readonly log: SyncLog
  /** How late a write may become visible behind its own `updatedAt`, in milliseconds. */
  readonly overlapMs: number
  /** Documents to ask the source for at once. */
  readonly pageSize: number
  /** The longest that one call of the source or of the store may take, in milliseconds. */
  readonly timeLimitMs: number
  /** Reads after which a reconcile leaves the rest to the next one. */
  readonly reconcileMaxReads: number
}

/** How long calls under way may go on when the engine closes. */
const CLOSING_MS = 500

export class SyncEngine<T> {
  readonly #options: SyncEngineOptions<T>
  readonly #parts: EngineParts<T>
  readonly #refresher: Refresher<T>
  readonly #reconciler: Reconciler<T>
  readonly #freshness: Freshness
  /** Aborted first: no call of the source is begun any more. */
  readonly #stopping = new AbortController()
  /** Aborted then: nothing is waited for any more. */
  readonly #ending = new AbortController()
  readonly #stopFollowing: () => void
  readonly #storeHealth: StoreHealth | undefined
  #refreshing: Promise<void> | undefined
  #reconciling: Promise<unknown> = Promise.resolve()
  #lastReconcile: ReconcileReport | undefined

  constructor(options: SyncEngineOptions<T>) {
    this.#options = options
    const ledger = new Ledger()
    const stopping = this.#stopping.signal
    const source = new GuardedSource(options.source, ledger, { ...options, stopping })
    const { signal } = this.#ending
    const { log } = options
    const reader = new SourceReader(source, options)
    const store = options.store && new GuardedStore(options.store, { ...options, signal })
    const keeper = new ReplicaKeeper({ ...options, store })
    const turns = new ReadingTurns(keeper, { ...options, store, signal })
    this.#storeHealth = store?.health
    this.#parts = { source, reader, keeper, turns, ledger, log, signal }
    this.#refresher = new Refresher(this.#parts, options)
    const { reconcileMaxReads: maxReads, fullResyncMs } = options
    this.#reconciler = new Reconciler(this.#parts, { maxReads, fullResyncMs })
    this.#freshness = new Freshness(options)
    this.#stopFollowing = turns.follow((ageMs) => this.#freshness.succeeded(ageMs))
  }

  /** Whether a reader can be served without waiting. */
  get isFresh(): boolean {
    return this.#freshness.isFresh
  }

  get status(): SyncStatus {
    return statusOf({
      holding: this.#parts.keeper.holding,
      cacheFailure: this.#storeHealth?.failure,
      freshness: this.#freshness,
      ledger: this.#parts.ledger,
      lastReconcile: this.#lastReconcile,
      clock: this.#options.clock,
    })
  }

  /**
   * Waits for a refresh, the one under way if there is one, unless the last is younger than `maxStalenessMs`; and for
   * what another process has committed already, where a reader has been there and holds it.
   *
   * @param held - the reader's cursor
   */
  async ensureFresh(held?: Cursor): Promise<void> {
    if (!this.isFresh) await this.refresh()
    if (held !== undefined) await this.#parts.turns.catchUpWith(held)
  }

  /** Reads what is new in the source and merges it in. A failure is told by `status` and the log, never thrown. */
  refresh(): Promise<void> {
    this.#refreshing ??= this.#attempt().finally(() => {
      this.#refreshing = undefined
    })
    return this.#refreshing
  }

  /**
   * Compares the replica with the source as it is now, and repairs it.
   *
   * @throws SourceError when the source can't be read
   * @throws NothingToServeError before the first sync has succeeded
   */
  async reconcile(depth: ReconcileDepth = 'census'): Promise<ReconcileReport> {
    await this.refresh()
    const { failure } = this.#freshness
    if (failure !== undefined) throw failure
    return this.#inTurn(depth)
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

  /** All that is held, in version order. */
  entries(): Iterable<Entry<T>> {
    return this.#parts.keeper.holding?.history.entries() ?? []
  }

  /**
   * Books what a reader was answered with.
   *
   * @throws NothingToServeError before the first sync has succeeded
   */
  countPoll(answered: AnsweredPoll): void {
    const { size: orders, bytes } = this.#history()
    this.#parts.ledger.poll(answered, { orders, bytes })
  }

  /**
   * Begins nothing new and gives what is under way a moment to end, since many a client of a source can't take
   * a call back; then ends all waiting.
   */
  async close(): Promise<void> {
    this.#stopping.abort(new Error('The engine is closing'))
    this.#stopFollowing()
    const underWay = Promise.allSettled([this.#refreshing, this.#reconciling])
    await Promise.race([underWay, this.#options.clock.sleep(CLOSING_MS, this.#ending.signal)])
    this.#ending.abort(new Error('The engine was closed'))
  }

  #history(): ReplicaHistory<T> {
    const { holding } = this.#parts.keeper
    if (holding !== undefined) return holding.history
    const { failure, waitMs } = this.#freshness
    const options = failure === undefined ? undefined : { cause: failure }
    throw new NothingToServeError(Math.max(1, Math.ceil(waitMs / 1000)), options)
  }

  async #attempt(): Promise<void> {
    try {
      this.#stopping.signal.throwIfAborted()
      let due: ReconcileDepth | undefined
      const ageMs = await this.#parts.turns.read(this.#options.maxStalenessMs, async () => {
        due = await this.#refresher.refresh()
        this.#parts.ledger.refresh()
      })
      this.#succeeded(ageMs)
      if (due !== undefined) void this.#reconcileInBackground(due)
    } catch (error) {
      if (!this.#stopping.signal.aborted) this.#failed(error)
    }
  }

  #succeeded(ageMs: number): void {
    if (this.#freshness.failure !== undefined) this.#parts.log.info('[SYNC] Refresh works again')
    this.#freshness.succeeded(ageMs)
  }

  #failed(error: unknown): void {
    const failure =
      error instanceof SourceError
        ? error
        : new SourceError('SOURCE_UNAVAILABLE', messageOf(error), { cause: error })
    this.#freshness.failed(failure)
    const { holding } = this.#parts.keeper
    const served = holding ? `serving the copy of ${holding.mark.readTime}` : 'nothing to serve yet'
    const wait = Math.ceil(this.#freshness.waitMs / 1000)
    this.#parts.log.warn(
      `[SYNC] Refresh failed - ${served}, trying again in ${wait} s: ${failure.message}`,
    )
  }

  async #reconcileInBackground(depth: ReconcileDepth): Promise<void> {
    try {
      await this.#inTurn(depth)
    } catch (error) {
      if (this.#stopping.signal.aborted) return
      this.#parts.log.warn(`[SYNC] Reconcile failed - trying again later: ${messageOf(error)}`)
    }
  }

  /** One reconcile after the other. */
  #inTurn(depth: ReconcileDepth): Promise<ReconcileReport> {
    const run = this.#reconciling.then(() => this.#reconcile(depth))
    this.#reconciling = run.catch(() => {})
    return run
  }

  async #reconcile(depth: ReconcileDepth): Promise<ReconcileReport> {
    const { holding } = this.#parts.keeper
    if (holding === undefined) throw new NothingToServeError(1)
    const report = await this.#reconciler.run(holding, depth)
    this.#lastReconcile = report
    const { repaired, removed, reads, complete } = report
    if (repaired + removed > 0 || !complete) {
      this.#parts.log.info(
        `[SYNC] Reconciled: ${removed} orders removed, ${repaired} found for ${reads} reads${complete ? '' : ', the rest next time'}`,
      )
    }
    return report
  }
}
