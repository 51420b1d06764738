// Decides which documents of a read are changes, and which entries leave the window for them. Pure: it looks
// at what is held and writes nothing.
import type { Changes, Entry, Tombstone } from '../replica/changes.ts'
import type { ReplicaHistory } from '../replica/replica-history.ts'
import type { SourceDocument } from '../source/order-source.ts'
import { comparePositions, type Position } from '../source/position.ts'
import type { Shadow, ShadowChanges } from '../store/replica-store.ts'
import { nextMoment, type Timestamp } from '../timestamp.ts'
import type { Shadows } from './shadows.ts'

/** What was read of the source, all of it true at `readTime`. */
export interface Evidence<T> {
  readonly documents: readonly SourceDocument<T>[]
  /** Ids that were looked up and not found. */
  readonly gone: readonly string[]
  /** The source's time of the read. */
  readonly readTime: Timestamp
}

export interface Known<T> {
  readonly history: ReplicaHistory<T>
  readonly shadows: Shadows
  /** Nothing below it is taken in: its neighbours are not known. */
  readonly horizon: Position | undefined
  /** The most entries to hold; 0 for all. */
  readonly limit: number
}

/** A document that can be held. */
type Live<T> = SourceDocument<T> & { readonly value: T }

export interface Merged<T> extends Changes<T> {
  readonly shadows: ShadowChanges
  /** From here on everything is known once this is taken in: it rises above what a full window lets go. */
  readonly horizon: Position | undefined
  /** Documents that were known already. */
  readonly unchanged: number
}

/**
 * The newest `updateTime` of an id wins; equal means already seen and is no change. Versions follow the
 * order (updatedAt, id), removals last.
 */
export function merge<T>(known: Known<T>, { documents, gone, readTime }: Evidence<T>): Merged<T> {
  const { history, shadows, horizon } = known
  const news = newestOfEach(documents).filter((document) => isNews(known, document, readTime))
  const arrivals = new Map<string, Live<T>>()
  const leavers = new Map<string, Shadow | undefined>()
  for (const document of news) {
    const { id, stray, value } = document
    const isTooOld = horizon !== undefined && comparePositions(document, horizon) < 0
    if (value !== undefined && !isTooOld) arrivals.set(id, { ...document, value })
    else leavers.set(id, stray || !isTooOld ? shadowOf(document) : undefined)
  }
  for (const id of gone) {
    const updateTime = history.updateTimeOf(id) ?? shadows.updateTimeOf(id)
    if (updateTime !== undefined && updateTime <= readTime) leavers.set(id, undefined)
  }
  const evicted = oldestBeyondLimit(known, arrivals, leavers)
  for (const entry of evicted) {
    arrivals.delete(entry.id)
    leavers.set(entry.id, entry.stray ? shadowOf(entry) : undefined)
  }
  const lost = evicted.filter(({ stray }) => !stray).at(-1)
  const risen = lost === undefined ? horizon : lowestAbove(lost, history, arrivals, leavers)
  return {
    ...versioned(history, arrivals, leavers, readTime),
    shadows: shadowChanges(shadows, arrivals, leavers, lost && risen),
    horizon: risen,
    unchanged: documents.length - news.length,
  }
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

/**
 * A stray that was too old is news again whenever it is met: there may be room for it by now. So is a document
 * that the source's order of time shows now and did not before, or the other way round. What was read before a
 * removal was noticed is none.
 */
function isNews<T>(
  { history, shadows }: Known<T>,
  document: SourceDocument<T>,
  readTime: Timestamp,
): boolean {
  const held = history.updateTimeOf(document.id)
  if (held !== undefined) {
    const isOtherwise = document.stray !== history.strays.has(document.id)
    return document.updateTime > held || (document.updateTime === held && isOtherwise)
  }
  const removedAt = history.removedAt(document.id)
  if (removedAt !== undefined && removedAt > readTime) return false
  const seen = shadows.updateTimeOf(document.id)
  if (seen === undefined || document.updateTime > seen) return true
  return document.updateTime === seen && document.value !== undefined
}

function shadowOf({ id, updateTime, updatedAt, stray }: Shadow): Shadow {
  return { id, updateTime, updatedAt, stray }
}

/** What would be held too much, oldest first: of unchanged entries and arrivals together. */
function oldestBeyondLimit<T>(
  { history, limit }: Known<T>,
  arrivals: ReadonlyMap<string, Live<T>>,
  leavers: ReadonlyMap<string, unknown>,
): Shadow[] {
  const leaving = [...leavers.keys()].filter((id) => history.has(id)).length
  const added = [...arrivals.keys()].filter((id) => !history.has(id)).length
  const excess = limit === 0 ? 0 : history.size - leaving + added - limit
  if (excess <= 0) return []
  const candidates: Shadow[] = [...arrivals.values()]
  let unchanged = 0
  for (const entry of history.oldestFirst()) {
    if (arrivals.has(entry.id) || leavers.has(entry.id)) continue
    candidates.push(entry)
    if (++unchanged === excess) break
  }
  return candidates.sort(comparePositions).slice(0, excess)
}

/** The lowest place behind `evicted` that everything is known from. */
function lowestAbove<T>(
  evicted: Position,
  history: ReplicaHistory<T>,
  arrivals: ReadonlyMap<string, Live<T>>,
  leavers: ReadonlyMap<string, unknown>,
): Position {
  let lowest: Position = { updatedAt: nextMoment(evicted.updatedAt) }
  const lower = ({ stray, updatedAt, id }: Shadow) => {
    const isBetween =
      !stray &&
      comparePositions({ updatedAt, id }, evicted) > 0 &&
      comparePositions({ updatedAt, id }, lowest) < 0
    if (isBetween) lowest = { updatedAt, id }
  }
  for (const arrival of arrivals.values()) lower(arrival)
  for (const entry of history.oldestFirst()) {
    if (comparePositions(entry, lowest) >= 0) break
    if (!arrivals.has(entry.id) && !leavers.has(entry.id)) lower(entry)
  }
  return lowest
}

function versioned<T>(
  history: ReplicaHistory<T>,
  arrivals: ReadonlyMap<string, Live<T>>,
  leavers: ReadonlyMap<string, unknown>,
  removedAt: Timestamp,
): Changes<T> {
  let { version } = history
  const upserts: Entry<T>[] = []
  for (const document of [...arrivals.values()].sort(comparePositions)) {
    const { id, updateTime, updatedAt, stray, value } = document
    upserts.push({ id, version: ++version, updateTime, updatedAt, stray, value })
  }
  const removals = [...leavers.keys()]
    .filter((id) => history.has(id))
    .map((id): Tombstone => ({ id, version: ++version, removedAt }))
  return { upserts, removals }
}

/** Of the timed shadows those below a risen horizon go: nothing is known of their neighbours. */
function shadowChanges(
  shadows: Shadows,
  arrivals: ReadonlyMap<string, unknown>,
  leavers: ReadonlyMap<string, Shadow | undefined>,
  risen: Position | undefined,
): ShadowChanges {
  const isLost = (shadow: Shadow) =>
    risen !== undefined && !shadow.stray && comparePositions(shadow, risen) < 0
  const stay = [...leavers.values()]
    .filter((shadow) => shadow !== undefined)
    .filter((shadow) => !isLost(shadow))
  const kept = stay.filter(({ id, updateTime }) => shadows.updateTimeOf(id) !== updateTime)
  const staying = new Set(stay.map(({ id }) => id))
  const gone = [...arrivals.keys(), ...leavers.keys()].filter((id) => !staying.has(id))
  const dropped = new Set(gone.filter((id) => shadows.has(id)))
  const below = risen === undefined ? [] : shadows.timedIn({ before: risen })
  for (const { id } of below) if (!staying.has(id)) dropped.add(id)
  return { kept, dropped: [...dropped] }
}
