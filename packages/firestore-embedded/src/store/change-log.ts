// What changed, in the order in which it became visible. Two readers live off it: a read at a past
// time, which needs to know what to take back, and a listener that resumes where it left off.
import type { Micros } from '../time.ts'
import type { StoredDocument } from './document.ts'

/** One document before and after a commit; undefined where it doesn't exist. */
export interface Change {
  readonly name: string
  readonly before: StoredDocument | undefined
  readonly after: StoredDocument | undefined
}

export interface LoggedChange extends Change {
  readonly time: Micros
  /** The latest commit time up to here: a commit that became visible late is older than its neighbours. */
  readonly latest: Micros
}

/** A place in the log: how many changes became visible before it. */
export type Position = number

const COMPACT_AFTER = 10_000

export class ChangeLog {
  #changes: LoggedChange[] = []
  #forgotten: Position = 0
  #start = 0

  /** Where the next change will stand. */
  get position(): Position {
    return this.#forgotten + this.#changes.length - this.#start
  }

  append(time: Micros, change: Change): void {
    const latest = Math.max(time, this.#changes.at(-1)?.latest ?? 0)
    this.#changes.push({ ...change, time, latest })
  }

  /** The changes from a position on, oldest first; undefined when some of them are forgotten. */
  since(position: Position): readonly LoggedChange[] | undefined {
    if (position < this.#forgotten || position > this.position) return undefined
    return this.#changes.slice(this.#start + position - this.#forgotten)
  }

  /** Names of the documents with a commit after `time`. */
  changedAfter(time: Micros): Set<string> {
    const names = new Set<string>()
    for (let at = this.#changes.length - 1; at >= this.#start; at--) {
      const change = this.#changes[at]
      if (change === undefined || change.latest <= time) break
      if (change.time > time) names.add(change.name)
    }
    return names
  }

  /** Forgets and returns the oldest changes up to `time`. */
  forget(time: Micros): readonly LoggedChange[] {
    const from = this.#start
    while ((this.#changes[this.#start]?.latest ?? Number.POSITIVE_INFINITY) <= time) this.#start++
    const forgotten = this.#changes.slice(from, this.#start)
    this.#forgotten += forgotten.length
    if (this.#start >= COMPACT_AFTER) {
      this.#changes = this.#changes.slice(this.#start)
      this.#start = 0
    }
    return forgotten
  }
}
