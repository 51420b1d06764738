// A sorted list for large, changing sets. A single array would move half of its elements on every
// insertion; this one is cut into chunks, so an insertion moves a few hundred at most, and the
// position of any element is known without walking to it, which is what makes a count of a range
// as cheap as finding its two ends.

const MAX_CHUNK = 1024

export class SortedList<T> {
  readonly #compare: (left: T, right: T) => number
  readonly #chunks: T[][] = []
  #size = 0

  /** @param compare a total order; no two elements may compare as equal */
  constructor(compare: (left: T, right: T) => number, elements: Iterable<T> = []) {
    this.#compare = compare
    const sorted = [...elements].sort(compare)
    this.#size = sorted.length
    for (let at = 0; at < sorted.length; at += MAX_CHUNK / 2) {
      this.#chunks.push(sorted.slice(at, at + MAX_CHUNK / 2))
    }
  }

  get size(): number {
    return this.#size
  }

  add(element: T): void {
    const isBefore = (other: T) => this.#compare(other, element) < 0
    const at = Math.min(this.#chunkOf(isBefore), this.#chunks.length - 1)
    const chunk = this.#chunks[at]
    if (chunk === undefined) this.#chunks.push([element])
    else {
      chunk.splice(partitionPoint(chunk, isBefore), 0, element)
      if (chunk.length > MAX_CHUNK) {
        this.#chunks.splice(at + 1, 0, chunk.splice(MAX_CHUNK / 2))
      }
    }
    this.#size += 1
  }

  /** Removes the element that compares as equal, if there is one. */
  delete(element: T): void {
    const isBefore = (other: T) => this.#compare(other, element) < 0
    const at = this.#chunkOf(isBefore)
    const chunk = this.#chunks[at]
    if (chunk === undefined) return
    const offset = partitionPoint(chunk, isBefore)
    const found = chunk[offset]
    if (found === undefined || this.#compare(found, element) !== 0) return
    chunk.splice(offset, 1)
    if (chunk.length === 0) this.#chunks.splice(at, 1)
    this.#size -= 1
  }

  /**
   * How many elements come before a border.
   *
   * @param isBefore true for the elements before the border, false for all after it
   */
  rank(isBefore: (element: T) => boolean): number {
    const at = this.#chunkOf(isBefore)
    let rank = 0
    for (let before = 0; before < at; before++) rank += this.#chunks[before]?.length ?? 0
    const chunk = this.#chunks[at]
    return chunk === undefined ? rank : rank + partitionPoint(chunk, isBefore)
  }

  /** The elements from position `from` up to, but not including, position `to`. */
  *range(from: number, to: number): Generator<T> {
    let start = 0
    for (const chunk of this.#chunks) {
      if (start >= to) return
      const last = Math.min(chunk.length, to - start)
      for (let at = Math.max(0, from - start); at < last; at++) yield chunk[at] as T
      start += chunk.length
    }
  }

  /** The same elements as {@link range}, last first. */
  *rangeBackwards(from: number, to: number): Generator<T> {
    let start = this.#size
    for (let index = this.#chunks.length - 1; index >= 0; index--) {
      const chunk = this.#chunks[index] ?? []
      if (start <= from) return
      start -= chunk.length
      const first = Math.max(0, from - start)
      for (let at = Math.min(chunk.length, to - start) - 1; at >= first; at--) yield chunk[at] as T
    }
  }

  /** The first chunk whose last element isn't before the border. */
  #chunkOf(isBefore: (element: T) => boolean): number {
    return partitionPoint(this.#chunks, (chunk) => {
      const last = chunk.at(-1)
      return last !== undefined && isBefore(last)
    })
  }
}

/** The position of the first element for which `isBefore` is false. */
function partitionPoint<T>(sorted: readonly T[], isBefore: (element: T) => boolean): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (isBefore(sorted[middle] as T)) low = middle + 1
    else high = middle
  }
  return low
}
