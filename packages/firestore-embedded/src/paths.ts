// Resource names and field paths, taken apart.
import { RpcError } from './rpc-error.ts'

const NAME = /^(projects\/[^/]+\/databases\/[^/]+\/documents)(?:\/(.+))?$/s
const RESERVED_ID = /^__.*__$/s
/** Numeric ids of Datastore, which Firestore takes over. */
const DATASTORE_ID = /^__id-?\d+__$/
const MAX_ID_BYTES = 1500

/** The collection a document belongs to: everything before its id. */
export function collectionOf(documentName: string): string {
  return documentName.slice(0, documentName.lastIndexOf('/'))
}

/** The root of the database that `name` belongs to: `projects/p/databases/d/documents`. */
export function rootOf(name: string): string {
  const [, root] = NAME.exec(name) ?? []
  if (root === undefined) throw new RpcError('INVALID_ARGUMENT', `«${name}» is in no database`)
  return root
}

/** What follows the last slash: a document's id, or a collection's. */
export function lastSegment(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1)
}

/** @throws RpcError INVALID_ARGUMENT unless `name` names a document */
export function checkDocumentName(name: string): void {
  const [, , relative] = NAME.exec(name) ?? []
  const segments = relative?.split('/') ?? []
  if (segments.length === 0 || segments.length % 2 !== 0) {
    throw new RpcError('INVALID_ARGUMENT', `«${name}» is not the name of a document`)
  }
  for (const id of segments) checkId(id)
}

/** @see https://firebase.google.com/docs/firestore/quotas#collections_documents_and_fields */
function checkId(id: string): void {
  const isReserved = RESERVED_ID.test(id) && !DATASTORE_ID.test(id)
  if (id === '' || id === '.' || id === '..' || isReserved) {
    throw new RpcError('INVALID_ARGUMENT', `«${id}» can't be an id`)
  }
  if (Buffer.byteLength(id) > MAX_ID_BYTES) {
    throw new RpcError('INVALID_ARGUMENT', `An id is longer than ${MAX_ID_BYTES} bytes`)
  }
}

/** The segments of a dotted field path; a segment in backticks may hold any character. */
export function parseFieldPath(path: string): string[] {
  const segments: string[] = []
  const pattern = /`((?:[^`\\]|\\.)*)`|([^.`]+)/gsy
  for (;;) {
    const match = pattern.exec(path)
    if (match === null) break
    segments.push(match[1]?.replace(/\\(.)/gs, '$1') ?? match[2] ?? '')
    if (pattern.lastIndex === path.length) return segments
    if (path[pattern.lastIndex] !== '.') break
    pattern.lastIndex++
  }
  throw new RpcError('INVALID_ARGUMENT', `«${path}» is not a field path`)
}
