// Finds the oldest entries of a table by (updatedAt, id) without looking at all of them: a binary heap of rows,
// in which a row that has been superseded stays until it surfaces. Made when it is first asked, so that a
// replica that never lets anything go does not pay for it.
import { compareIds } from '../source/position.ts'
import type { ChangeTable } from './change-table.ts'

export class OldestFirst<T> {
  readonly #table: ChangeTable<T>
  #heap: number[] | undefined

  constructor(table: ChangeTable<T>) {
    this.#table = table
  }

  /** Tells of a row that was appended. */
  add(row: number): void {
    if (this.#heap === undefined) return
    this.#heap.push(row)
    this.#rise(this.#heap, this.#heap.length - 1)
    if (this.#heap.length > 2 * this.#table.size + 64) this.forget()
  }

  /** Tells that rows have moved. */
  forget(): void {
    this.#heap = undefined
  }

  /** The oldest entries' rows, oldest first, for as long as they are wanted. */
  *rows(): Generator<number> {
    const heap = this.#made()
    const passed: number[] = []
    try {
      for (let row = this.#pop(heap); row !== undefined; row = this.#pop(heap)) {
        if (!this.#table.stands(row)) continue
        passed.push(row)
        yield row
      }
    } finally {
      for (const row of passed) this.#rise(heap, heap.push(row) - 1)
    }
  }

  #made(): number[] {
    if (this.#heap !== undefined) return this.#heap
    const heap: number[] = []
    for (const row of this.#table.after(0)) if (this.#table.isEntry(row)) heap.push(row)
    // Floyd's construction, linear in the number of rows (CACM 7, 1964, algorithm 245).
    for (let index = (heap.length >> 1) - 1; index >= 0; index--) this.#sink(heap, index)
    this.#heap = heap
    return heap
  }

  #pop(heap: number[]): number | undefined {
    const oldest = heap[0]
    const last = heap.pop()
    if (last === undefined || heap.length === 0) return oldest
    heap[0] = last
    this.#sink(heap, 0)
    return oldest
  }

  #rise(heap: number[], start: number): void {
    let index = start
    while (index > 0) {
      const parent = (index - 1) >> 1
      if (!this.#swapIfOlder(heap, index, parent)) return
      index = parent
    }
  }

  #sink(heap: number[], start: number): void {
    let index = start
    for (;;) {
      const left = 2 * index + 1
      const child = this.#isOlder(heap[left + 1], heap[left]) ? left + 1 : left
      if (!this.#swapIfOlder(heap, child, index)) return
      index = child
    }
  }

  #swapIfOlder(heap: number[], index: number, than: number): boolean {
    const [a, b] = [heap[index], heap[than]]
    if (a === undefined || b === undefined || !this.#isOlder(a, b)) return false
    heap[index] = b
    heap[than] = a
    return true
  }

  #isOlder(a: number | undefined, b: number | undefined): boolean {
    if (a === undefined || b === undefined) return false
    const [x, y] = [this.#table.timeMicrosAt(a), this.#table.timeMicrosAt(b)]
    return x === y ? compareIds(this.#table.idAt(a), this.#table.idAt(b)) < 0 : x < y
  }
}
