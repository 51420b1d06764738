// Firestore's order over values of every type
// (https://firebase.google.com/docs/firestore/manage-data/data-types#value_type_ordering).
import type { Fields, Value } from '../messages.ts'

const VECTOR = '__vector__'

/** Where a value's type stands among the types; numbers of both kinds share a place, NaN first among them. */
export function typeRank(value: Value): number {
  switch (value.valueType) {
    case 'nullValue':
      return 0
    case 'booleanValue':
      return 1
    case 'integerValue':
    case 'doubleValue':
      return 2
    case 'timestampValue':
      return 3
    case 'stringValue':
      return 4
    case 'bytesValue':
      return 5
    case 'referenceValue':
      return 6
    case 'geoPointValue':
      return 7
    case 'arrayValue':
      return 8
    case 'mapValue':
      return isVector(value.mapValue.fields) ? 9 : 10
  }
}

/** Negative, zero or positive, as `a` stands before, beside or behind `b`. */
export function compareValues(a: Value, b: Value): number {
  const rank = typeRank(a) - typeRank(b)
  if (rank !== 0) return rank
  switch (a.valueType) {
    case 'nullValue':
      return 0
    case 'booleanValue':
      return b.valueType === a.valueType ? Number(a.booleanValue) - Number(b.booleanValue) : 0
    case 'integerValue':
    case 'doubleValue':
      return compareNumbers(a, b)
    case 'timestampValue':
      return b.valueType === a.valueType
        ? Number(a.timestampValue.seconds ?? 0) - Number(b.timestampValue.seconds ?? 0) ||
            (a.timestampValue.nanos ?? 0) - (b.timestampValue.nanos ?? 0)
        : 0
    case 'stringValue':
      return b.valueType === a.valueType ? compareStrings(a.stringValue, b.stringValue) : 0
    case 'bytesValue':
      return b.valueType === a.valueType ? Buffer.compare(a.bytesValue, b.bytesValue) : 0
    case 'referenceValue':
      return b.valueType === a.valueType ? compareNames(a.referenceValue, b.referenceValue) : 0
    case 'geoPointValue':
      return b.valueType === a.valueType
        ? (a.geoPointValue.latitude ?? 0) - (b.geoPointValue.latitude ?? 0) ||
            (a.geoPointValue.longitude ?? 0) - (b.geoPointValue.longitude ?? 0)
        : 0
    case 'arrayValue':
      return b.valueType === a.valueType
        ? compareArrays(a.arrayValue.values ?? [], b.arrayValue.values ?? [])
        : 0
    case 'mapValue':
      return b.valueType === a.valueType
        ? compareMaps(a.mapValue.fields ?? {}, b.mapValue.fields ?? {})
        : 0
  }
}

/** Equal in the sense of a query: 1 and 1.0 are. */
export function valuesEqual(a: Value, b: Value): boolean {
  return compareValues(a, b) === 0
}

/** Order of document names: segment by segment, as strings of UTF-8. */
function compareNames(a: string, b: string): number {
  if (a === b) return 0
  const id = a.lastIndexOf('/') + 1
  // Most comparisons are between two documents of one collection.
  const areSiblings = id === b.lastIndexOf('/') + 1 && a.startsWith(b.slice(0, id))
  const [left, right] = areSiblings ? [[a.slice(id)], [b.slice(id)]] : [a.split('/'), b.split('/')]
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const order = compareStrings(left[i] ?? '', right[i] ?? '')
    if (order !== 0) return order
  }
  return left.length - right.length
}

/** Order of UTF-8 bytes, told from UTF-16: surrogates stand for code points above every other unit. */
export function compareStrings(a: string, b: string): number {
  const length = Math.min(a.length, b.length)
  for (let i = 0; i < length; i++) {
    const [x, y] = [a.charCodeAt(i), b.charCodeAt(i)]
    if (x === y) continue
    const [xSurrogate, ySurrogate] = [x >= 0xd800 && x <= 0xdfff, y >= 0xd800 && y <= 0xdfff]
    return xSurrogate === ySurrogate ? x - y : xSurrogate ? 1 : -1
  }
  return a.length - b.length
}

export function isNumber(
  value: Value,
): value is Extract<Value, { valueType: 'integerValue' | 'doubleValue' }> {
  return value.valueType === 'integerValue' || value.valueType === 'doubleValue'
}

export function isNaNValue(value: Value): boolean {
  return value.valueType === 'doubleValue' && Number.isNaN(value.doubleValue)
}

/** The number as a double; a large integer loses digits. */
export function toDouble(value: Value): number {
  if (value.valueType === 'integerValue') return Number(value.integerValue)
  return value.valueType === 'doubleValue' ? value.doubleValue : Number.NaN
}

function compareNumbers(a: Value, b: Value): number {
  const [x, y] = [toDouble(a), toDouble(b)]
  if (Number.isNaN(x) || Number.isNaN(y)) return Number(Number.isNaN(y)) - Number(Number.isNaN(x))
  if (x !== y) return x < y ? -1 : 1
  if (Number.isSafeInteger(x) || !Number.isInteger(x)) return 0
  const difference = exact(a) - exact(b)
  return difference === 0n ? 0 : difference < 0n ? -1 : 1
}

function exact(value: Value): bigint {
  return value.valueType === 'integerValue' ? BigInt(value.integerValue) : BigInt(toDouble(value))
}

function compareArrays(a: readonly Value[], b: readonly Value[]): number {
  for (const [i, left] of a.entries()) {
    const right = b[i]
    if (right === undefined) break
    const order = compareValues(left, right)
    if (order !== 0) return order
  }
  return a.length - b.length
}

function compareMaps(a: Fields, b: Fields): number {
  if (isVector(a) && isVector(b)) return compareVectors(a, b)
  const [left, right] = [sortedEntries(a), sortedEntries(b)]
  for (const [i, [key, value]] of left.entries()) {
    const other = right[i]
    if (other === undefined) break
    const order = compareStrings(key, other[0]) || compareValues(value, other[1])
    if (order !== 0) return order
  }
  return left.length - right.length
}

function sortedEntries(fields: Fields): [string, Value][] {
  return Object.entries(fields).sort(([a], [b]) => compareStrings(a, b))
}

function isVector(fields: Fields | undefined): boolean {
  const type = fields?.__type__
  return type?.valueType === 'stringValue' && type.stringValue === VECTOR
}

/** Vectors stand by their number of dimensions, then as arrays. */
function compareVectors(a: Fields, b: Fields): number {
  const [left, right] = [dimensions(a), dimensions(b)]
  return left.length - right.length || compareArrays(left, right)
}

function dimensions(fields: Fields): readonly Value[] {
  const { value } = fields
  return value?.valueType === 'arrayValue' ? (value.arrayValue.values ?? []) : []
}
