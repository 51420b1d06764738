// Whether two values are the same to the bit, which decides if a write has changed anything: 1 and 1.0 are
// equal to a query but not identical.
import type { Fields, Value } from '../messages.ts'
import { compareValues } from './compare.ts'

export function identicalFields(a: Fields, b: Fields): boolean {
  const keys = Object.keys(a)
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => {
      const [left, right] = [a[key], b[key]]
      return left !== undefined && right !== undefined && identical(left, right)
    })
  )
}

function identical(a: Value, b: Value): boolean {
  if (a.valueType === 'mapValue' && b.valueType === 'mapValue') {
    return identicalFields(a.mapValue.fields ?? {}, b.mapValue.fields ?? {})
  }
  if (a.valueType === 'arrayValue' && b.valueType === 'arrayValue') {
    const [left, right] = [a.arrayValue.values ?? [], b.arrayValue.values ?? []]
    return (
      left.length === right.length &&
      left.every((value, i) => right[i] !== undefined && identical(value, right[i]))
    )
  }
  if (a.valueType === 'doubleValue' && b.valueType === 'doubleValue') {
    return Object.is(a.doubleValue, b.doubleValue)
  }
  return a.valueType === b.valueType && compareValues(a, b) === 0
}
