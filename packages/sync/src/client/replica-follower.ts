// The reading end of a replica: a client hands it every answer it gets, and it holds what the API holds.
import type { DeltaPage, Versioned } from '../replica/page.ts'
import { Replica } from '../replica/replica.ts'

/** What an answer did to the copy. */
export interface Applied {
  /** False for an answer to a question that is no longer the current one: nothing was changed. */
  readonly applied: boolean
  /** A snapshot became whole with this answer, and took the place of all that was held. */
  readonly reloaded: boolean
  readonly added: readonly string[]
  readonly changed: readonly string[]
  readonly removed: readonly string[]
  /** False where the copy differs from the API's: `forget()` and ask for a snapshot. */
  readonly intact: boolean
}

/** A copy as a program keeps it between two runs: the items, and the cursor of the moment when they were kept. */
export interface KeptCopy<T extends Versioned> {
  readonly cursor: string
  readonly items: Iterable<T>
}

type Changes = Omit<Applied, 'applied' | 'intact'>

const NOTHING: Changes = { reloaded: false, added: [], changed: [], removed: [] }

/** What it shows is always whole: a snapshot of several pages is gathered aside and shown with its last page. */
export class ReplicaFollower<T extends Versioned> {
  #shown = new Replica<T>()
  /** The snapshot that is being read. */
  #next: Replica<T> | undefined
  #cursor: string | undefined

  /** @param kept - what to start from; the first answer's checksum tells whether it was right */
  constructor(kept?: KeptCopy<T>) {
    for (const item of kept?.items ?? []) this.#shown.put(item)
    this.#cursor = kept?.cursor
  }

  /** What to send as `since`; undefined asks for a snapshot. */
  get cursor(): string | undefined {
    return this.#cursor
  }

  /** The cursor that what is shown stands for; undefined while a snapshot is wanted in its place. */
  get shownCursor(): string | undefined {
    return this.#next === undefined ? this.#cursor : undefined
  }

  get size(): number {
    return this.#shown.size
  }

  /** How many items of the snapshot that is being read are there; at other times, how many are shown. */
  get received(): number {
    return (this.#next ?? this.#shown).size
  }

  get checksum(): string {
    return this.#shown.checksum
  }

  get(id: string): T | undefined {
    return this.#shown.get(id)
  }

  values(): IterableIterator<T> {
    return this.#shown.values()
  }

  /**
   * Takes in the answer to the question `since`. Only the answer to the current question counts: one that
   * comes twice, late or out of order finds the cursor moved on and changes nothing, so that no gap can open.
   */
  apply(page: DeltaPage<T>, since: string | undefined): Applied {
    if (since !== this.#cursor) return { applied: false, ...NOTHING, intact: true }
    const next = page.reset ? new Replica<T>() : this.#next
    const changes = next === undefined ? this.#merge(page) : this.#gather(page, next)
    this.#cursor = page.cursor
    const { hasMore, checksum } = page
    const intact = hasMore || checksum === undefined || checksum === this.checksum
    return { applied: true, ...changes, intact }
  }

  /** Keeps what is shown for the reader's eyes, but asks for a snapshot next. */
  forget(): void {
    this.#cursor = undefined
    this.#next = undefined
  }

  #merge({ orders, deleted }: DeltaPage<T>): Changes {
    const removed = deleted.filter((id) => this.#shown.drop(id) !== undefined)
    const ids = orders.map(({ id }) => id)
    const known = new Set(ids.filter((id) => this.#shown.get(id) !== undefined))
    for (const item of orders) this.#shown.put(item)
    const added = ids.filter((id) => !known.has(id))
    return { reloaded: false, added, changed: [...known], removed }
  }

  #gather({ orders, deleted, hasMore }: DeltaPage<T>, next: Replica<T>): Changes {
    for (const id of deleted) next.drop(id)
    for (const item of orders) next.put(item)
    if (hasMore) {
      this.#next = next
      return NOTHING
    }
    const before = this.#shown
    this.#shown = next
    this.#next = undefined
    return { reloaded: true, ...difference(before, next) }
  }
}

/** Versions of two epochs can't be compared, so that all that is on both sides counts as changed. */
function difference<T extends Versioned>(before: Replica<T>, after: Replica<T>) {
  const isIn = (replica: Replica<T>) => (id: string) => replica.get(id) !== undefined
  const heldBefore = [...before.values()].map(({ id }) => id)
  const heldAfter = [...after.values()].map(({ id }) => id)
  return {
    added: heldAfter.filter((id) => !isIn(before)(id)),
    changed: heldAfter.filter(isIn(before)),
    removed: heldBefore.filter((id) => !isIn(after)(id)),
  }
}
