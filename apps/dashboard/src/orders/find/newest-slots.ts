// The slots of an index with the newest order on top, as `newestFirst` sorts. Few change at a time, so those alone are
// sorted and then merged into the others: sorting 100,000 for the sake of one would be felt with every delta.
import type { Order } from '@deltadesk/contract'

type Compare = (a: number, b: number) => number

export class NewestSlots {
  readonly #compare: Compare
  #sorted: readonly number[] = []
  readonly #moved = new Set<number>()

  /** @param compare which of two slots is the newer one, never 0 for two slots that are both held */
  constructor(compare: Compare) {
    this.#compare = compare
  }

  /** The order in `slot` is new, at another time or gone. */
  touch(slot: number): void {
    this.#moved.add(slot)
  }

  /** The same array as last time, unless a slot was touched. */
  list(isHeld: (slot: number) => boolean): readonly number[] {
    if (this.#moved.size > 0) {
      const moved = [...this.#moved].filter(isHeld).sort(this.#compare)
      const stayed = this.#sorted.filter((slot) => !this.#moved.has(slot))
      this.#sorted = merge(stayed, moved, this.#compare)
      this.#moved.clear()
    }
    return this.#sorted
  }
}

/** A binary search for the place of each of the few, and long copies between them. */
function merge(many: readonly number[], few: readonly number[], compare: Compare): number[] {
  if (many.length === 0) return [...few]
  const merged: number[] = []
  let from = 0
  for (const slot of few) {
    let to = many.length
    let low = from
    while (low < to) {
      const middle = (low + to) >>> 1
      const other = many[middle]
      if (other !== undefined && compare(other, slot) < 0) low = middle + 1
      else to = middle
    }
    for (; from < low; from++) merged.push(many[from] ?? slot)
    merged.push(slot)
  }
  return merged.concat(many.slice(from))
}

/** For orders of the same millisecond: their microseconds, then their ids. */
export function newerFirst(a: Order | undefined, b: Order | undefined): number {
  if (a === undefined || b === undefined) return 0
  return compare(b.updatedAt, a.updatedAt) || compare(a.id, b.id)
}

function compare(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
