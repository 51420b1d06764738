// When the next reconcile is due, and how deep it is to go. It follows the refreshes, so that a replica that
// nobody asks for costs nothing, and it is part of what is kept, so that neither a restart nor a sibling makes
// the same comparison twice.
import type { ReadMark } from '../../store/replica-store.ts'
import { millisFromTimestamp, type Timestamp } from '../../timestamp.ts'
import type { ReconcileDepth } from './reconciler.ts'

/**
 * Milliseconds between two censuses. A census counts the whole collection twice, however small the window, and
 * what it finds is a mistake in the data, not the daily business.
 */
const CENSUS_MS = 3_600_000

/** What a refresh that leaves `mark` is to be followed by, and the mark that says that it has begun. */
export interface DueReconcile {
  readonly depth: ReconcileDepth | undefined
  readonly mark: ReadMark
}

/** @param intervalMs - milliseconds of the source's time between two reconciles; 0 for never */
export function dueReconcile(mark: ReadMark, intervalMs: number): DueReconcile {
  const { readTime, reconcileTime, censusTime } = mark
  if (intervalMs === 0 || !isPast(reconcileTime, intervalMs, readTime)) {
    return { depth: undefined, mark }
  }
  const begun = { ...mark, reconcileTime: readTime }
  if (!isPast(censusTime, CENSUS_MS, readTime)) return { depth: 'counts', mark: begun }
  return { depth: 'census', mark: { ...begun, censusTime: readTime } }
}

function isPast(time: Timestamp | undefined, afterMs: number, now: Timestamp): boolean {
  return time === undefined || millisFromTimestamp(now) - millisFromTimestamp(time) >= afterMs
}
