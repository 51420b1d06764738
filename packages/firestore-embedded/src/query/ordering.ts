// The full order of a query: what it names, what its inequalities imply, and the document's name at the end;
// and the cursors that stand in it.
import type { CursorMessage, StructuredQuery, Value } from '../messages.ts'
import { parseFieldPath } from '../paths.ts'
import { NAME_FIELD, type StoredDocument, valueAt } from '../store/document.ts'
import { compareStrings, compareValues } from '../values/compare.ts'
import { inequalityFields } from './filter.ts'

export interface OrderTerm {
  readonly field: string
  readonly path: readonly string[]
  /** 1 upwards, −1 downwards. */
  readonly sign: 1 | -1
}

export function orderingOf(query: StructuredQuery): OrderTerm[] {
  const terms = (query.orderBy ?? []).map(({ field, direction }) =>
    term(field.fieldPath, direction === 'DESCENDING' ? -1 : 1),
  )
  const sign = terms.at(-1)?.sign ?? 1
  for (const field of inequalityFields(query.where).sort(compareStrings)) {
    if (!terms.some((other) => other.field === field)) terms.push(term(field, sign))
  }
  if (!terms.some(({ field }) => field === NAME_FIELD)) terms.push(term(NAME_FIELD, sign))
  return terms
}

/** Compares two documents that both have every ordered field. */
export function compareDocuments(
  terms: readonly OrderTerm[],
  a: StoredDocument,
  b: StoredDocument,
): number {
  for (const { path, sign } of terms) {
    const [left, right] = [valueAt(a, path), valueAt(b, path)]
    if (left === undefined || right === undefined) continue
    const order = sign * compareValues(left, right)
    if (order !== 0) return order
  }
  return 0
}

/** Whether the document stands before the cursor: strictly, or up to its very place where `before` is false. */
export function standsBefore(
  terms: readonly OrderTerm[],
  document: StoredDocument,
  { values = [], before = false }: CursorMessage,
): boolean {
  for (const [i, bound] of values.entries()) {
    const order = compareToBound(terms[i], document, bound)
    if (order !== 0) return order < 0
  }
  return !before
}

function compareToBound(
  term: OrderTerm | undefined,
  document: StoredDocument,
  bound: Value,
): number {
  const value = term && valueAt(document, term.path)
  return term === undefined || value === undefined ? 0 : term.sign * compareValues(value, bound)
}

function term(field: string, sign: 1 | -1): OrderTerm {
  return { field, path: parseFieldPath(field), sign }
}
