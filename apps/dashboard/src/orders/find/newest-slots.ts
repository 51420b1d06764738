// The slots of an index with the newest order on top, as `newestFirst` sorts.
import { type Compare, mergeSorted } from '../sorted-list.ts'

export class NewestSlots {
  readonly #compare: Compare<number>
  #sorted: readonly number[] = []
  readonly #moved = new Set<number>()

  /** @param compare which of two slots is the newer one, never 0 for two slots that are both held */
  constructor(compare: Compare<number>) {
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
      this.#sorted = mergeSorted(stayed, moved, this.#compare)
      this.#moved.clear()
    }
    return this.#sorted
  }
}
