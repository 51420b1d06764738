// The port to where a replica is kept between restarts, and where instances share it.
import type { Changes, Entry, Tombstone } from '../replica/changes.ts'
import type { Position } from '../source/position.ts'
import type { Timestamp } from '../timestamp.ts'

/** How far the source has been read. */
export interface ReadMark {
  /** The newest position seen, but none from the source's future. */
  readonly watermark: Position
  /** The source's own time at the beginning of the latest read: of this time the replica is a true copy. */
  readonly readTime: Timestamp
  /**
   * From here on every document that the order of time shows is known; what is older is left to the source.
   * Undefined where all of it is known.
   */
  readonly horizon: Position | undefined
  /** The source's time of the latest read of everything. */
  readonly fullReadTime: Timestamp
}

/** A document that the source has and the replica does not hold: soft-deleted, unreadable, or a stray too old for it. */
export interface Shadow {
  readonly id: string
  readonly updateTime: Timestamp
  readonly updatedAt: Timestamp
  readonly stray: boolean
}

/** What became known of documents that are not held. */
export interface ShadowChanges {
  readonly kept: readonly Shadow[]
  readonly dropped: readonly string[]
}

/** All of a replica. */
export interface ReplicaState<T> {
  readonly epoch: string
  readonly floor: number
  readonly entries: readonly Entry<T>[]
  readonly tombstones: readonly Tombstone[]
  readonly shadows: readonly Shadow[]
  readonly mark: ReadMark
}

/** One commit: all of it is kept, or none. */
export interface ReplicaBatch<T> extends Changes<T> {
  readonly epoch: string
  readonly floor: number
  /** Drop what was kept before, of whatever epoch. */
  readonly replace: boolean
  readonly shadows: ShadowChanges
  readonly mark: ReadMark
}

export interface ReplicaStore<T> {
  /** What was kept last, or nothing. */
  load(): Promise<ReplicaState<T> | undefined>
  commit(batch: ReplicaBatch<T>): Promise<void>
  clear(): Promise<void>
}
