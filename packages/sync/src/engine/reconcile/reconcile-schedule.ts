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
/** Milliseconds after which a read of everything that was begun and has not ended is begun again. */
const FULL_READ_MS = 3_600_000

export interface ReconcileIntervals {
  /** Milliseconds of the source's time between two reconciles; 0 for none but those that are asked for. */
  readonly reconcileIntervalMs: number
  /** Milliseconds of the source's time after which everything is read again; 0 for never. */
  readonly fullResyncMs: number
}

/** What a refresh that leaves `mark` is to be followed by, and the mark that says that it has begun. */
export interface DueReconcile {
  readonly depth: ReconcileDepth | undefined
  readonly mark: ReadMark
}

export function dueReconcile(mark: ReadMark, intervals: ReconcileIntervals): DueReconcile {
  const { readTime, reconcileTime, censusTime } = mark
  const { reconcileIntervalMs, fullResyncMs } = intervals
  if (reconcileIntervalMs === 0 || !isPast(reconcileTime, reconcileIntervalMs, readTime)) {
    return { depth: undefined, mark }
  }
  const begun = { ...mark, reconcileTime: readTime }
  if (isFullReadDue(mark, fullResyncMs)) {
    return { depth: 'full', mark: { ...begun, fullReadBegun: readTime, censusTime: readTime } }
  }
  if (!isPast(censusTime, CENSUS_MS, readTime)) return { depth: 'counts', mark: begun }
  return { depth: 'census', mark: { ...begun, censusTime: readTime } }
}

/** Whether everything is to be read again, and nobody is at it. */
export function isFullReadDue(
  { readTime, fullReadTime, fullReadBegun }: ReadMark,
  fullResyncMs: number,
): boolean {
  return (
    fullResyncMs > 0 &&
    isPast(fullReadTime, fullResyncMs, readTime) &&
    isPast(fullReadBegun, FULL_READ_MS, readTime)
  )
}

function isPast(time: Timestamp | undefined, afterMs: number, now: Timestamp): boolean {
  return time === undefined || millisFromTimestamp(now) - millisFromTimestamp(time) >= afterMs
}
