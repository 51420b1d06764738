// One process at a time may use a cache folder. The lock is not on the replica's own file, so that it holds while that
// one is renamed and begun anew.
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

export interface FolderLock {
  release(): void
}

export function lockPath(dir: string): string {
  return join(dir, 'orders.lock')
}

/**
 * Takes the lock of `dir`, an existing folder. The system gives it back when the process ends, in whatever way.
 *
 * @throws Error SQLITE_BUSY when another process has it, or another store of this one
 */
export function lockFolder(dir: string): FolderLock {
  const file = new DatabaseSync(lockPath(dir), { timeout: 0 })
  try {
    // A transaction that is begun and never ended: nothing is written, the file stays empty.
    file.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    file.close()
    throw error
  }
  return { release: () => file.close() }
}
