// The fields of a document as a tree to be read. Firestore's types, which cross HTTP as {"$type": …} objects, become
// leaves of their own kind. Nothing is trusted: how deep, how many and how long is limited.

/** How a leaf is shown; `text` is of Firestore or made here, in no language. */
export type FieldLeaf =
  | { readonly kind: 'text' | 'number' | 'reference' | 'other'; readonly text: string }
  | { readonly kind: 'yes' | 'no' | 'nothing' }
  | { readonly kind: 'time'; readonly iso: string }
  | { readonly kind: 'bytes'; readonly size: number }
  | { readonly kind: 'place'; readonly latitude: number; readonly longitude: number }

export interface FieldGroup {
  readonly kind: 'group'
  /** All that there are, shown or not. */
  readonly count: number
  readonly fields: readonly Field[]
}

export interface Field {
  readonly name: string
  readonly value: FieldLeaf | FieldGroup
}

const DEEPEST = 12
/** Of one group. */
const MOST = 100

/** The fields of a map, in its order; the names of an array are the places in it, counted from 1. */
export function fieldsOf(map: Readonly<Record<string, unknown>>): readonly Field[] {
  return group(Object.entries(map), 0).fields
}

function group(entries: readonly (readonly [string, unknown])[], depth: number): FieldGroup {
  return {
    kind: 'group',
    count: entries.length,
    fields: entries
      .slice(0, MOST)
      .map(([name, value]) => ({ name, value: readValue(value, depth + 1) })),
  }
}

function readValue(value: unknown, depth: number): FieldLeaf | FieldGroup {
  switch (typeof value) {
    case 'string':
      return { kind: 'text', text: value }
    case 'number':
      return { kind: 'number', text: String(value) }
    case 'boolean':
      return { kind: value ? 'yes' : 'no' }
    case 'object':
      return value === null ? { kind: 'nothing' } : objectOf(value, depth)
    default:
      return { kind: 'nothing' }
  }
}

function objectOf(value: object, depth: number): FieldLeaf | FieldGroup {
  if (depth > DEEPEST) return { kind: 'other', text: '…' }
  if (Array.isArray(value)) {
    return group(
      value.map((item, at) => [String(at + 1), item]),
      depth,
    )
  }
  const typed = '$type' in value && typeof value.$type === 'string' ? value.$type : undefined
  return typed === undefined ? group(Object.entries(value), depth) : typedOf(typed, value, depth)
}

function typedOf(type: string, value: object, depth: number): FieldLeaf | FieldGroup {
  const inner = 'value' in value ? value.value : undefined
  if (typeof inner === 'string') {
    if (type === 'timestamp') return { kind: 'time', iso: inner }
    if (type === 'bytes') return { kind: 'bytes', size: sizeOfBase64(inner) }
    if (type === 'reference') return { kind: 'reference', text: inner }
    if (type === 'double' || type === 'int64') return { kind: 'number', text: inner }
  }
  if (type === 'geopoint' && 'latitude' in value && 'longitude' in value) {
    const { latitude, longitude } = value
    if (typeof latitude === 'number' && typeof longitude === 'number') {
      return { kind: 'place', latitude, longitude }
    }
  }
  if (type === 'vector' && Array.isArray(inner)) return readValue(inner, depth)
  if (type === 'map' && typeof inner === 'object' && inner !== null) {
    return group(Object.entries(inner), depth)
  }
  return { kind: 'other', text: `${type} ${JSON.stringify(inner) ?? ''}`.trim() }
}

function sizeOfBase64(text: string): number {
  const padding = text.endsWith('==') ? 2 : Number(text.endsWith('='))
  return Math.max(0, (text.length / 4) * 3 - padding)
}
