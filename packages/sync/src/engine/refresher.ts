// Reads the source into a holding: all of the window at first, then what may have changed, then older orders
// into the room that removals have left. Each reading is committed whole or not at all.
import type { ReadMark } from '../store/replica-store.ts'
import { Holding, type HoldingOptions } from './holding.ts'
import type { EngineParts } from './parts.ts'
import { dueReconcile, type ReconcileIntervals } from './reconcile/reconcile-schedule.ts'
import type { ReconcileDepth } from './reconcile/reconciler.ts'

export interface RefresherOptions<T> extends HoldingOptions<T>, ReconcileIntervals {
  /** A fresh random id of URL-safe characters for an epoch. */
  readonly newEpoch: () => string
}

export class Refresher<T> {
  readonly #parts: EngineParts<T>
  readonly #options: RefresherOptions<T>

  constructor(parts: EngineParts<T>, options: RefresherOptions<T>) {
    this.#parts = parts
    this.#options = options
  }

  /** Reads what is new, or all if nothing is held. @returns the reconcile that is due now and counts as begun */
  refresh(): Promise<ReconcileDepth | undefined> {
    const { holding } = this.#parts.keeper
    return holding === undefined ? this.#first() : this.#next(holding)
  }

  async #first(): Promise<ReconcileDepth | undefined> {
    const { reader, keeper, ledger, log, signal } = this.#parts
    const { newEpoch, limit } = this.#options
    log.info('[SYNC] First sync - loading all orders')
    const readsBefore = ledger.reads
    const { documents, readTime, ...places } = await reader.readWindow(limit, signal)
    const { depth, mark } = dueReconcile(
      {
        ...places,
        readTime,
        fullReadTime: readTime,
        fullReadBegun: undefined,
        reconcileTime: undefined,
        censusTime: undefined,
      },
      this.#options,
    )
    const holding = Holding.begin(newEpoch(), mark, this.#options)
    holding.apply(holding.propose({ documents, gone: [], readTime }, mark))
    await keeper.begin(holding)
    log.info(`[SYNC] Loaded ${holding.history.size} orders for ${ledger.reads - readsBefore} reads`)
    return depth
  }

  async #next(holding: Holding<T>): Promise<ReconcileDepth | undefined> {
    const { reader, keeper, ledger, log, signal } = this.#parts
    log.info(`[SYNC] Incremental sync from timestamp: ${reader.startOf(holding.mark).updatedAt}`)
    const { documents, readTime, watermark } = await reader.readChanges(holding.mark, signal)
    let depth: ReconcileDepth | undefined
    const merged = await keeper.commit(holding, { documents, gone: [], readTime }, (before) => {
      const due = dueReconcile({ ...before, readTime, watermark }, this.#options)
      depth = due.depth
      return due.mark
    })
    ledger.overlap(merged.unchanged)
    log.info(`[SYNC] Found ${merged.upserts.length} new/updated orders`)
    if (merged.removals.length > 0) log.info(`[SYNC] Removed ${merged.removals.length} orders`)
    await this.#backfill(holding)
    return depth
  }

  /** Reads older orders into the room that there is. */
  async #backfill(holding: Holding<T>): Promise<void> {
    const { reader, keeper, log, signal } = this.#parts
    if (holding.room === 0) return
    const at = holding.mark
    const { documents, horizon } = await reader.readOlder(at, holding.room, signal)
    const evidence = { documents, gone: [], readTime: at.readTime }
    // Where the horizon has moved meanwhile, what was read does not join on to what is known.
    const sink = (mark: ReadMark) => (mark.horizon === at.horizon ? { ...mark, horizon } : mark)
    const merged = await keeper.commit(holding, evidence, sink)
    log.info(`[SYNC] Back-filled ${merged.upserts.length} older orders`)
  }
}
