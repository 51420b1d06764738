// Takes known fields out of a document and remembers which, so that what is left over can be told exactly.
import { type Json, type JsonMap, toJson, unambiguous } from './firestore-json.ts'
import { isMap } from './firestore-value.ts'
import type { DocumentPath } from './order-fields.ts'

type Fields = Readonly<Record<string, unknown>>

/** What was taken: by field name, all of the field or some fields inside it. */
type Taken = Map<string, Taken | 'all'>

/** The value at `path`, of fields that the document has itself; undefined where there is none. */
function valueAt(fields: Fields, path: DocumentPath): unknown {
  let value: unknown = fields
  for (const name of path) {
    if (!isMap(value) || !Object.hasOwn(value, name)) return undefined
    value = value[name]
  }
  return value
}

export class DocumentReader {
  readonly #fields: Fields
  readonly #taken: Taken = new Map()

  constructor(fields: Fields) {
    this.#fields = fields
  }

  peek(path: DocumentPath): unknown {
    return valueAt(this.#fields, path)
  }

  /**
   * What `read` makes of the value at `path`; null where it is absent, null or makes no sense to `read`,
   * which tells so by undefined. Only what made sense is taken: anything else stays among the rest.
   */
  take<T>(path: DocumentPath, read: (value: unknown) => T | undefined): T | null {
    const value = this.peek(path)
    if (value === undefined) return null
    const result = value === null ? null : read(value)
    if (result === undefined) return null
    this.markTaken(path)
    return result
  }

  markTaken(path: DocumentPath): void {
    let taken = this.#taken
    for (const [depth, name] of path.entries()) {
      const inside = taken.get(name)
      if (inside === 'all') return
      if (depth === path.length - 1) {
        taken.set(name, 'all')
        return
      }
      const next: Taken = inside ?? new Map()
      taken.set(name, next)
      taken = next
    }
  }

  /** Every field that was not taken, by its top-level name; of a map, the fields inside that were not. */
  rest(): JsonMap {
    return restOf(this.#fields, this.#taken)
  }
}

function restOf(fields: Fields, taken: Taken): JsonMap {
  const rest: [string, Json][] = []
  for (const [name, value] of Object.entries(fields)) {
    const inside = taken.get(name)
    if (inside === 'all') continue
    if (inside === undefined || !isMap(value)) {
      rest.push([name, toJson(value)])
      continue
    }
    const left = restOf(value, inside)
    if (Object.keys(left).length > 0) rest.push([name, unambiguous(left)])
  }
  return Object.fromEntries(rest)
}
