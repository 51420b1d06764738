// What Firestore does to a value on its way in: it refuses what it can't keep and drops digits it doesn't.
// Values that need no change are kept as the very objects that arrived.
import type { Fields, Value } from '../messages.ts'
import { RpcError } from '../rpc-error.ts'

const MAX_DEPTH = 20
const NANOS_PER_MICRO = 1000

/**
 * Checks the fields of a document and cuts timestamps to microseconds.
 *
 * @throws RpcError INVALID_ARGUMENT for nested arrays, nameless fields or more than 20 levels
 */
export function storableFields(fields: Fields, depth = 1): Fields {
  if (depth > MAX_DEPTH)
    throw new RpcError('INVALID_ARGUMENT', 'Property is nested deeper than 20 levels.')
  let changed: Record<string, Value> | undefined
  for (const name in fields) {
    const value = fields[name]
    if (value === undefined) continue
    if (name === '') throw new RpcError('INVALID_ARGUMENT', 'The property name must not be empty.')
    const kept = storable(value, depth)
    if (kept === value) continue
    changed ??= { ...fields }
    changed[name] = kept
  }
  return changed ?? fields
}

/** {@link storableFields} for a single value at `depth` levels below the document. */
function storable(value: Value, depth = 1): Value {
  switch (value.valueType) {
    case 'timestampValue': {
      const { seconds, nanos = 0 } = value.timestampValue
      const excess = nanos % NANOS_PER_MICRO
      if (excess === 0) return value
      return {
        valueType: 'timestampValue',
        timestampValue: { seconds: seconds ?? '0', nanos: nanos - excess },
      }
    }
    case 'mapValue': {
      const fields = value.mapValue.fields ?? {}
      const kept = storableFields(fields, depth + 1)
      return kept === fields ? value : { valueType: 'mapValue', mapValue: { fields: kept } }
    }
    case 'arrayValue':
      return storableArray(value, depth)
    case undefined:
      throw new RpcError('INVALID_ARGUMENT', 'A value has no type that this server knows.')
    default:
      return value
  }
}

function storableArray(value: Extract<Value, { valueType: 'arrayValue' }>, depth: number): Value {
  const values = value.arrayValue.values ?? []
  if (values.some((element) => element.valueType === 'arrayValue')) {
    throw new RpcError('INVALID_ARGUMENT', 'Nested arrays are not allowed.')
  }
  const kept = values.map((element) => storable(element, depth + 1))
  return kept.every((element, at) => element === values[at])
    ? value
    : { valueType: 'arrayValue', arrayValue: { values: kept } }
}
