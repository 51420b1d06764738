// What a write makes of a document. Nothing here touches the store: a commit is computed whole, then applied.
import type { Fields, FieldTransform, Precondition, Write, WriteResult } from '../messages.ts'
import { checkDocumentName, parseFieldPath } from '../paths.ts'
import { RpcError } from '../rpc-error.ts'
import { type Micros, microsOf, timestampOf } from '../time.ts'
import { getField, withField } from '../values/fields.ts'
import { identicalFields } from '../values/identical.ts'
import { storableFields } from '../values/storable.ts'
import type { Change } from './change-log.ts'
import type { StoredDocument } from './document.ts'
import { applyTransforms } from './transforms.ts'

export interface Commit {
  readonly time: Micros
  readonly changes: readonly Change[]
  readonly results: readonly WriteResult[]
}

/**
 * The outcome of `writes` at `time`, each seeing those before it.
 *
 * @param lookup - a document as it is before the commit
 * @throws RpcError NOT_FOUND, ALREADY_EXISTS or FAILED_PRECONDITION where a precondition does not hold
 */
export function computeCommit(
  lookup: (name: string) => StoredDocument | undefined,
  writes: readonly Write[],
  time: Micros,
): Commit {
  const pending = new Map<string, Change>()
  const results = writes.map((write) => {
    const name = targetOf(write)
    const known = pending.get(name)
    const before = known === undefined ? lookup(name) : known.before
    const current = known === undefined ? before : known.after
    checkPrecondition(name, current, write.currentDocument)
    const { after, result } = outcome(name, current, write, time)
    pending.set(name, { name, before, after })
    return result
  })
  const changes = [...pending.values()].filter(({ before, after }) => before !== after)
  return { time, changes, results }
}

function targetOf({ update, delete: deleted, transform }: Write): string {
  const name = update?.name ?? deleted ?? transform?.document ?? ''
  checkDocumentName(name)
  return name
}

function checkPrecondition(
  name: string,
  current: StoredDocument | undefined,
  precondition: Precondition = {},
): void {
  const { exists, updateTime } = precondition
  if (exists === true && current === undefined) {
    throw new RpcError('NOT_FOUND', `No document to update: ${name}`)
  }
  if (exists === false && current !== undefined) {
    throw new RpcError('ALREADY_EXISTS', `Document already exists: ${name}`)
  }
  if (updateTime !== undefined && current?.updateTime !== microsOf(updateTime)) {
    throw new RpcError('FAILED_PRECONDITION', `The update time of ${name} is not the one required`)
  }
}

function outcome(
  name: string,
  current: StoredDocument | undefined,
  write: Write,
  time: Micros,
): { after: StoredDocument | undefined; result: WriteResult } {
  if (write.delete !== undefined) return { after: undefined, result: {} }
  const transforms: readonly FieldTransform[] =
    write.updateTransforms ?? write.transform?.fieldTransforms ?? []
  const written = write.update === undefined ? (current?.fields ?? {}) : masked(current, write)
  const { fields, results } = applyTransforms(written, transforms, time)
  const unchanged = current !== undefined && identicalFields(fields, current.fields)
  const after: StoredDocument = unchanged
    ? current
    : { name, fields, createTime: current?.createTime ?? time, updateTime: time }
  const result: WriteResult = { updateTime: timestampOf(after.updateTime) }
  return { after, result: results.length === 0 ? result : { ...result, transformResults: results } }
}

/** All of the document without a mask; with one, only the fields it names: set, or removed where absent. */
function masked(current: StoredDocument | undefined, { update, updateMask }: Write): Fields {
  const given = storableFields(update?.fields ?? {})
  if (updateMask === undefined) return given
  return (updateMask.fieldPaths ?? []).reduce((fields, text) => {
    const path = parseFieldPath(text)
    return withField(fields, path, getField(given, path))
  }, current?.fields ?? {})
}
