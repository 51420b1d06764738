// Finds and repairs what times cannot show: documents that were deleted for good, that the order of time hides,
// or that came in far behind their own time. Everything is asked of one moment of the source, the one that the
// holding is a copy of, so a shop in full trade gives no false alarm; and no order is let go before a look-up of
// its id has found nothing.
import type { Holding } from '../holding.ts'
import type { EngineParts } from '../parts.ts'
import { Allowance } from './allowance.ts'
import { LOOK_UP_AT_ONCE, type ReconcileOutcome, ReconcileRun } from './reconcile-run.ts'
import { isFullReadDue } from './reconcile-schedule.ts'

export interface ReconcilerOptions {
  /** Reads after which a reconcile begins nothing new and leaves the rest to the next one. */
  readonly maxReads: number
  /** Milliseconds of the source's time after which everything is read again; 0 for never. */
  readonly fullResyncMs: number
}

/** How much a reconcile is to look at: counts alone; hidden documents too; every document. */
export type ReconcileDepth = 'counts' | 'census' | 'full'

/** What a reconcile looked at, found and spent. */
export interface ReconcileReport extends ReconcileOutcome {
  readonly depth: ReconcileDepth
}

export class Reconciler<T> {
  readonly #parts: EngineParts<T>
  readonly #options: ReconcilerOptions
  #nextStray = 0

  constructor(parts: EngineParts<T>, options: ReconcilerOptions) {
    this.#parts = parts
    this.#options = options
  }

  /**
   * Compares `holding` with the source and repairs it.
   *
   * @throws SourceError when the source can't be read; what was repaired until then stays
   */
  async run(holding: Holding<T>, asked: ReconcileDepth): Promise<ReconcileReport> {
    const depth = isFullReadDue(holding.mark, this.#options.fullResyncMs) ? 'full' : asked
    const maxReads = depth === 'full' ? Number.POSITIVE_INFINITY : this.#options.maxReads
    const run = new ReconcileRun(this.#parts, holding, new Allowance(maxReads))
    if (depth === 'full') await run.readEverything()
    else await run.compareCounts()
    await this.#lookAtStrays(run, holding)
    if (depth !== 'counts') {
      await run.findHidden()
      await run.postponeCensus()
    }
    return { depth, ...run.outcome }
  }

  /** A change to a stray shows in no time and no count: they are looked at in turn, some each time. */
  async #lookAtStrays(run: ReconcileRun<T>, holding: Holding<T>): Promise<void> {
    const strays = [...holding.strays()]
    if (this.#nextStray >= strays.length) this.#nextStray = 0
    const turn = strays.slice(this.#nextStray, this.#nextStray + LOOK_UP_AT_ONCE)
    this.#nextStray += turn.length
    await run.prove(turn, holding.mark.readTime)
  }
}
