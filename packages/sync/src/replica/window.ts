// Finds the oldest entries of a history by (updatedAt, id) without looking at all of them: a binary heap in
// which an entry that has since changed stays until it surfaces.
import type { Entry, ReplicaHistory } from './replica-history.ts'

/** Order by (updatedAt, id), oldest first. */
export function comparePositions(
  a: { readonly updatedAt: string; readonly id: string },
  b: { readonly updatedAt: string; readonly id: string },
): number {
  if (a.updatedAt !== b.updatedAt) return a.updatedAt < b.updatedAt ? -1 : 1
  if (a.id === b.id) return 0
  return a.id < b.id ? -1 : 1
}

export class Window<T> {
  readonly #history: ReplicaHistory<T>
  #heap: Entry<T>[]

  constructor(history: ReplicaHistory<T>) {
    this.#history = history
    this.#heap = this.#sorted()
  }

  /** Tells of an entry that was committed. */
  add(entry: Entry<T>): void {
    this.#push(entry)
    if (this.#heap.length > 2 * this.#history.size + 64) this.#heap = this.#sorted()
  }

  /** The `count` oldest entries, leaving out the ids in `except`. */
  oldest(count: number, except: ReadonlySet<string> = new Set()): Entry<T>[] {
    const found: Entry<T>[] = []
    const passedOver: Entry<T>[] = []
    while (found.length < count) {
      const entry = this.#pop()
      if (entry === undefined) break
      if (this.#history.get(entry.id) !== entry) continue
      if (except.has(entry.id)) passedOver.push(entry)
      else found.push(entry)
    }
    for (const entry of found) this.#push(entry)
    for (const entry of passedOver) this.#push(entry)
    return found
  }

  /** A sorted array is a heap. */
  #sorted(): Entry<T>[] {
    return [...this.#history.entries()].sort(comparePositions)
  }

  #push(entry: Entry<T>): void {
    let index = this.#heap.push(entry) - 1
    while (index > 0) {
      const parent = (index - 1) >> 1
      if (!this.#swapIfOlder(index, parent)) return
      index = parent
    }
  }

  #pop(): Entry<T> | undefined {
    const oldest = this.#heap[0]
    const last = this.#heap.pop()
    if (last === undefined || this.#heap.length === 0) return oldest
    this.#heap[0] = last
    let index = 0
    for (;;) {
      const left = 2 * index + 1
      const child = this.#isOlder(left + 1, left) ? left + 1 : left
      if (!this.#swapIfOlder(child, index)) return oldest
      index = child
    }
  }

  #isOlder(index: number, than: number): boolean {
    const a = this.#heap[index]
    const b = this.#heap[than]
    return a !== undefined && b !== undefined && comparePositions(a, b) < 0
  }

  #swapIfOlder(index: number, than: number): boolean {
    const a = this.#heap[index]
    const b = this.#heap[than]
    if (a === undefined || b === undefined || comparePositions(a, b) >= 0) return false
    this.#heap[index] = b
    this.#heap[than] = a
    return true
  }
}
