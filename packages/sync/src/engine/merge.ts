// Decides which documents of a read are changes, and which entries leave the window for them. Pure: it looks
// at the history and writes nothing.

import type { Changes, Entry, ReplicaHistory, Tombstone } from '../replica/replica-history.ts'
import { comparePositions, type Window } from '../replica/window.ts'
import type { SourceDocument } from '../source/order-source.ts'
import type { Timestamp } from '../timestamp.ts'

export interface MergeInput<T> {
  readonly history: ReplicaHistory<T>
  readonly window: Window<T>
  readonly documents: readonly SourceDocument<T>[]
  /** The most entries to hold; 0 for all. */
  readonly limit: number
  /** The source's time of the read. */
  readonly readTime: Timestamp
}

export interface MergeResult<T> extends Changes<T> {
  /** Whether something left, or stayed out, because the window was full. */
  readonly overflowed: boolean
}

/**
 * The newest `updateTime` of an id wins; equal means already seen and is no change. Versions follow the
 * order (updatedAt, id), removals last.
 */
export function merge<T>(input: MergeInput<T>): MergeResult<T> {
  const { history, window, limit, readTime } = input
  const news = newestOfEach(input.documents).filter(({ id, updateTime }) => {
    const held = history.get(id)
    return held === undefined || updateTime > held.updateTime
  })
  const removed = new Set<string>()
  const arrivals = new Map<string, SourceDocument<T>>()
  for (const document of news) {
    if (!document.deleted) arrivals.set(document.id, document)
    else if (history.get(document.id) !== undefined) removed.add(document.id)
  }

  const overflow = limit === 0 ? 0 : sizeAfter(history, arrivals, removed) - limit
  const leaving = overflow > 0 ? oldestOf(window, arrivals, removed, overflow) : []
  for (const id of leaving) {
    arrivals.delete(id)
    if (history.get(id) !== undefined) removed.add(id)
  }

  let version = history.version
  const upserts = [...arrivals.values()].sort(comparePositions).map((document): Entry<T> => {
    const { id, updateTime, updatedAt, value } = document
    return { id, version: ++version, updateTime, updatedAt, value }
  })
  const removals = [...removed].map(
    (id): Tombstone => ({ id, version: ++version, removedAt: readTime }),
  )
  return { upserts, removals, overflowed: leaving.length > 0 }
}

function newestOfEach<T>(documents: readonly SourceDocument<T>[]): SourceDocument<T>[] {
  const newest = new Map<string, SourceDocument<T>>()
  for (const document of documents) {
    const other = newest.get(document.id)
    if (other === undefined || document.updateTime > other.updateTime) {
      newest.set(document.id, document)
    }
  }
  return [...newest.values()]
}

function sizeAfter<T>(
  history: ReplicaHistory<T>,
  arrivals: ReadonlyMap<string, unknown>,
  removed: ReadonlySet<string>,
): number {
  let size = history.size - removed.size
  for (const id of arrivals.keys()) if (history.get(id) === undefined) size++
  return size
}

/** The `count` oldest ids of what would be held: unchanged entries and arrivals together. */
function oldestOf<T>(
  window: Window<T>,
  arrivals: ReadonlyMap<string, SourceDocument<T>>,
  removed: ReadonlySet<string>,
  count: number,
): string[] {
  const changed = new Set([...arrivals.keys(), ...removed])
  return [...window.oldest(count, changed), ...arrivals.values()]
    .sort(comparePositions)
    .slice(0, count)
    .map(({ id }) => id)
}
