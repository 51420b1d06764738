// count, sum and average over the answer of a query
// (https://firebase.google.com/docs/firestore/query-data/aggregation-queries).
import type { Aggregation, Fields, Value } from '../messages.ts'
import { parseFieldPath } from '../paths.ts'
import { RpcError } from '../rpc-error.ts'
import { type StoredDocument, valueAt } from '../store/document.ts'
import { isNumber, toDouble } from '../values/compare.ts'

/** What there is to aggregate: how many documents, and the documents themselves where they are needed. */
export interface Aggregated {
  readonly size: number
  readonly documents: readonly StoredDocument[]
}

/** Whether the number of documents is enough to answer. */
export function onlyCounts(aggregations: readonly Aggregation[]): boolean {
  return aggregations.every(({ count }) => Boolean(count))
}

/** The value of each aggregation, under its alias. */
export function aggregate(found: Aggregated, aggregations: readonly Aggregation[]): Fields {
  return Object.fromEntries(
    aggregations.map((one, i) => [one.alias || `field_${i + 1}`, valueFor(found, one)]),
  )
}

function valueFor({ size, documents }: Aggregated, { count, sum, avg }: Aggregation): Value {
  if (count) {
    const most = Number(count.upTo?.value ?? Number.POSITIVE_INFINITY)
    return { valueType: 'integerValue', integerValue: String(Math.min(size, most)) }
  }
  if (sum) return total(numbersAt(documents, sum.field.fieldPath))
  if (avg) {
    const numbers = numbersAt(documents, avg.field.fieldPath)
    if (numbers.length === 0) return { valueType: 'nullValue', nullValue: 'NULL_VALUE' }
    return { valueType: 'doubleValue', doubleValue: toDouble(total(numbers)) / numbers.length }
  }
  throw new RpcError('INVALID_ARGUMENT', 'An aggregation is a count, a sum or an average')
}

/** Values that are not numbers don't take part. */
function numbersAt(documents: readonly StoredDocument[], field: string): Value[] {
  const path = parseFieldPath(field)
  return documents
    .map((document) => valueAt(document, path))
    .filter((value) => value !== undefined)
    .filter(isNumber)
}

/** An integer while every term is one and the sum fits 64 bits, else a double. */
function total(numbers: readonly Value[]): Value {
  if (numbers.every(({ valueType }) => valueType === 'integerValue')) {
    const sum = numbers.reduce(
      (all, one) => all + (one.valueType === 'integerValue' ? BigInt(one.integerValue) : 0n),
      0n,
    )
    if (BigInt.asIntN(64, sum) === sum) {
      return { valueType: 'integerValue', integerValue: String(sum) }
    }
  }
  const sum = numbers.reduce((all, one) => all + toDouble(one), 0)
  return { valueType: 'doubleValue', doubleValue: sum }
}
