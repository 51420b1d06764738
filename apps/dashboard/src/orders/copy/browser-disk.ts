// IndexedDB as the disk that copies are kept on.
import { CopyDatabase } from './copy-database.ts'
import type { CopyDisk } from './copy-keeper.ts'
import { deleteCopies, deleteCopy } from './copy-names.ts'

/** Undefined where the browser has none, as some have in private windows. */
export function browserDisk(): CopyDisk | undefined {
  if (globalThis.indexedDB === undefined) return undefined
  return { open: CopyDatabase.open, drop: deleteCopy, dropOthers: deleteCopies }
}
