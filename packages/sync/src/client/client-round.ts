// What a round of requests did to the copy, in the terms that a person or a program wants to be told: once, and
// not page by page.
import type { Applied } from './replica-follower.ts'

/** What changed in the copy since the last time it was told. */
export interface RoundChanges {
  /** A snapshot took the copy's place: whatever was held before and after it counts as `changed`. */
  readonly reloaded: boolean
  readonly added: ReadonlySet<string>
  readonly changed: ReadonlySet<string>
  readonly removed: ReadonlySet<string>
}

/** A finished round. */
export interface ClientRound<P> extends RoundChanges {
  /** Whether the copy is the server's, by the checksum; if not, it is read anew as soon as that may be. */
  readonly intact: boolean
  /** The answer that ended it. */
  readonly page: P
}

/** Keeps book over the answers of a round; an item that is met twice counts once. */
export class RoundBook implements RoundChanges {
  reloaded = false
  readonly added = new Set<string>()
  readonly changed = new Set<string>()
  readonly removed = new Set<string>()

  enter({ reloaded, added, changed, removed }: Applied): void {
    this.reloaded ||= reloaded
    for (const id of removed) this.#remove(id)
    for (const id of added) this.#add(id)
    for (const id of changed) if (!this.added.has(id)) this.changed.add(id)
  }

  #remove(id: string): void {
    this.changed.delete(id)
    if (!this.added.delete(id)) this.removed.add(id)
  }

  #add(id: string): void {
    if (this.removed.delete(id)) this.changed.add(id)
    else this.added.add(id)
  }
}
