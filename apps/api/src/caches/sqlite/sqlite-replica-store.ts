// CACHE_BACKEND=disk: the replica in a SQLite file, for one process, through restarts and kill -9.
import type { ReplicaBatch, ReplicaState, ReplicaStore } from '@deltadesk/sync'
import { DiskCacheError, diskFaultOf } from './disk-cache-error.ts'
import { ReplicaFile, type ReplicaFileOptions, replicaPath } from './replica-file.ts'
import type { ReplicaTables } from './replica-tables.ts'

export interface SqliteReplicaStoreOptions extends ReplicaFileOptions {
  /** Says what the replica is a copy of. One that was kept under another fingerprint is thrown away. */
  readonly fingerprint: string
}

/**
 * The file is opened by the first call, and again by the next one after a failure: a disk that isn't there fails
 * calls, with a {@link DiskCacheError}, and not the start. Calls wait for each other, in the order of their coming.
 */
export class SqliteReplicaStore implements ReplicaStore<string> {
  readonly #options: SqliteReplicaStoreOptions
  #file: ReplicaFile | undefined
  #lastCall: Promise<unknown> = Promise.resolve()
  #isClosed = false

  constructor(options: SqliteReplicaStoreOptions) {
    this.#options = options
  }

  /** A file that turns out to be damaged is set aside: then there is nothing to load. */
  async load(): Promise<ReplicaState<string> | undefined> {
    try {
      return await this.#call((tables) => tables.load())
    } catch (error) {
      if (error instanceof DiskCacheError && error.code === 'CACHE_DAMAGED') return undefined
      throw error
    }
  }

  async commit(batch: ReplicaBatch<string>): Promise<void> {
    await this.#call((tables) => tables.commit(batch, this.#options.fingerprint))
  }

  async clear(): Promise<void> {
    await this.#call((tables) => tables.clear())
  }

  /** Lets go of the folder when all calls that came before have ended. Calls that come later fail. */
  async close(): Promise<void> {
    await this.#inTurn(async () => {
      this.#isClosed = true
      this.#letGo()
    })
  }

  #call<R>(work: (tables: ReplicaTables) => Promise<R>): Promise<R> {
    return this.#inTurn(async () => {
      try {
        return await work(await this.#tables())
      } catch (error) {
        throw this.#dealWith(error)
      }
    })
  }

  #inTurn<R>(work: () => Promise<R>): Promise<R> {
    const call = this.#lastCall.then(work)
    this.#lastCall = call.catch(() => undefined)
    return call
  }

  async #tables(): Promise<ReplicaTables> {
    const { dir, fingerprint, log } = this.#options
    if (this.#isClosed) throw new DiskCacheError('CACHE_CLOSED', replicaPath(dir))
    if (this.#file !== undefined) return this.#file.tables
    this.#file = new ReplicaFile(this.#options)
    const { tables } = this.#file
    const kept = tables.fingerprint
    if (kept !== undefined && kept !== fingerprint) {
      await tables.clear()
      log.info('[SYNC] The disk cache is of other orders than those configured: it begins anew')
    }
    return tables
  }

  /** Leaves the store fit for the next call, and answers what to throw. */
  #dealWith(error: unknown): unknown {
    const fault = diskFaultOf(error)
    if (fault === undefined) return error
    try {
      if (fault === 'CACHE_DAMAGED') this.#setAside(error)
      else if (fault !== 'CACHE_DISK_FULL') this.#letGo()
    } catch (cause) {
      return new DiskCacheError('CACHE_UNUSABLE', replicaPath(this.#options.dir), cause)
    }
    return new DiskCacheError(fault, replicaPath(this.#options.dir), error)
  }

  #setAside(error: unknown): void {
    const file = this.#file
    this.#file = undefined
    file?.setAside(error)
  }

  #letGo(): void {
    const file = this.#file
    this.#file = undefined
    file?.close()
  }
}
