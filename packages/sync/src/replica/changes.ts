// What happens to a replica, as values: an item put in, an item taken out, and the delta made of both.
import type { Timestamp } from '../timestamp.ts'
import type { Cursor } from './cursor.ts'
import type { Versioned } from './page.ts'

/** An item as a reader of the replica gets it. */
export interface Item<T> extends Versioned {
  readonly value: T
}

/** An item with what the source's times say of it: they decide what is newer and what is oldest. */
export interface Entry<T> extends Item<T> {
  readonly updateTime: Timestamp
  readonly updatedAt: Timestamp
  /** Its document is not found by reads in the order of time. */
  readonly stray: boolean
}

/** The version at which an id was removed. */
export interface Tombstone extends Versioned {
  /** The source's time at which the removal was noticed. */
  readonly removedAt: Timestamp
}

/** Changes whose versions follow on the history they are committed to. */
export interface Changes<T> {
  readonly upserts: readonly Entry<T>[]
  readonly removals: readonly Tombstone[]
}

/** The changes after a cursor. */
export interface Delta<T> {
  readonly reset: boolean
  /** In version order. */
  readonly upserts: readonly Item<T>[]
  readonly removals: readonly Versioned[]
  readonly cursor: Cursor
  readonly hasMore: boolean
}
