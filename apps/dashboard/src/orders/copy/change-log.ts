// Which orders changed after which cursor, for the last few thousand changes: what the kept copy or another tab
// lacks is found by it. Only ids are kept, since whoever catches up wants the orders as they are now.

interface Step {
  readonly since: string
  readonly ids: readonly string[]
}

/** Ids beyond which the oldest steps are dropped; who lacks more than that reads everything. */
const LIMIT = 20_000

export class ChangeLog {
  #steps: Step[] = []
  #size = 0
  #cursor: string | undefined

  /** The ids that changed or left between the cursors `since` and `cursor`. */
  add(since: string, cursor: string, ids: readonly string[]): void {
    if (since !== this.#cursor) this.restart(since)
    this.#cursor = cursor
    this.#steps.push({ since, ids })
    this.#size += ids.length
    while (this.#size > LIMIT) this.#size -= this.#steps.shift()?.ids.length ?? this.#size
  }

  /** Knows of nothing before `cursor` any more. */
  restart(cursor: string | undefined): void {
    this.#steps = []
    this.#size = 0
    this.#cursor = cursor
  }

  /** The ids of all that happened after `cursor`, each once; undefined if that is not known. */
  idsSince(cursor: string): ReadonlySet<string> | undefined {
    if (cursor === this.#cursor) return new Set()
    const at = this.#steps.findLastIndex(({ since }) => since === cursor)
    return at < 0 ? undefined : new Set(this.#steps.slice(at).flatMap(({ ids }) => ids))
  }
}
