// The port between those who ask for orders and the replicas that answer: one for everybody, or one for each principal.
import type { LedgerTotals, SyncEngine, SyncStatus } from '@deltadesk/sync'
import type { OrderJson } from '../orders/found-order.ts'
import type { Principal } from '../principals/principal.ts'

/** What replicas take of the process's memory, as {@link estimateMemory} has it. */
export interface ReplicaMemory {
  readonly totalBytes: number
  /** Undefined where nothing bounds it but the number of orders. */
  readonly limitBytes: number | undefined
}

export interface Replicas {
  /** Whether everybody is served from the same replica. */
  readonly isShared: boolean
  readonly memory: ReplicaMemory
  /** What the replicas that are held now know of themselves. */
  readonly statuses: readonly SyncStatus[]
  /** What all replicas have spent and saved since the start, those that are gone included. It never goes back. */
  readonly spent: LedgerTotals
  /**
   * Lets `work` have the replica of a principal. It is in use until the promise is settled, and not to be kept longer.
   *
   * @throws NotSignedInError when the session or token has ended, before or while `work` is done; else what `work` throws
   */
  use<R>(principal: Principal, work: (engine: SyncEngine<OrderJson>) => R | Promise<R>): Promise<R>
  /** A session or token is over: what was held for it alone goes at once. */
  ended(principalKey: string): void
  /** Lets go of what is held for those whose time is up, whether or not anybody told. */
  sweep(): void
  /** Ends reading, and keeps what is to be kept. */
  close(): Promise<void>
}
