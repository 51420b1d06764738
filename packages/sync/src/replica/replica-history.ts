// The writing end of a replica: gives every change its place in one line of versions, and cuts the delta
// after any cursor out of it.

import type { Timestamp } from '../timestamp.ts'
import { ChangeLog } from './change-log.ts'
import type { Cursor } from './cursor.ts'
import type { Versioned } from './page.ts'
import { Replica } from './replica.ts'

/** An item as the API's replica holds it: the source's times decide what is newer and what is oldest. */
export interface Entry<T> extends Versioned {
  readonly updateTime: Timestamp
  readonly updatedAt: Timestamp
  readonly value: T
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
export interface Delta<T> extends Changes<T> {
  readonly reset: boolean
  readonly cursor: Cursor
  readonly hasMore: boolean
}

/** Tombstones kept before the older half of them is dropped and the floor rises. */
const TOMBSTONE_LIMIT = 10_000

export class ReplicaHistory<T> {
  readonly epoch: string
  readonly #replica = new Replica<Entry<T>>()
  readonly #tombstones = new Map<string, Tombstone>()
  readonly #log = new ChangeLog<Entry<T> | Tombstone>()
  readonly #tombstoneLimit: number
  #version = 0
  #floor: number

  /**
   * @param epoch - the random id of this line of versions
   * @param floor - the version up to which tombstones are gone already
   */
  constructor(epoch: string, floor = 0, tombstoneLimit: number = TOMBSTONE_LIMIT) {
    this.epoch = epoch
    this.#floor = floor
    this.#tombstoneLimit = tombstoneLimit
  }

  get version(): number {
    return this.#version
  }

  get floor(): number {
    return this.#floor
  }

  get size(): number {
    return this.#replica.size
  }

  get checksum(): string {
    return this.#replica.checksum
  }

  /** Where a reader stands that holds everything. */
  get cursor(): Cursor {
    return { epoch: this.epoch, version: this.#version }
  }

  get(id: string): Entry<T> | undefined {
    return this.#replica.get(id)
  }

  entries(): IterableIterator<Entry<T>> {
    return this.#replica.values()
  }

  tombstones(): IterableIterator<Tombstone> {
    return this.#tombstones.values()
  }

  /** Takes in `changes`, lowest version first. A version that is not above the latest changes nothing. */
  commit({ upserts, removals }: Changes<T>): void {
    for (const change of [...upserts, ...removals].sort((a, b) => a.version - b.version)) {
      if (change.version <= this.#version) continue
      this.#supersede(change.id)
      this.#log.append(change)
      this.#version = change.version
      if (isTombstone(change)) this.#tombstones.set(change.id, change)
      else this.#replica.put(change)
    }
    if (this.#tombstones.size > this.#tombstoneLimit) this.#raiseFloor()
  }

  /**
   * The changes after `since`, at most `limit` of them. A snapshot, which is the delta since zero, without
   * `since` and for one that can't be served: of another epoch, below the floor or from the future.
   */
  deltaSince(since: Cursor | undefined, limit: number): Delta<T> {
    const from = since !== undefined && this.#canServe(since) ? since : undefined
    const reset = from === undefined
    const isWanted = (change: Entry<T> | Tombstone) => !(reset && isTombstone(change))
    const start = from ?? { version: 0, snapshotOf: this.#version }
    return { reset, ...this.#page(start, limit, isWanted) }
  }

  /** What changed at or after `time`, as far as tombstones reach back; looks at every item. */
  changedSince(time: Timestamp, limit: number): Delta<T> {
    const isWanted = (change: Entry<T> | Tombstone) =>
      (isTombstone(change) ? change.removedAt : change.updatedAt) >= time
    return {
      reset: false,
      ...this.#page({ version: 0, snapshotOf: this.#version }, limit, isWanted),
    }
  }

  /** The wanted changes after `start`; a cursor in their midst keeps the snapshot that `start` belongs to. */
  #page(
    start: Omit<Cursor, 'epoch'>,
    limit: number,
    isWanted: (change: Entry<T> | Tombstone) => boolean,
  ): Omit<Delta<T>, 'reset'> {
    const upserts: Entry<T>[] = []
    const removals: Tombstone[] = []
    let { version } = start
    for (const change of this.#log.after(version)) {
      if (!isWanted(change)) continue
      if (upserts.length + removals.length === limit) {
        const cursor = { ...start, epoch: this.epoch, version }
        return { upserts, removals, cursor, hasMore: true }
      }
      version = change.version
      if (isTombstone(change)) removals.push(change)
      else upserts.push(change)
    }
    return { upserts, removals, cursor: this.cursor, hasMore: false }
  }

  #canServe({ epoch, version, snapshotOf = version }: Cursor): boolean {
    return (
      epoch === this.epoch &&
      version <= snapshotOf &&
      snapshotOf <= this.#version &&
      snapshotOf >= this.#floor
    )
  }

  #supersede(id: string): void {
    const earlier = this.#replica.drop(id) ?? this.#tombstones.get(id)
    if (earlier === undefined) return
    this.#tombstones.delete(id)
    this.#log.supersede(earlier.version)
  }

  #raiseFloor(): void {
    for (const { id, version } of this.#tombstones.values()) {
      if (this.#tombstones.size * 2 <= this.#tombstoneLimit) return
      this.#tombstones.delete(id)
      this.#log.supersede(version)
      this.#floor = version
    }
  }
}

function isTombstone(change: Entry<unknown> | Tombstone): change is Tombstone {
  return 'removedAt' in change
}
