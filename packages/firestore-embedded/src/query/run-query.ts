// Answers a structured query: picks the index that narrows it most, walks it in order, and stops as soon as
// the answer is complete.
import type { Fields, StructuredQuery, Value } from '../messages.ts'
import { parseFieldPath } from '../paths.ts'
import { RpcError } from '../rpc-error.ts'
import type { Database } from '../store/database.ts'
import { NAME_FIELD, type StoredDocument, valueAt } from '../store/document.ts'
import type { IndexRange } from '../store/field-index.ts'
import { compareValues, isNumber, typeRank } from '../values/compare.ts'
import { getField, withField } from '../values/fields.ts'
import { compileFilter, conjuncts, type Predicate } from './filter.ts'
import { compareDocuments, type OrderTerm, orderingOf, standsBefore } from './ordering.ts'

/** The answer to a query, before it is put into messages. */
export interface QueryResult {
  readonly documents: readonly StoredDocument[]
  /** Documents passed over because of `offset`; they are billed too. */
  readonly skipped: number
}

/** @throws RpcError INVALID_ARGUMENT for a query that makes no sense, UNIMPLEMENTED for what is not built */
export function runQuery(database: Database, parent: string, query: StructuredQuery): QueryResult {
  if (query.findNearest !== undefined && query.findNearest !== null) {
    throw new RpcError('UNIMPLEMENTED', 'StructuredQuery.findNearest is not built')
  }
  const { offset = 0 } = query
  const limit = query.limit?.value ?? Number.POSITIVE_INFINITY
  const documents: StoredDocument[] = []
  let skipped = 0
  if (limit === 0) return { documents, skipped }
  for (const document of matches(database, parent, query)) {
    if (skipped < offset) skipped++
    else documents.push(document)
    if (documents.length === limit) break
  }
  return { documents, skipped }
}

/** Whether one document belongs to the query's answer, its cursors and limit left aside. */
export function matcherOf(parent: string, query: StructuredQuery): Predicate {
  const filter = compileFilter(query.where)
  const terms = orderingOf(query)
  const from = sourceOf(query)
  return (document) => {
    const collection = document.name.slice(0, document.name.lastIndexOf('/'))
    const inSource = from.allDescendants
      ? collection.startsWith(`${parent}/`) && collection.endsWith(`/${from.collectionId}`)
      : collection === `${parent}/${from.collectionId}`
    return inSource && hasEvery(terms, document) && filter(document)
  }
}

/** The fields that `select` keeps; all of them without it. */
export function projectionOf({ select }: StructuredQuery): (document: StoredDocument) => Fields {
  if (select === undefined || select === null) return ({ fields }) => fields
  const paths = (select.fields ?? [])
    .map(({ fieldPath }) => fieldPath)
    .filter((field) => field !== NAME_FIELD)
    .map(parseFieldPath)
  return ({ fields }) =>
    paths.reduce<Fields>((kept, path) => {
      const value = getField(fields, path)
      return value === undefined ? kept : withField(kept, path, value)
    }, {})
}

/** Everything the query selects, in order, offset and limit left aside. */
function* matches(
  database: Database,
  parent: string,
  query: StructuredQuery,
): Generator<StoredDocument> {
  const { startAt, endAt } = query
  const terms = orderingOf(query)
  const filter = compileFilter(query.where)
  for (const document of inOrder(database, parent, query, terms)) {
    if (startAt && standsBefore(terms, document, startAt)) continue
    if (endAt && !standsBefore(terms, document, endAt)) return
    if (filter(document)) yield document
  }
}

/** A superset of the matches, in the query's order. */
function* inOrder(
  database: Database,
  parent: string,
  query: StructuredQuery,
  terms: readonly OrderTerm[],
): Generator<StoredDocument> {
  const { collectionId, allDescendants } = sourceOf(query)
  const [first] = terms
  if (first === undefined) return
  if (allDescendants) {
    const group = [...database.group(parent, collectionId)]
    yield* group.filter((one) => hasEvery(terms, one)).sort((a, b) => compareDocuments(terms, a, b))
    return
  }
  const collection = database.collection(`${parent}/${collectionId}`)
  const equality = first.field === NAME_FIELD ? equalityOf(query) : undefined
  const path = equality?.path ?? first.path
  const range = equality?.range ?? rangeOf(query, first)
  const index = collection.indexOn(path)
  const walk = first.sign > 0 ? index.ascending(range) : index.descending(range)
  yield* sortedWithinTies(walk, path, terms)
}

/** An index breaks ties by name in its own direction; any other order sorts each run of equal values. */
function* sortedWithinTies(
  walk: Iterable<StoredDocument>,
  path: readonly string[],
  terms: readonly OrderTerm[],
): Generator<StoredDocument> {
  const [first, second] = terms
  const isIndexOrder =
    first?.field === NAME_FIELD ||
    (second !== undefined && second.field === NAME_FIELD && second.sign === first?.sign)
  if (isIndexOrder) {
    yield* walk
    return
  }
  const drain = (tie: StoredDocument[]) =>
    tie.filter((one) => hasEvery(terms, one)).sort((a, b) => compareDocuments(terms, a, b))
  let tie: StoredDocument[] = []
  for (const document of walk) {
    const [value, other] = [valueAt(document, path), tie[0] && valueAt(tie[0], path)]
    if (value !== undefined && other !== undefined && compareValues(value, other) !== 0) {
      yield* drain(tie)
      tie = []
    }
    tie.push(document)
  }
  yield* drain(tie)
}

/** The stretch of the first ordered field's index that the cursors and comparisons leave. */
function rangeOf(query: StructuredQuery, first: OrderTerm): IndexRange {
  const lower: Value[] = []
  const upper: Value[] = []
  for (const { field, op, value } of conjuncts(query.where)) {
    if (field.fieldPath !== first.field || isNumber(value)) continue
    if (op?.startsWith('GREATER_THAN') || op === 'EQUAL') lower.push(value)
    if (op?.startsWith('LESS_THAN') || op === 'EQUAL') upper.push(value)
  }
  const start = query.startAt?.values
  const end = query.endAt?.values
  if (start?.[0]) (first.sign > 0 ? lower : upper).push(start[0])
  if (end?.[0]) (first.sign > 0 ? upper : lower).push(end[0])
  const from = lower.sort(compareValues).at(-1)
  const to = upper.sort(compareValues).at(0)
  const name = start?.[1]?.valueType === 'referenceValue' ? start[1].referenceValue : undefined
  const at = (value: Value) =>
    name !== undefined && start?.[0] === value && start.length === 2 && nameFollows(query)
      ? { value, name }
      : { value }
  return { ...(from && { from: at(from) }), ...(to && { to: at(to) }) }
}

/** Whether the second ordering is the name, in the direction of the first: then a cursor is one index place. */
function nameFollows(query: StructuredQuery): boolean {
  const [first, second] = orderingOf(query)
  return second !== undefined && second.field === NAME_FIELD && second.sign === first?.sign
}

/** Ordered by name alone, one equality narrows the walk to its run in that field's index. */
function equalityOf(
  query: StructuredQuery,
): { path: readonly string[]; range: IndexRange } | undefined {
  for (const { field, op, value } of conjuncts(query.where)) {
    if (op !== 'EQUAL' || field.fieldPath === NAME_FIELD || typeRank(value) === 2) continue
    return { path: parseFieldPath(field.fieldPath), range: { from: { value }, to: { value } } }
  }
  return undefined
}

function hasEvery(terms: readonly OrderTerm[], document: StoredDocument): boolean {
  return terms.every(({ path }) => valueAt(document, path) !== undefined)
}

function sourceOf({ from }: StructuredQuery): { collectionId: string; allDescendants: boolean } {
  const [source, another] = from ?? []
  if (source?.collectionId === undefined || another !== undefined) {
    throw new RpcError('INVALID_ARGUMENT', 'A query reads exactly one collection')
  }
  return { collectionId: source.collectionId, allDescendants: source.allDescendants ?? false }
}
