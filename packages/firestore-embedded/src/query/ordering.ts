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
    orderTerm(field.fieldPath, direction === 'DESCENDING' ? -1 : 1),
  )
  const sign = terms.at(-1)?.sign ?? 1
  for (const field of inequalityFields(query.where).sort(compareStrings)) {
    if (!terms.some((other) => other.field === field)) terms.push(orderTerm(field, sign))
  }
  if (!terms.some(({ field }) => field === NAME_FIELD)) terms.push(orderTerm(NAME_FIELD, sign))
  return terms
}

export function orderTerm(field: string, sign: 1 | -1): OrderTerm {
  return { field, path: parseFieldPath(field), sign }
}

/** The same terms in the opposite order. */
export function reversed(terms: readonly OrderTerm[]): OrderTerm[] {
  return terms.map((term) => ({ ...term, sign: term.sign === 1 ? -1 : 1 }))
}

/** A document's values for the terms; undefined when it lacks one, which bars it from the order. */
export function keysOf(terms: readonly OrderTerm[], document: StoredDocument): Value[] | undefined {
  const keys: Value[] = []
  for (const { path } of terms) {
    const key = valueAt(document, path)
    if (key === undefined) return undefined
    keys.push(key)
  }
  return keys
}

/** Compares by the terms, as far as both sides have values for them. */
export function compareKeys(
  terms: readonly OrderTerm[],
  a: readonly Value[],
  b: readonly Value[],
): number {
  for (const [i, { sign }] of terms.entries()) {
    const [left, right] = [a[i], b[i]]
    if (left === undefined || right === undefined) return 0
    const order = compareValues(left, right)
    if (order !== 0) return sign * order
  }
  return 0
}

/** Whether keys stand before the cursor: strictly, or up to its very place where `before` is false. */
export function standsBefore(
  terms: readonly OrderTerm[],
  keys: readonly Value[],
  { values = [], before = false }: CursorMessage,
): boolean {
  const order = compareKeys(terms, keys, values)
  return order === 0 ? !before : order < 0
}
