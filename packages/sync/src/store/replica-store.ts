// The port to where a replica is kept between restarts.
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
  /** The same at which the latest such read was begun, of whichever process; undefined before the second. */
  readonly fullReadBegun: Timestamp | undefined
  /** The source's time at which the latest reconcile of whatever depth was begun; undefined before the first. */
  readonly reconcileTime: Timestamp | undefined
  /** The same of the latest census. */
  readonly censusTime: Timestamp | undefined
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

/** A place in the line of commits that a replica is made of. */
export interface ReplicaHead {
  readonly epoch: string
  /** Commits since the epoch began, the one that began it included: 1, 2, 3 … */
  readonly sequence: number
}

/** All of a replica, in any order. */
export interface ReplicaState<T> extends ReplicaHead {
  readonly floor: number
  readonly entries: readonly Entry<T>[]
  readonly tombstones: readonly Tombstone[]
  readonly shadows: readonly Shadow[]
  readonly mark: ReadMark
}

/** One commit: all of it is kept, or none. */
export interface ReplicaBatch<T> extends Changes<T>, ReplicaHead {
  readonly floor: number
  /** Drop what was kept before, of whatever epoch. Without it the commit follows on the one before its `sequence`. */
  readonly replace: boolean
  readonly shadows: ShadowChanges
  readonly mark: ReadMark
}

/**
 * Keeps a replica. What has been committed is there after the process was killed. A call that fails may have been
 * done or not; no call does a part of its work.
 */
export interface ReplicaStore<T> {
  /** What was kept last, or nothing. */
  load(): Promise<ReplicaState<T> | undefined>
  /**
   * @throws CommitConflictError when the batch neither replaces all nor follows on what is kept; nothing is
   *   changed then
   */
  commit(batch: ReplicaBatch<T>): Promise<void>
  clear(): Promise<void>
}
