// The latest change of every id, in version order: what a delta is cut from. A superseded change leaves a
// hole that is closed once holes outnumber changes, so appending, finding and superseding stay cheap
// however many changes there have been.

interface Change {
  readonly version: number
}

/** Holes are not worth closing below this many. */
const SMALLEST_COMPACTION = 64

export class ChangeLog<C extends Change> {
  #versions: number[] = []
  #changes: (C | undefined)[] = []
  #holes = 0

  /** Changes that still stand. */
  get size(): number {
    return this.#changes.length - this.#holes
  }

  /** `change.version` must be above every version appended before. */
  append(change: C): void {
    this.#versions.push(change.version)
    this.#changes.push(change)
  }

  /** Takes the change of `version` out, because a later one has taken its place. */
  supersede(version: number): void {
    const index = this.#firstAfter(version - 1)
    if (this.#versions[index] !== version || this.#changes[index] === undefined) return
    this.#changes[index] = undefined
    this.#holes++
    if (this.#holes > SMALLEST_COMPACTION && this.#holes * 2 > this.#changes.length) this.#compact()
  }

  /** The standing changes after `version`, lowest first. */
  *after(version: number): Generator<C> {
    for (let i = this.#firstAfter(version); i < this.#changes.length; i++) {
      const change = this.#changes[i]
      if (change !== undefined) yield change
    }
  }

  clear(): void {
    this.#versions = []
    this.#changes = []
    this.#holes = 0
  }

  #compact(): void {
    this.#changes = this.#changes.filter((change) => change !== undefined)
    this.#versions = this.#changes.map((change) => change?.version ?? 0)
    this.#holes = 0
  }

  /** Binary search for the first place whose version is above `version`. */
  #firstAfter(version: number): number {
    let low = 0
    let high = this.#versions.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.#versions[middle] ?? 0) > version) high = middle
      else low = middle + 1
    }
    return low
  }
}
