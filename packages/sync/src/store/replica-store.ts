// The port to where a replica is kept between restarts, and where instances share it.

import type { Changes, Entry, Tombstone } from '../replica/replica-history.ts'
import type { Position } from '../source/order-source.ts'
import type { Timestamp } from '../timestamp.ts'

/** How far the source has been read. */
export interface ReadMark {
  /** The newest position seen, but none from the source's future. */
  readonly watermark: Position
  /** The source's own time at the beginning of the latest read. */
  readonly readTime: Timestamp
  /** Whether the source has orders older than the window. */
  readonly hasOlder: boolean
}

/** All of a replica. */
export interface ReplicaState<T> {
  readonly epoch: string
  readonly floor: number
  readonly entries: readonly Entry<T>[]
  readonly tombstones: readonly Tombstone[]
  readonly mark: ReadMark
}

/** One commit: all of it is kept, or none. */
export interface ReplicaBatch<T> extends Changes<T> {
  readonly epoch: string
  readonly floor: number
  /** Drop what was kept before, of whatever epoch. */
  readonly replace: boolean
  readonly mark: ReadMark
}

export interface ReplicaStore<T> {
  /** What was kept last, or nothing. */
  load(): Promise<ReplicaState<T> | undefined>
  commit(batch: ReplicaBatch<T>): Promise<void>
  clear(): Promise<void>
}
