// What the engine knows of itself, as plain values.
import type { Clock } from '../clock.ts'
import type { SourceErrorCode } from '../errors.ts'
import { formatCursor } from '../replica/cursor.ts'
import { millisFromTimestamp, type Timestamp } from '../timestamp.ts'
import type { Freshness } from './freshness.ts'
import type { Holding } from './holding.ts'
import type { Ledger, LedgerTotals } from './ledger.ts'
import type { ReconcileReport } from './reconcile/reconciler.ts'

export interface SyncStatus {
  readonly cursor: string | undefined
  readonly count: number
  readonly checksum: string | undefined
  /** What the orders take on the wire. */
  readonly bytes: number
  readonly watermark: Timestamp | undefined
  /** The source's time of the last successful refresh. */
  readonly syncedAt: Timestamp | undefined
  /** How long ago that was, in milliseconds; undefined before the first. */
  readonly ageMs: number | undefined
  /** The source could not be read lately: what is served is the last good copy. */
  readonly stale: boolean
  /** Why it is stale. */
  readonly failure: { readonly code: SourceErrorCode; readonly message: string } | undefined
  /** Orders held whose document has no usable time. */
  readonly strays: number
  /** Why the store does not have what is held, which is served from memory alone; undefined while it has. */
  readonly cacheFailure: string | undefined
  readonly lastReconcile: ReconcileReport | undefined
  readonly ledger: LedgerTotals
}

interface Observed<T> {
  readonly holding: Holding<T> | undefined
  readonly cacheFailure: string | undefined
  readonly freshness: Freshness
  readonly ledger: Ledger
  readonly lastReconcile: ReconcileReport | undefined
  readonly clock: Clock
}

export function statusOf<T>(observed: Observed<T>): SyncStatus {
  const { holding, cacheFailure, freshness, ledger, lastReconcile } = observed
  const { failure } = freshness
  return {
    cursor: holding && formatCursor(holding.history.cursor),
    count: holding?.history.size ?? 0,
    checksum: holding?.history.checksum,
    bytes: holding?.history.bytes ?? 0,
    watermark: holding?.mark.watermark.updatedAt,
    syncedAt: holding?.mark.readTime,
    ageMs: ageOf(observed),
    stale: failure !== undefined,
    failure: failure && { code: failure.code, message: failure.message },
    strays: holding?.history.strays.size ?? 0,
    cacheFailure,
    lastReconcile,
    ledger: ledger.totals,
  }
}

/** After a restart the last refresh was another process's: how long ago it was, only the wall clock can tell. */
function ageOf<T>({ holding, freshness, clock }: Observed<T>): number | undefined {
  if (freshness.ageMs !== undefined || holding === undefined) return freshness.ageMs
  return Math.max(0, clock.wallMs() - millisFromTimestamp(holding.mark.readTime))
}
