// What a structured query asks for, worked out once: where it looks, in which order, which index answers it,
// and whether a single document belongs to the answer.
import type { Filter, StructuredQuery, Value } from '../messages.ts'
import { checkDocumentName, rootOf } from '../paths.ts'
import { RpcError } from '../rpc-error.ts'
import { EVERY_COLLECTION } from '../store/database.ts'
import { NAME_FIELD, type StoredDocument } from '../store/document.ts'
import { compileFilter, conjuncts, type Predicate } from './filter.ts'
import {
  keysOf,
  type OrderTerm,
  orderingOf,
  orderTerm,
  reversed,
  standsBefore,
} from './ordering.ts'

type FieldFilter = NonNullable<Filter['fieldFilter']>

export interface Plan {
  readonly query: StructuredQuery
  /** A collection's full name, or the root under which a group is looked up. */
  readonly source: { readonly name: string } | { readonly root: string; readonly id: string }
  /** The order of the answer. */
  readonly terms: readonly OrderTerm[]
  /** The equalities that lead the index: the answer lies in one run of these values. */
  readonly fixed: readonly Value[]
  /** The order of the index: what is fixed, then the order of the answer, its first term upwards. */
  readonly indexTerms: readonly OrderTerm[]
  /** Whether the index is walked from its end. */
  readonly isBackwards: boolean
  /** Comparisons with the first term behind the fixed ones; the index finds where they begin and end. */
  readonly bounds: readonly FieldFilter[]
  /** Decides what the index leaves open; undefined where a place in the index is enough. */
  readonly rest: Predicate | undefined
  /** Whether a document belongs to the answer, limit and offset left aside. */
  readonly matches: Predicate
}

/** @throws RpcError INVALID_ARGUMENT for a query that makes no sense, UNIMPLEMENTED for what is not built */
export function planOf(parent: string, query: StructuredQuery): Plan {
  if (query.findNearest !== undefined && query.findNearest !== null) {
    throw new RpcError('UNIMPLEMENTED', 'StructuredQuery.findNearest is not built')
  }
  const { source, holds, isWhole } = sourceOf(parent, query)
  const terms = orderingOf(query)
  checkNames(query, terms)
  const filter = compileFilter(query.where)
  const equalities = equalitiesOf(query, terms)
  const open = terms.filter(({ field }) => !equalities.some((one) => one.field.fieldPath === field))
  const isBackwards = open[0]?.sign === -1
  const bounds = conjuncts(query.where).filter(
    (one) => BOUNDS.has(one.op ?? '') && one.field.fieldPath === open[0]?.field,
  )
  const isDecided = isWhole && leavesOf(query.where) === equalities.length + bounds.length
  return {
    query,
    source,
    terms,
    fixed: equalities.map(({ value }) => value),
    indexTerms: [
      ...equalities.map(({ field }) => orderTerm(field.fieldPath, 1)),
      ...(isBackwards ? reversed(open) : open),
    ],
    isBackwards,
    bounds,
    rest: isDecided ? undefined : (document) => holds(document) && filter(document),
    matches: (document) =>
      holds(document) && filter(document) && liesWithin(query, terms, document),
  }
}

/** Names can only be compared with what could be one. */
function checkNames({ where, startAt, endAt }: StructuredQuery, terms: readonly OrderTerm[]): void {
  const place = terms.findIndex(({ field }) => field === NAME_FIELD)
  const compared = [
    ...conjuncts(where).flatMap(({ field, value }) =>
      field.fieldPath === NAME_FIELD ? value : [],
    ),
    ...[startAt, endAt].flatMap((cursor) => cursor?.values?.[place] ?? []),
  ]
  for (const value of compared) {
    if (value.valueType === 'referenceValue') checkDocumentName(value.referenceValue)
  }
}

const BOUNDS = new Set(['LESS_THAN', 'LESS_THAN_OR_EQUAL', 'GREATER_THAN', 'GREATER_THAN_OR_EQUAL'])

function liesWithin(
  { startAt, endAt }: StructuredQuery,
  terms: readonly OrderTerm[],
  document: StoredDocument,
): boolean {
  const keys = keysOf(terms, document)
  if (keys === undefined) return false
  if (startAt && standsBefore(terms, keys, startAt)) return false
  return !endAt || standsBefore(terms, keys, endAt)
}

/** One equality for each field; where cursors are set, fields of the order are theirs. */
function equalitiesOf(query: StructuredQuery, terms: readonly OrderTerm[]): FieldFilter[] {
  const hasCursor = Boolean(query.startAt || query.endAt)
  const equalities = new Map<string, FieldFilter>()
  for (const one of conjuncts(query.where)) {
    const { fieldPath } = one.field
    const isFree = !hasCursor || !terms.some(({ field }) => field === fieldPath)
    if (one.op === 'EQUAL' && isFree && !equalities.has(fieldPath)) equalities.set(fieldPath, one)
  }
  return [...equalities.values()].sort((a, b) => (a.field.fieldPath < b.field.fieldPath ? -1 : 1))
}

/** How many comparisons a filter consists of. */
function leavesOf(filter: Filter | undefined): number {
  const parts = filter?.compositeFilter?.filters
  if (parts !== undefined) return parts.reduce((sum, part) => sum + leavesOf(part), 0)
  return filter?.fieldFilter || filter?.unaryFilter ? 1 : 0
}

/** Where the query looks, and whether that holds nothing else. */
function sourceOf(
  parent: string,
  { from }: StructuredQuery,
): { source: Plan['source']; holds: Predicate; isWhole: boolean } {
  const [selector, another] = from ?? []
  const { collectionId = EVERY_COLLECTION, allDescendants = false } = selector ?? {}
  const isKnown = collectionId !== EVERY_COLLECTION || allDescendants
  if (selector === undefined || another !== undefined || !isKnown) {
    throw new RpcError('INVALID_ARGUMENT', 'A query reads exactly one collection')
  }
  const root = rootOf(parent)
  if (!allDescendants) {
    const name = `${parent}/${collectionId}`
    const isIn = ({ name: document }: StoredDocument) =>
      document.startsWith(`${name}/`) && !document.includes('/', name.length + 1)
    return { source: { name }, holds: isIn, isWhole: true }
  }
  const isIn = ({ name }: StoredDocument) =>
    name.startsWith(`${parent}/`) &&
    (collectionId === EVERY_COLLECTION || name.split('/').at(-2) === collectionId)
  return { source: { root, id: collectionId }, holds: isIn, isWhole: parent === root }
}
