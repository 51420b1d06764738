// Stamps a document with the time of its write where the app that wrote it did not: all of a Firestore trigger but the
// line that makes it one, see UPDATED-AT.md. It needs firebase-admin alone, so that it can be copied as it is.
import { type DocumentSnapshot, FieldValue } from 'firebase-admin/firestore'

/** A document before and after a write, as a trigger is told of it. */
export interface Write {
  readonly before: DocumentSnapshot
  readonly after: DocumentSnapshot
}

/**
 * Whether a write left the time as it was, or made it something that is none.
 *
 * A stamp changes the time to another one, so a trigger that is told of its own stamp never asks for a second one,
 * however often it is told, and in whatever order.
 *
 * @param before - the field before the write; undefined where there was none
 * @param after - the field after it
 */
export function needsStamp(before: unknown, after: unknown): boolean {
  return !isTimestamp(after) || (isTimestamp(before) && after.isEqual(before))
}

/**
 * Stamps the document of a write that needs it, by Firestore's clock. A document that is deleted stays so.
 *
 * @param field - its path, with dots between the names where it lies inside maps
 * @returns whether it did
 */
export async function stampWrite({ before, after }: Write, field = 'updatedAt'): Promise<boolean> {
  if (!after.exists || !needsStamp(before.get(field), after.get(field))) return false
  try {
    await after.ref.update({ [field]: FieldValue.serverTimestamp() })
    return true
  } catch (error) {
    if (isGone(error)) return false
    throw error
  }
}

interface TimestampLike {
  toMillis(): number
  isEqual(other: unknown): boolean
}

/** By its methods: to a second copy of the library in the same project its class would be another one. */
function isTimestamp(value: unknown): value is TimestampLike {
  if (typeof value !== 'object' || value === null) return false
  const methods = ['toMillis', 'isEqual'].map((name) => Reflect.get(value, name))
  return methods.every((method) => typeof method === 'function')
}

const NOT_FOUND = 5

function isGone(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === NOT_FOUND
}
