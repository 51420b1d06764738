// Reads the source into a holding: all of the window at first, then what may have changed, then older orders
// into the room that removals have left. Each reading is committed whole or not at all.
import { Holding, type HoldingOptions } from './holding.ts'
import type { EngineParts } from './parts.ts'

export interface RefresherOptions<T> extends HoldingOptions<T> {
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

  /** Fills a new holding. */
  async first(): Promise<Holding<T>> {
    const { reader, keeper, ledger, log, signal } = this.#parts
    const { newEpoch, limit } = this.#options
    log.info('[SYNC] First sync - loading all orders')
    const readsBefore = ledger.reads
    const { documents, readTime, ...places } = await reader.readWindow(limit, signal)
    const mark = { ...places, readTime, fullReadTime: readTime }
    const holding = Holding.begin(newEpoch(), mark, this.#options)
    await keeper.begin(holding, { documents, gone: [], readTime })
    log.info(`[SYNC] Loaded ${holding.history.size} orders for ${ledger.reads - readsBefore} reads`)
    return holding
  }

  /** Merges what is new. */
  async next(holding: Holding<T>): Promise<void> {
    const { reader, keeper, ledger, log, signal } = this.#parts
    log.info(`[SYNC] Incremental sync from timestamp: ${reader.startOf(holding.mark).updatedAt}`)
    const { documents, readTime, watermark } = await reader.readChanges(holding.mark, signal)
    const mark = { ...holding.mark, readTime, watermark }
    const merged = await keeper.commit(holding, { documents, gone: [], readTime }, mark)
    ledger.overlap(merged.unchanged)
    log.info(`[SYNC] Found ${merged.upserts.length} new/updated orders`)
    if (merged.removals.length > 0) log.info(`[SYNC] Removed ${merged.removals.length} orders`)
    await this.#backfill(holding)
  }

  /** Reads older orders into the room that there is. */
  async #backfill(holding: Holding<T>): Promise<void> {
    const { reader, keeper, log, signal } = this.#parts
    if (holding.room === 0) return
    const at = holding.mark
    const { documents, horizon } = await reader.readOlder(at, holding.room, signal)
    const evidence = { documents, gone: [], readTime: at.readTime }
    const merged = await keeper.commit(holding, evidence, { ...holding.mark, horizon })
    log.info(`[SYNC] Back-filled ${merged.upserts.length} older orders`)
  }
}
