// Reading and writing one field of a document by its path.
import type { Fields, Value } from '../messages.ts'

export function getField(fields: Fields, path: readonly string[]): Value | undefined {
  const [key = '', ...rest] = path
  const value = Object.hasOwn(fields, key) ? fields[key] : undefined
  if (rest.length === 0 || value === undefined) return value
  return value.valueType === 'mapValue' ? getField(value.mapValue.fields ?? {}, rest) : undefined
}

/** A copy of `fields` in which `path` holds `value`, or nothing for undefined; maps on the way are made. */
export function withField(
  fields: Fields,
  path: readonly string[],
  value: Value | undefined,
): Fields {
  const [key = '', ...rest] = path
  const { [key]: inner, ...others } = fields
  if (rest.length === 0) return value === undefined ? others : own(others, key, value)
  const innerFields = inner?.valueType === 'mapValue' ? (inner.mapValue.fields ?? {}) : undefined
  if (innerFields === undefined && value === undefined) return fields
  const changed = withField(innerFields ?? {}, rest, value)
  return own(others, key, { valueType: 'mapValue', mapValue: { fields: changed } })
}

/** A field may be named `__proto__`, so it is defined and never assigned. */
function own(fields: Fields, key: string, value: Value): Fields {
  return Object.defineProperty({ ...fields }, key, {
    value,
    enumerable: true,
    configurable: true,
    writable: true,
  })
}
