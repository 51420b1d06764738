// Field transforms: what a write asks the server to compute
// (google.firestore.v1.DocumentTransform.FieldTransform).
import type { Fields, FieldTransform, Value } from '../messages.ts'
import { parseFieldPath } from '../paths.ts'
import { RpcError } from '../rpc-error.ts'
import { type Micros, timestampOf } from '../time.ts'
import { compareValues, isNaNValue, isNumber, toDouble, valuesEqual } from '../values/compare.ts'
import { getField, withField } from '../values/fields.ts'

const NULL: Value = { valueType: 'nullValue', nullValue: 'NULL_VALUE' }
const INT64 = { min: -(2n ** 63n), max: 2n ** 63n - 1n }

/** @returns the fields after the transforms, and the result of each in turn */
export function applyTransforms(
  fields: Fields,
  transforms: readonly FieldTransform[],
  commitTime: Micros,
): { fields: Fields; results: Value[] } {
  const results: Value[] = []
  let changed = fields
  for (const transform of transforms) {
    const path = parseFieldPath(transform.fieldPath)
    const { value, result } = transformed(getField(changed, path), transform, commitTime)
    changed = withField(changed, path, value)
    results.push(result)
  }
  return { fields: changed, results }
}

function transformed(
  current: Value | undefined,
  transform: FieldTransform,
  commitTime: Micros,
): { value: Value; result: Value } {
  if (transform.setToServerValue === 'REQUEST_TIME') {
    // The proto promises milliseconds for REQUEST_TIME, yet the service stores the commit time whole.
    const value: Value = { valueType: 'timestampValue', timestampValue: timestampOf(commitTime) }
    return { value, result: value }
  }
  if (transform.appendMissingElements !== undefined) {
    return { value: appended(current, transform.appendMissingElements.values ?? []), result: NULL }
  }
  if (transform.removeAllFromArray !== undefined) {
    return { value: without(current, transform.removeAllFromArray.values ?? []), result: NULL }
  }
  const value = computed(current, transform)
  return { value, result: value }
}

function computed(
  current: Value | undefined,
  { increment, maximum, minimum, fieldPath }: FieldTransform,
): Value {
  const operand = increment ?? maximum ?? minimum
  if (operand === undefined || !isNumber(operand)) {
    throw new RpcError('INVALID_ARGUMENT', `The transform of «${fieldPath}» takes a number`)
  }
  if (current === undefined || !isNumber(current)) return operand
  if (increment !== undefined) return sum(current, operand)
  if (isNaNValue(current) || isNaNValue(operand)) {
    return { valueType: 'doubleValue', doubleValue: Number.NaN }
  }
  const order = compareValues(operand, current)
  return (maximum === undefined ? order < 0 : order > 0) ? operand : current
}

/** Integers stay integers and stop at the ends of 64 bits. */
function sum(a: Value, b: Value): Value {
  if (a.valueType === 'integerValue' && b.valueType === 'integerValue') {
    const total = BigInt(a.integerValue) + BigInt(b.integerValue)
    const kept = total < INT64.min ? INT64.min : total > INT64.max ? INT64.max : total
    return { valueType: 'integerValue', integerValue: String(kept) }
  }
  return { valueType: 'doubleValue', doubleValue: toDouble(a) + toDouble(b) }
}

function elements(value: Value | undefined): readonly Value[] {
  return value?.valueType === 'arrayValue' ? (value.arrayValue.values ?? []) : []
}

function appended(current: Value | undefined, additions: readonly Value[]): Value {
  const values = [...elements(current)]
  for (const addition of additions) {
    if (!values.some((value) => valuesEqual(value, addition))) values.push(addition)
  }
  return { valueType: 'arrayValue', arrayValue: { values } }
}

function without(current: Value | undefined, unwanted: readonly Value[]): Value {
  const values = elements(current).filter(
    (value) => !unwanted.some((other) => valuesEqual(value, other)),
  )
  return { valueType: 'arrayValue', arrayValue: { values } }
}
