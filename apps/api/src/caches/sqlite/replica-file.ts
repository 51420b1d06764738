// The file that a replica is kept in: opened for this process alone, and set aside where it can't be used.

import { closeSync, openSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { SyncLog } from '@deltadesk/sync'
import { diskFaultOf } from './disk-cache-error.ts'
import { type FolderLock, lockFolder } from './folder-lock.ts'
import { makeFolder } from './make-folder.ts'
import { ReplicaTables } from './replica-tables.ts'
import { checkOrigin, migrate } from './schema.ts'
import { setAside } from './set-aside.ts'

export interface ReplicaFileOptions {
  /** The folder; it is made if it is missing. */
  readonly dir: string
  readonly log: SyncLog
  /** The time in milliseconds since 1970. */
  readonly now: () => number
}

/** Where the replica of a cache folder is. */
export function replicaPath(dir: string): string {
  return join(dir, 'orders.sqlite')
}

/** An open file. It is used until it is closed or set aside, one of them once. */
export class ReplicaFile {
  readonly tables: ReplicaTables
  readonly #options: ReplicaFileOptions
  readonly #lock: FolderLock
  readonly #database: DatabaseSync

  /** @throws Error of SQLite's or of the file system's: see {@link diskFaultOf}. Nothing is left open then */
  constructor(options: ReplicaFileOptions) {
    this.#options = options
    makeFolder(options.dir)
    this.#lock = lockFolder(options.dir)
    try {
      const { database, tables } = openOrBegin(options)
      this.#database = database
      this.tables = tables
    } catch (error) {
      this.#lock.release()
      throw error
    }
  }

  /** Lets go of the file, its journal written into it, and of the folder. */
  close(): void {
    try {
      this.#database.close()
    } finally {
      this.#lock.release()
    }
  }

  /** Closes the file and moves it out of the way of a fresh one. `error` says why. */
  setAside(error: unknown): void {
    try {
      this.#database.close()
      setAsideAndTell(this.#options, error)
    } finally {
      this.#lock.release()
    }
  }
}

interface OpenDatabase {
  readonly database: DatabaseSync
  readonly tables: ReplicaTables
}

function openOrBegin(options: ReplicaFileOptions): OpenDatabase {
  const path = replicaPath(options.dir)
  try {
    return openDatabase(path)
  } catch (error) {
    if (diskFaultOf(error) !== 'CACHE_DAMAGED') throw error
    setAsideAndTell(options, error)
    return openDatabase(path)
  }
}

function openDatabase(path: string): OpenDatabase {
  // SQLite would let everybody read what it creates.
  closeSync(openSync(path, 'a', 0o600))
  const database = new DatabaseSync(path, { timeout: 0 })
  try {
    database.exec('PRAGMA locking_mode = EXCLUSIVE')
    checkOrigin(database)
    // Orders fit on larger pages with less waste, and the journal is begun anew before it is longer than 8 MB.
    database.exec('PRAGMA page_size = 8192; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL')
    database.exec('PRAGMA wal_autocheckpoint = 1000; PRAGMA journal_size_limit = 8388608')
    database.exec('PRAGMA cell_size_check = ON; PRAGMA trusted_schema = OFF')
    migrate(database)
    return { database, tables: new ReplicaTables(database) }
  } catch (error) {
    database.close()
    throw error
  }
}

function setAsideAndTell({ dir, log, now }: ReplicaFileOptions, error: unknown): void {
  const path = replicaPath(dir)
  const { aside, deleted } = setAside(path, now())
  const reason = error instanceof Error ? error.message : String(error)
  log.warn(`[SYNC] ${path} can't be used and was set aside as ${aside}: ${reason}`)
  for (const old of deleted) log.warn(`[SYNC] ${old} was set aside earlier and is deleted now`)
}
