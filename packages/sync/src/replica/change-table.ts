// The latest change of every id in version order: what a delta is cut from. It is kept in columns, because a
// million orders as objects would take more room for their edges than for their contents. A superseded change
// leaves a hole that is closed once there are many, so appending, finding and superseding stay cheap however
// many changes there have been.
import type { Timestamp } from '../timestamp.ts'
import type { Entry, Tombstone } from './changes.ts'
import { TimeColumn } from './time-column.ts'

/** Holes are closed once there is one for every so many rows that stand: they cost room, closing costs time. */
const ROWS_PER_HOLE = 4
/** Holes are not worth closing below this many. */
const FEWEST_HOLES = 64

/** What the row of a removal holds in place of a value. */
const REMOVED = Symbol('removed')
/** What a row holds whose change has been superseded: a hole. */
const SUPERSEDED = Symbol('superseded')

type Cell<T> = T | typeof REMOVED | typeof SUPERSEDED

export class ChangeTable<T> {
  readonly #rowOf = new Map<string, number>()
  readonly #ids: string[] = []
  readonly #versions: number[] = []
  readonly #values: Cell<T>[] = []
  readonly #updateTimes = new TimeColumn()
  /** An entry's `updatedAt`, a tombstone's `removedAt`. */
  readonly #times = new TimeColumn()
  readonly #strays = new Set<string>()
  #entries = 0

  /** Entries held. */
  get size(): number {
    return this.#entries
  }

  /** Entries that are strays. */
  get strays(): ReadonlySet<string> {
    return this.#strays
  }

  /** The row of the change of `id` that stands. */
  rowOf(id: string): number | undefined {
    return this.#rowOf.get(id)
  }

  stands(row: number): boolean {
    return this.#values[row] !== SUPERSEDED
  }

  isEntry(row: number): boolean {
    return this.#values[row] !== REMOVED && this.stands(row)
  }

  idAt(row: number): string {
    return this.#ids[row] ?? ''
  }

  versionAt(row: number): number {
    return this.#versions[row] ?? 0
  }

  updateTimeAt(row: number): Timestamp {
    return this.#updateTimes.get(row)
  }

  timeAt(row: number): Timestamp {
    return this.#times.get(row)
  }

  /** {@link timeAt} in microseconds since 1970. */
  timeMicrosAt(row: number): bigint {
    return this.#times.micros(row)
  }

  /** The entry's value; undefined for a tombstone. */
  valueAt(row: number): T | undefined {
    const value = this.#values[row]
    return value === REMOVED || value === SUPERSEDED ? undefined : value
  }

  entryAt(row: number): Entry<T> | undefined {
    const value = this.valueAt(row)
    if (value === undefined) return undefined
    const id = this.idAt(row)
    return {
      id,
      version: this.versionAt(row),
      updateTime: this.updateTimeAt(row),
      updatedAt: this.timeAt(row),
      stray: this.#strays.has(id),
      value,
    }
  }

  tombstoneAt(row: number): Tombstone | undefined {
    if (this.isEntry(row)) return undefined
    return { id: this.idAt(row), version: this.versionAt(row), removedAt: this.timeAt(row) }
  }

  /**
   * Appends a change in place of the earlier one of its id; its version must be above every one before. The
   * earlier one's entry of the map, and its copy of the id, are used again: V8 keeps deleted entries for long.
   *
   * @returns its row, which it keeps until {@link closeHoles}
   */
  append(change: Entry<T> | Tombstone): number {
    const superseded = this.#rowOf.get(change.id)
    const id = superseded === undefined ? change.id : this.idAt(superseded)
    if (superseded !== undefined) this.#empty(superseded, id)
    const row = this.#ids.push(id) - 1
    this.#versions.push(change.version)
    this.#rowOf.set(id, row)
    if ('removedAt' in change) {
      this.#values.push(REMOVED)
      this.#times.set(row, change.removedAt)
      return row
    }
    this.#values.push(change.value)
    this.#times.set(row, change.updatedAt)
    this.#updateTimes.set(row, change.updateTime)
    if (change.stray) this.#strays.add(change.id)
    this.#entries++
    return row
  }

  /** Takes out the change of `id`. */
  drop(id: string): void {
    const row = this.#rowOf.get(id)
    if (row === undefined) return
    this.#empty(row, id)
    this.#rowOf.delete(id)
  }

  /** Makes a hole of a row. */
  #empty(row: number, id: string): void {
    if (this.isEntry(row)) this.#entries--
    this.#values[row] = SUPERSEDED
    this.#strays.delete(id)
  }

  /** The rows that stand behind `version`, in version order. */
  *after(version: number): Generator<number> {
    for (let row = this.#firstAfter(version); row < this.#ids.length; row++) {
      if (this.stands(row)) yield row
    }
  }

  /** Closes the holes if there are too many. @returns whether rows have moved */
  closeHoles(): boolean {
    const standing = this.#rowOf.size
    const holes = this.#ids.length - standing
    if (holes < FEWEST_HOLES || holes * ROWS_PER_HOLE < standing) return false
    let to = 0
    for (const from of this.after(0)) {
      if (from !== to) this.#move(from, to)
      to++
    }
    for (const column of [this.#ids, this.#versions, this.#values]) column.length = to
    this.#updateTimes.trim(to)
    this.#times.trim(to)
    return true
  }

  #move(from: number, to: number): void {
    const id = this.idAt(from)
    this.#ids[to] = id
    this.#versions[to] = this.versionAt(from)
    const value = this.#values[from]
    this.#values[to] = value === undefined ? SUPERSEDED : value
    this.#updateTimes.move(from, to)
    this.#times.move(from, to)
    this.#rowOf.set(id, to)
  }

  /** Binary search for the first row whose version is above `version`. */
  #firstAfter(version: number): number {
    let low = 0
    let high = this.#versions.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (this.versionAt(middle) > version) high = middle
      else low = middle + 1
    }
    return low
  }
}
