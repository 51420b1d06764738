// The writing end of a replica: gives every change its place in one line of versions, and cuts the delta
// after any cursor out of it.
import { microsFromTimestamp, type Timestamp } from '../timestamp.ts'
import { ChangeTable } from './change-table.ts'
import type { Changes, Delta, Entry, Item, Tombstone } from './changes.ts'
import { Checksum } from './checksum.ts'
import type { Cursor } from './cursor.ts'
import { OldestFirst } from './oldest-first.ts'
import type { Versioned } from './page.ts'

export interface ReplicaHistoryOptions<T> {
  /** The random id of this line of versions. */
  readonly epoch: string
  /** The version up to which tombstones are gone already. */
  readonly floor?: number
  /** Tombstones kept before the older half of them is dropped and the floor rises; as many as entries without it. */
  readonly tombstoneLimit?: number
  /** Bytes that a value takes on the wire, for {@link ReplicaHistory.bytes}. */
  readonly sizeOf?: (value: T) => number
}

/** Tombstones that are kept however few entries there are: a client may be away for as many removals. */
const FEWEST_TOMBSTONES = 1000

export class ReplicaHistory<T> {
  readonly #table = new ChangeTable<T>()
  readonly #oldest = new OldestFirst(this.#table)
  readonly #checksum = new Checksum()
  /** Oldest first. */
  readonly #tombstones = new Set<string>()
  readonly #givenTombstoneLimit: number | undefined
  readonly #sizeOf: (value: T) => number
  #epoch: string
  #version = 0
  #floor: number
  #bytes = 0

  constructor(options: ReplicaHistoryOptions<T>) {
    const { epoch, floor = 0, tombstoneLimit, sizeOf = () => 0 } = options
    this.#epoch = epoch
    this.#floor = floor
    this.#givenTombstoneLimit = tombstoneLimit
    this.#sizeOf = sizeOf
  }

  /** The random id of this line of versions. */
  get epoch(): string {
    return this.#epoch
  }

  get version(): number {
    return this.#version
  }

  get floor(): number {
    return this.#floor
  }

  get size(): number {
    return this.#table.size
  }

  /** What all values together take on the wire. */
  get bytes(): number {
    return this.#bytes
  }

  /** Order-independent fingerprint of every (id, version) held: eight hex digits. */
  get checksum(): string {
    return this.#checksum.toString()
  }

  /** Where a reader stands that holds everything. */
  get cursor(): Cursor {
    return { epoch: this.epoch, version: this.#version }
  }

  /** The ids of the entries that reads in the order of time do not find. */
  get strays(): ReadonlySet<string> {
    return this.#table.strays
  }

  get(id: string): Entry<T> | undefined {
    const row = this.#table.rowOf(id)
    return row === undefined ? undefined : this.#table.entryAt(row)
  }

  /** When the source last wrote what is held of `id`; undefined where nothing is. */
  updateTimeOf(id: string): Timestamp | undefined {
    const row = this.#table.rowOf(id)
    return row !== undefined && this.#table.isEntry(row) ? this.#table.updateTimeAt(row) : undefined
  }

  /** The source's time at which the removal of `id` was noticed; undefined where that is not known. */
  removedAt(id: string): Timestamp | undefined {
    const row = this.#table.rowOf(id)
    return row === undefined ? undefined : this.#table.tombstoneAt(row)?.removedAt
  }

  /** Whether an entry is held of `id`. */
  has(id: string): boolean {
    const row = this.#table.rowOf(id)
    return row !== undefined && this.#table.isEntry(row)
  }

  /** In version order. */
  *entries(): Generator<Entry<T>> {
    for (const row of this.#table.after(0)) {
      const entry = this.#table.entryAt(row)
      if (entry !== undefined) yield entry
    }
  }

  /** By (updatedAt, id), oldest first. What is not taken costs nothing; nothing may be committed meanwhile. */
  *oldestFirst(): Generator<Entry<T>> {
    for (const row of this.#oldest.rows()) {
      const entry = this.#table.entryAt(row)
      if (entry !== undefined) yield entry
    }
  }

  /** In version order. */
  *tombstones(): Generator<Tombstone> {
    for (const id of this.#tombstones) {
      const row = this.#table.rowOf(id)
      const tombstone = row === undefined ? undefined : this.#table.tombstoneAt(row)
      if (tombstone !== undefined) yield tombstone
    }
  }

  /** Takes in `changes`, lowest version first. A version that is not above the latest changes nothing. */
  commit({ upserts, removals }: Changes<T>): void {
    for (const change of [...upserts, ...removals].sort((a, b) => a.version - b.version)) {
      if (change.version > this.#version) this.#take(change)
    }
    if (this.#tombstones.size > this.#tombstoneLimit) this.#dropOlderTombstones()
    if (this.#table.closeHoles()) this.#oldest.forget()
  }

  /** Begins a new line of versions with all that is held: cursors of the old one are answered with a snapshot. */
  renew(epoch: string): void {
    this.#epoch = epoch
  }

  /** Drops the tombstones up to `floor`. */
  raiseFloor(floor: number): void {
    for (const { id, version } of this.tombstones()) {
      if (version > floor) break
      this.#dropTombstone(id)
    }
    this.#floor = Math.max(this.#floor, floor)
  }

  /**
   * The changes after `since`, at most `limit` of them. A snapshot, which is the delta since zero, without
   * `since` and for one that can't be served: of another epoch, below the floor or from the future.
   */
  deltaSince(since: Cursor | undefined, limit: number): Delta<T> {
    const from = since !== undefined && this.#canServe(since) ? since : undefined
    const reset = from === undefined
    const isWanted = (row: number) => !reset || this.#table.isEntry(row)
    const start = from ?? { version: 0, snapshotOf: this.#version }
    return { reset, ...this.#page(start, limit, isWanted) }
  }

  /** What changed at or after `time`, as far as tombstones reach back; looks at every item. */
  changedSince(time: Timestamp, limit: number): Delta<T> {
    const earliest = microsFromTimestamp(time)
    const isWanted = (row: number) => this.#table.timeMicrosAt(row) >= earliest
    const start = { version: 0, snapshotOf: this.#version }
    return { reset: false, ...this.#page(start, limit, isWanted) }
  }

  /**
   * The wanted changes after `start`. A cursor in their midst keeps the snapshot that `start` belongs to, until it
   * is past the version at which that began: a reader that has come so far has seen every removal since.
   */
  #page(
    start: Omit<Cursor, 'epoch'>,
    limit: number,
    isWanted: (row: number) => boolean,
  ): Omit<Delta<T>, 'reset'> {
    const upserts: Item<T>[] = []
    const removals: Versioned[] = []
    let { version } = start
    for (const row of this.#table.after(version)) {
      if (!isWanted(row)) continue
      if (upserts.length + removals.length === limit) {
        const isPast = start.snapshotOf !== undefined && version >= start.snapshotOf
        const cursor = { ...(isPast ? {} : start), epoch: this.epoch, version }
        return { upserts, removals, cursor, hasMore: true }
      }
      version = this.#table.versionAt(row)
      const id = this.#table.idAt(row)
      const value = this.#table.valueAt(row)
      if (value === undefined) removals.push({ id, version })
      else upserts.push({ id, version, value })
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

  #take(change: Entry<T> | Tombstone): void {
    this.#letGo(change.id)
    const row = this.#table.append(change)
    this.#version = change.version
    if ('removedAt' in change) {
      this.#tombstones.add(change.id)
      return
    }
    this.#checksum.add(change.id, change.version)
    this.#bytes += this.#sizeOf(change.value)
    this.#oldest.add(row)
  }

  /** Settles the accounts of what is about to be superseded. */
  #letGo(id: string): void {
    this.#tombstones.delete(id)
    const row = this.#table.rowOf(id)
    const value = row === undefined ? undefined : this.#table.valueAt(row)
    if (row === undefined || value === undefined) return
    this.#checksum.subtract(id, this.#table.versionAt(row))
    this.#bytes -= this.#sizeOf(value)
  }

  get #tombstoneLimit(): number {
    return this.#givenTombstoneLimit ?? Math.max(FEWEST_TOMBSTONES, this.size)
  }

  #dropOlderTombstones(): void {
    const limit = this.#tombstoneLimit
    for (const { id, version } of this.tombstones()) {
      if (this.#tombstones.size * 2 <= limit) return
      this.#dropTombstone(id)
      this.#floor = version
    }
  }

  #dropTombstone(id: string): void {
    this.#tombstones.delete(id)
    this.#table.drop(id)
  }
}
