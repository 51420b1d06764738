// Firestore's values as JSON that says what they were, so that a field nobody knows by name reaches the
// screen, and other programs, without losing its type.
import { types } from 'node:util'
import { DocumentReference, GeoPoint, Timestamp } from 'firebase-admin/firestore'
import { classOf, isInstance } from './firestore-value.ts'
import { timestampText } from './moment.ts'

export type Json = null | boolean | number | string | readonly Json[] | JsonMap
export interface JsonMap {
  readonly [name: string]: Json
}

/**
 * A Firestore value as JSON. Strings, booleans, null, arrays, maps and ordinary numbers are themselves; the
 * rest are objects whose `$type` tells what they were:
 *
 * | Firestore | JSON |
 * | --- | --- |
 * | timestamp | `{"$type":"timestamp","value":"2026-11-23T20:00:44.027123Z"}` |
 * | bytes | `{"$type":"bytes","value":"<base64>"}` |
 * | geo point | `{"$type":"geopoint","latitude":48.2,"longitude":16.37}` |
 * | reference | `{"$type":"reference","value":"customers/c1"}`, the path inside the database |
 * | vector | `{"$type":"vector","value":[1,0.5]}` |
 * | NaN, infinities, -0 | `{"$type":"double","value":"NaN"}`, `"Infinity"`, `"-Infinity"`, `"-0"` |
 * | integer beyond ±(2^53 - 1) | `{"$type":"int64","value":"9007199254740993"}`, where the client reads integers as bigint |
 * | map with a field `$type` | `{"$type":"map","value":{…}}`, the map's fields inside |
 * | types of the Enterprise edition | `{"$type":"<class in the Node client>","value":{…}}`, e.g. `Decimal128Value` |
 */
export function toJson(value: unknown): Json {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value
    case 'number':
      return numberToJson(value)
    case 'bigint':
      return Number.isSafeInteger(Number(value))
        ? Number(value)
        : { $type: 'int64', value: String(value) }
    case 'object':
      return value === null ? null : objectToJson(value)
    default:
      return null
  }
}

/** Tells a map that carries a `$type` of its own from the objects that `toJson` makes. */
export function unambiguous(map: JsonMap): JsonMap {
  return Object.hasOwn(map, '$type') ? { $type: 'map', value: map } : map
}

function numberToJson(value: number): Json {
  if (Object.is(value, -0)) return { $type: 'double', value: '-0' }
  return Number.isFinite(value) ? value : { $type: 'double', value: String(value) }
}

function objectToJson(value: object): Json {
  if (Array.isArray(value)) return value.map(toJson)
  if (types.isUint8Array(value)) {
    return { $type: 'bytes', value: Buffer.from(value).toString('base64') }
  }
  if (isInstance(value, Timestamp)) return { $type: 'timestamp', value: timestampText(value) }
  if (isInstance(value, GeoPoint)) {
    return { $type: 'geopoint', latitude: value.latitude, longitude: value.longitude }
  }
  if (isInstance(value, DocumentReference)) return { $type: 'reference', value: value.path }
  const name = classOf(value)
  if (name === undefined) return unambiguous(fieldsToJson(value))
  const elements = 'toArray' in value && typeof value.toArray === 'function' && value.toArray()
  if (Array.isArray(elements)) return { $type: 'vector', value: elements.map(toJson) }
  return { $type: name, value: fieldsToJson(value) }
}

/** `Object.fromEntries` defines its properties, so that a field named `__proto__` is a field like any other. */
function fieldsToJson(value: object): JsonMap {
  return Object.fromEntries(
    Object.entries(value).map(([name, field]): [string, Json] => [name, toJson(field)]),
  )
}
