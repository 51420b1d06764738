// Walks the stretch of an index in which a plan's answer lies, and nothing else of it.
import type { CursorMessage, Value } from '../messages.ts'
import type { Collection } from '../store/collection.ts'
import type { Database } from '../store/database.ts'
import type { StoredDocument } from '../store/document.ts'
import type { IndexEntry } from '../store/ordered-index.ts'
import type { SortedList } from '../store/sorted-list.ts'
import type { Micros } from '../time.ts'
import { compareValues, isNaNValue, typeRank } from '../values/compare.ts'
import { compareKeys, keysOf, standsBefore } from './ordering.ts'
import type { Plan } from './plan.ts'

/** A border among the entries of the fixed values: true for the keys that stand before it. */
type Border = (keys: readonly Value[]) => boolean

interface Stretch {
  readonly entries: SortedList<IndexEntry>
  /** Positions in `entries`; `to` is the first behind the stretch. */
  readonly from: number
  readonly to: number
}

/** The answer in its order, limit and offset left aside, as of `time` or now. */
export function scan(database: Database, plan: Plan, time?: Micros): Iterable<StoredDocument> {
  const changed = time === undefined ? new Set<string>() : database.log.changedAfter(time)
  const now = scanNow(database, plan)
  if (changed.size === 0) return now
  const then: StoredDocument[] = []
  for (const name of changed) {
    database.work.countVisit()
    const document = database.get(name, time)
    if (document !== undefined && plan.matches(document)) then.push(document)
  }
  return merged(plan, without(now, changed), then)
}

/** How many documents {@link scan} would yield: those of now, put right by what has changed since `time`. */
export function countScan(database: Database, plan: Plan, time?: Micros): number {
  const now = countNow(database, plan)
  if (time === undefined) return now
  let count = now
  for (const name of database.log.changedAfter(time)) {
    database.work.countVisit()
    const [before, after] = [database.get(name, time), database.get(name)]
    if (before !== undefined && plan.matches(before)) count++
    if (after !== undefined && plan.matches(after)) count--
  }
  return count
}

/** From two positions alone where the index decides. */
function countNow(database: Database, plan: Plan): number {
  const { from, to } = stretchOf(database, plan)
  if (plan.rest === undefined) return to - from
  let count = 0
  for (const _document of scanNow(database, plan)) count++
  return count
}

function* scanNow(database: Database, plan: Plan): Generator<StoredDocument> {
  const { entries, from, to } = stretchOf(database, plan)
  const walk = plan.isBackwards ? entries.rangeBackwards(from, to) : entries.range(from, to)
  for (const { document } of walk) {
    database.work.countVisit()
    if (plan.rest === undefined || plan.rest(document)) yield document
  }
}

function stretchOf(database: Database, plan: Plan): Stretch {
  const { entries } = collectionOf(database, plan).indexFor(plan.indexTerms)
  const { lower, upper } = bordersOf(plan)
  const rank = (border: Border) =>
    entries.rank(({ keys }) => {
      const order = compareKeys(plan.indexTerms, keys, plan.fixed)
      return order === 0 ? border(keys.slice(plan.fixed.length)) : order < 0
    })
  const from = Math.max(...[() => false, ...lower].map(rank))
  const to = Math.min(...[() => true, ...upper].map(rank))
  return { entries, from, to: Math.max(from, to) }
}

function collectionOf(database: Database, { source }: Plan): Collection {
  return 'name' in source
    ? database.collection(source.name)
    : database.collectionGroup(source.root, source.id)
}

/** Where comparisons and cursors let the answer begin and end, in the direction of the index. */
function bordersOf(plan: Plan): { lower: Border[]; upper: Border[] } {
  const lower: Border[] = []
  const upper: Border[] = []
  for (const { op, value } of plan.bounds) {
    const rank = typeRank(value)
    // Comparisons keep to their own type, and NaN, though a number, is in none.
    lower.push(([key]) => key !== undefined && (typeRank(key) < rank || isNaNValue(key)))
    upper.push(([key]) => key !== undefined && typeRank(key) <= rank && !isNaNValue(value))
    const border: Border = ([key]) => {
      const order = key === undefined ? 0 : compareValues(key, value)
      return op === 'GREATER_THAN' || op === 'LESS_THAN_OR_EQUAL' ? order <= 0 : order < 0
    }
    if (op?.startsWith('GREATER_THAN')) lower.push(border)
    else upper.push(border)
  }
  const { startAt, endAt } = plan.query
  // A walk from the end meets the query's start where the index ends, so the two change places.
  const cursor = (place: CursorMessage): Border => {
    return (keys) => standsBefore(plan.terms, keys, place) !== plan.isBackwards
  }
  if (startAt) (plan.isBackwards ? upper : lower).push(cursor(startAt))
  if (endAt) (plan.isBackwards ? lower : upper).push(cursor(endAt))
  return { lower, upper }
}

function* without(
  documents: Iterable<StoredDocument>,
  names: ReadonlySet<string>,
): Generator<StoredDocument> {
  for (const document of documents) if (!names.has(document.name)) yield document
}

/** Two answers as one: `sorted` is in the plan's order already, `loose` is not. */
function* merged(
  { terms }: Plan,
  sorted: Iterable<StoredDocument>,
  loose: StoredDocument[],
): Generator<StoredDocument> {
  const compare = (a: StoredDocument, b: StoredDocument) =>
    compareKeys(terms, keysOf(terms, a) ?? [], keysOf(terms, b) ?? [])
  loose.sort(compare)
  let taken = 0
  for (const document of sorted) {
    for (let next = loose[taken]; next && compare(next, document) < 0; next = loose[taken]) {
      yield next
      taken++
    }
    yield document
  }
  yield* loose.slice(taken)
}
