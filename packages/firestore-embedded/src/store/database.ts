// Everything that is stored, with one clock for all commits and reads: commit times strictly increase, and a
// read's time is never before a commit that it shows.
import { collectionOf, lastSegment } from '../paths.ts'
import type { Micros } from '../time.ts'
import { Collection } from './collection.ts'
import type { StoredDocument } from './document.ts'

/** What a commit did to one document: undefined where it is gone. */
export interface Change {
  readonly name: string
  readonly after: StoredDocument | undefined
}

export interface CommittedChanges {
  readonly time: Micros
  readonly changes: readonly Change[]
}

/** Commits that listeners can resume behind before they are told to start again. */
const REMEMBERED_COMMITS = 10_000

export class Database {
  readonly #clock: () => number
  readonly #documents = new Map<string, StoredDocument>()
  readonly #collections = new Map<string, Collection>()
  readonly #listeners = new Set<(commit: CommittedChanges) => void>()
  #commits: CommittedChanges[] = []
  #forgotten = 0
  #lastTime: Micros = 0

  /** @param clock - milliseconds since 1970, fractions welcome */
  constructor(clock: () => number) {
    this.#clock = clock
  }

  get(name: string): StoredDocument | undefined {
    return this.#documents.get(name)
  }

  /** The collection of this full name; an empty one where nothing was ever written. */
  collection(name: string): Collection {
    return this.#collections.get(name) ?? new Collection()
  }

  /** Full names of the collections that have documents. */
  *collectionNames(): Generator<string> {
    for (const [name, collection] of this.#collections) if (collection.size > 0) yield name
  }

  /** Every document below `parent` in collections called `id`. */
  *group(parent: string, id: string): Generator<StoredDocument> {
    for (const [name, collection] of this.#collections) {
      if (name.startsWith(`${parent}/`) && lastSegment(name) === id) yield* collection.documents()
    }
  }

  /** The moment of a read that begins now. */
  readTime(): Micros {
    this.#lastTime = Math.max(this.#lastTime, Math.floor(this.#clock() * 1000))
    return this.#lastTime
  }

  /** The time of a commit that happens now: later than every commit and read before. */
  nextCommitTime(): Micros {
    this.#lastTime = Math.max(this.#lastTime + 1, Math.floor(this.#clock() * 1000))
    return this.#lastTime
  }

  apply(commit: CommittedChanges): void {
    for (const { name, after } of commit.changes) {
      if (after === undefined) this.#remove(name)
      else this.#put(after)
    }
    this.#commits.push(commit)
    if (this.#commits.length > 2 * REMEMBERED_COMMITS) {
      this.#forgotten += this.#commits.length - REMEMBERED_COMMITS
      this.#commits = this.#commits.slice(-REMEMBERED_COMMITS)
    }
    for (const listener of this.#listeners) listener(commit)
  }

  /** How many commits have been applied. */
  get sequence(): number {
    return this.#forgotten + this.#commits.length
  }

  /** The commits applied after the first `sequence`, or undefined where they are no longer remembered. */
  commitsAfter(sequence: number): readonly CommittedChanges[] | undefined {
    if (sequence < this.#forgotten || sequence > this.sequence) return undefined
    return this.#commits.slice(sequence - this.#forgotten)
  }

  /** @returns how to stop listening */
  onCommit(listener: (commit: CommittedChanges) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #put(document: StoredDocument): void {
    this.#documents.set(document.name, document)
    const name = collectionOf(document.name)
    let collection = this.#collections.get(name)
    if (collection === undefined) {
      collection = new Collection()
      this.#collections.set(name, collection)
    }
    collection.put(document)
  }

  #remove(name: string): void {
    this.#documents.delete(name)
    this.#collections.get(collectionOf(name))?.remove(name)
  }
}
