// Everything that is stored: the documents with their recent versions, the collections they form, and one
// clock for all commits and reads. It applies what the write path decided and judges nothing.
import { collectionOf, lastSegment, rootOf } from '../paths.ts'
import type { Micros } from '../time.ts'
import type { WorkCounter } from '../work.ts'
import { type Change, ChangeLog } from './change-log.ts'
import { Collection } from './collection.ts'
import { CommitClock } from './commit-clock.ts'
import type { StoredDocument } from './document.ts'

/** Changes that become visible together. */
export interface CommittedChanges {
  readonly time: Micros
  readonly changes: readonly Change[]
}

/** The state of one document from `time` on; `document` is undefined where it was deleted. */
interface Version {
  readonly time: Micros
  readonly document: StoredDocument | undefined
  /** The version before, until nothing can ask for it any more. */
  previous: Version | undefined
}

/** How far back reads and listeners can go: an hour, as in Firestore. */
const HISTORY: Micros = 3_600_000_000

/** The id of the group that holds every document, whatever its collection. */
export const EVERY_COLLECTION = ''

export class Database {
  readonly clock: CommitClock
  readonly log = new ChangeLog()
  readonly work: WorkCounter
  readonly #versions = new Map<string, Version>()
  readonly #collections = new Map<string, Collection>()
  readonly #groups = new Map<string, Collection>()
  readonly #listeners = new Set<(commit: CommittedChanges) => void>()

  /** @param now - milliseconds since 1970, fractions welcome */
  constructor(now: () => number, work: WorkCounter) {
    this.clock = new CommitClock(now)
    this.work = work
  }

  /** The earliest moment that can still be read. */
  get horizon(): Micros {
    return this.clock.readTime() - HISTORY
  }

  /** A document as it is now, or as it was at `time`. */
  get(name: string, time = Number.POSITIVE_INFINITY): StoredDocument | undefined {
    let version = this.#versions.get(name)
    while (version !== undefined && version.time > time) version = version.previous
    return version?.document
  }

  /** The collection of this full name; an empty one where nothing was ever written. */
  collection(name: string): Collection {
    return this.#collections.get(name) ?? new Collection(this.work)
  }

  /** All collections called `id` under `root` as one, or every document with {@link EVERY_COLLECTION}. */
  collectionGroup(root: string, id: string): Collection {
    const key = `${root}//${id}`
    let group = this.#groups.get(key)
    if (group === undefined) {
      group = new Collection(this.work, this.#documentsOfGroup(root, id))
      this.#groups.set(key, group)
    }
    return group
  }

  /** Full names of the collections that have documents. */
  *collectionNames(): Generator<string> {
    for (const [name, { documents }] of this.#collections) if (documents.size > 0) yield name
  }

  /** Makes changes visible and tells whoever listens. */
  apply(commit: CommittedChanges): void {
    for (const change of commit.changes) this.#replace(commit.time, change)
    this.#forgetHistory()
    for (const listener of [...this.#listeners]) listener(commit)
  }

  /** @returns how to stop listening */
  onCommit(listener: (commit: CommittedChanges) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #replace(time: Micros, change: Change): void {
    const { name, before, after } = change
    this.#versions.set(name, { time, document: after, previous: this.#versions.get(name) })
    const path = collectionOf(name)
    let collection = this.#collections.get(path)
    if (collection === undefined) {
      collection = new Collection(this.work)
      this.#collections.set(path, collection)
    }
    collection.replace(before, after)
    const root = rootOf(name)
    this.#groups.get(`${root}//${lastSegment(path)}`)?.replace(before, after)
    this.#groups.get(`${root}//${EVERY_COLLECTION}`)?.replace(before, after)
    this.log.append(time, change)
  }

  *#documentsOfGroup(root: string, id: string): Generator<StoredDocument> {
    for (const [name, { documents }] of this.#collections) {
      const belongs = id === EVERY_COLLECTION || lastSegment(name) === id
      if (belongs && name.startsWith(`${root}/`)) yield* documents.values()
    }
  }

  #forgetHistory(): void {
    for (const { name, time } of this.log.forget(this.horizon)) {
      let version = this.#versions.get(name)
      while (version !== undefined && version.time > time) version = version.previous
      if (version === undefined) continue
      version.previous = undefined
      const isLatest = this.#versions.get(name) === version
      if (isLatest && version.document === undefined) this.#versions.delete(name)
    }
  }
}
