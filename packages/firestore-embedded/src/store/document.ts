// A document as it is kept.
import type { DocumentMessage, Fields, Value } from '../messages.ts'
import { type Micros, timestampOf } from '../time.ts'
import { getField } from '../values/fields.ts'

export interface StoredDocument {
  readonly name: string
  readonly fields: Fields
  readonly createTime: Micros
  readonly updateTime: Micros
}

export const NAME_FIELD = '__name__'

export function toMessage(document: StoredDocument, fields = document.fields): DocumentMessage {
  return {
    name: document.name,
    fields,
    createTime: timestampOf(document.createTime),
    updateTime: timestampOf(document.updateTime),
  }
}

/** The value that queries see at `path`; the name of the document for `__name__`. */
export function valueAt(document: StoredDocument, path: readonly string[]): Value | undefined {
  if (path.length === 1 && path[0] === NAME_FIELD) {
    return { valueType: 'referenceValue', referenceValue: document.name }
  }
  return getField(document.fields, path)
}
