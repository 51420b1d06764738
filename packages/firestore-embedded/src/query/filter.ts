// Whether a document matches a filter
// (https://firebase.google.com/docs/firestore/query-data/queries).
import type { Filter, Value } from '../messages.ts'
import { parseFieldPath } from '../paths.ts'
import { RpcError } from '../rpc-error.ts'
import { type StoredDocument, valueAt } from '../store/document.ts'
import { compareValues, isNaNValue, typeRank, valuesEqual } from '../values/compare.ts'

export type Predicate = (document: StoredDocument) => boolean

const INEQUALITIES = new Set([
  'LESS_THAN',
  'LESS_THAN_OR_EQUAL',
  'GREATER_THAN',
  'GREATER_THAN_OR_EQUAL',
  'NOT_EQUAL',
  'NOT_IN',
  'IS_NOT_NULL',
  'IS_NOT_NAN',
])

/** @throws RpcError INVALID_ARGUMENT for an operator that is none */
export function compileFilter(filter: Filter | undefined): Predicate {
  if (filter?.compositeFilter !== undefined) {
    const { op, filters = [] } = filter.compositeFilter
    const parts = filters.map(compileFilter)
    return op === 'OR'
      ? (document) => parts.some((part) => part(document))
      : (document) => parts.every((part) => part(document))
  }
  const single = filter?.fieldFilter ?? filter?.unaryFilter
  if (filter === undefined || single === undefined) return () => true
  const path = parseFieldPath(single.field.fieldPath)
  const test =
    filter.fieldFilter === undefined
      ? unaryTest(single.op)
      : fieldTest(single.op, filter.fieldFilter.value)
  return (document) => {
    const value = valueAt(document, path)
    return value !== undefined && test(value)
  }
}

/** The fields under an inequality anywhere in the filter: each becomes an implicit ordering. */
export function inequalityFields(filter: Filter | undefined): string[] {
  const parts = filter?.compositeFilter?.filters
  if (parts !== undefined) return [...new Set(parts.flatMap(inequalityFields))]
  const single = filter?.fieldFilter ?? filter?.unaryFilter
  return single !== undefined && INEQUALITIES.has(single.op ?? '') ? [single.field.fieldPath] : []
}

/** The comparisons that every match must satisfy: those not under an OR. */
export function conjuncts(filter: Filter | undefined): NonNullable<Filter['fieldFilter']>[] {
  if (filter?.fieldFilter !== undefined) return [filter.fieldFilter]
  if (filter?.compositeFilter === undefined || filter.compositeFilter.op === 'OR') return []
  return (filter.compositeFilter.filters ?? []).flatMap(conjuncts)
}

function unaryTest(op: string | undefined): (value: Value) => boolean {
  const isNull = (value: Value) => value.valueType === 'nullValue'
  switch (op) {
    case 'IS_NULL':
      return isNull
    case 'IS_NOT_NULL':
      return (value) => !isNull(value)
    case 'IS_NAN':
      return isNaNValue
    case 'IS_NOT_NAN':
      return (value) => !isNull(value) && !isNaNValue(value)
    default:
      throw new RpcError('INVALID_ARGUMENT', `«${op}» is not a unary operator`)
  }
}

function fieldTest(op: string | undefined, operand: Value): (value: Value) => boolean {
  const comparable = (value: Value) =>
    typeRank(value) === typeRank(operand) && !isNaNValue(value) && !isNaNValue(operand)
  const isElement = (value: Value) => elementsOf(operand).some((one) => valuesEqual(one, value))
  switch (op) {
    case 'EQUAL':
      return (value) => valuesEqual(value, operand)
    case 'NOT_EQUAL':
      return (value) => value.valueType !== 'nullValue' && !valuesEqual(value, operand)
    case 'LESS_THAN':
      return (value) => comparable(value) && compareValues(value, operand) < 0
    case 'LESS_THAN_OR_EQUAL':
      return (value) => comparable(value) && compareValues(value, operand) <= 0
    case 'GREATER_THAN':
      return (value) => comparable(value) && compareValues(value, operand) > 0
    case 'GREATER_THAN_OR_EQUAL':
      return (value) => comparable(value) && compareValues(value, operand) >= 0
    case 'ARRAY_CONTAINS':
      return (value) => elementsOf(value).some((one) => valuesEqual(one, operand))
    case 'ARRAY_CONTAINS_ANY':
      return (value) => elementsOf(value).some(isElement)
    case 'IN':
      return (value) => value.valueType !== 'nullValue' && isElement(value)
    case 'NOT_IN': {
      const matchesNone = elementsOf(operand).some(({ valueType }) => valueType === 'nullValue')
      return (value) => !matchesNone && value.valueType !== 'nullValue' && !isElement(value)
    }
    default:
      throw new RpcError('INVALID_ARGUMENT', `«${op}» is not a comparison`)
  }
}

function elementsOf(value: Value): readonly Value[] {
  return value.valueType === 'arrayValue' ? (value.arrayValue.values ?? []) : []
}
