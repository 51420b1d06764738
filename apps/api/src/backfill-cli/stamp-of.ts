// Which time a document is given that has none, and whether it may be given one.
import type { Timestamp } from 'firebase-admin/firestore'
import { isMap } from '../orders/firestore-value.ts'
import { type MomentKind, momentOf } from '../orders/moment.ts'
import type { DocumentPath } from '../orders/order-fields.ts'
import { isInNativeRange } from '../orders/source/native-order.ts'

/** What becomes of a document. `replaces` tells whether the field had another value, which tells no time. */
export type Stamp =
  | { readonly verdict: 'fits' }
  /** The field would lie inside something that is no map, and take its place. */
  | { readonly verdict: 'blocked' }
  | {
      readonly verdict: 'stamp'
      readonly value: Timestamp | string | number
      readonly replaces: boolean
    }

export interface StampRule {
  /** Where the time is kept. */
  readonly path: DocumentPath
  /** How it is kept: in the way that most documents keep it. */
  readonly kind: MomentKind
}

/** @param time - what to give it, if it needs one */
export function stampOf(
  fields: Readonly<Record<string, unknown>>,
  time: Timestamp,
  { path, kind }: StampRule,
): Stamp {
  let value: unknown = fields
  for (const name of path) {
    if (value === undefined || value === null) break
    if (!isMap(value)) return { verdict: 'blocked' }
    value = Object.hasOwn(value, name) ? value[name] : undefined
  }
  if (isInNativeRange(kind, value) && momentOf(value) !== undefined) return { verdict: 'fits' }
  const replaces = value !== undefined && value !== null
  return { verdict: 'stamp', value: inKind(kind, time), replaces }
}

function inKind(kind: MomentKind, time: Timestamp): Timestamp | string | number {
  switch (kind) {
    case 'timestamp':
      return time
    case 'text':
      return time.toDate().toISOString()
    case 'millis':
      return time.toMillis()
  }
}
