// Resource names and field paths, taken apart.
import { RpcError } from './rpc-error.ts'

const NAME = /^(projects\/[^/]+\/databases\/[^/]+\/documents)(?:\/(.+))?$/s

/** The collection a document belongs to: everything before its id. */
export function collectionOf(documentName: string): string {
  return documentName.slice(0, documentName.lastIndexOf('/'))
}

/** What follows the last slash: a document's id, or a collection's. */
export function lastSegment(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1)
}

/** @throws RpcError INVALID_ARGUMENT unless `name` names a document */
export function checkDocumentName(name: string): void {
  const [, , relative] = NAME.exec(name) ?? []
  const segments = relative?.split('/') ?? []
  if (segments.length === 0 || segments.length % 2 !== 0 || segments.includes('')) {
    throw new RpcError('INVALID_ARGUMENT', `«${name}» is not the name of a document`)
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
