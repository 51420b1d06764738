// A replica kept in the process: for one session, and for tests. It holds references, not copies.
import type { Entry, Tombstone } from '../replica/changes.ts'
import type { ReplicaBatch, ReplicaState, ReplicaStore, Shadow } from './replica-store.ts'

export class MemoryReplicaStore<T> implements ReplicaStore<T> {
  readonly #entries = new Map<string, Entry<T>>()
  readonly #tombstones = new Map<string, Tombstone>()
  readonly #shadows = new Map<string, Shadow>()
  #head: Pick<ReplicaState<T>, 'epoch' | 'floor' | 'mark'> | undefined

  async load(): Promise<ReplicaState<T> | undefined> {
    if (this.#head === undefined) return undefined
    return {
      ...this.#head,
      entries: [...this.#entries.values()],
      tombstones: [...this.#tombstones.values()],
      shadows: [...this.#shadows.values()],
    }
  }

  async commit({ epoch, floor, mark, replace, ...changes }: ReplicaBatch<T>): Promise<void> {
    if (replace) await this.clear()
    for (const entry of changes.upserts) {
      this.#entries.set(entry.id, entry)
      this.#tombstones.delete(entry.id)
    }
    for (const tombstone of changes.removals) {
      this.#entries.delete(tombstone.id)
      this.#tombstones.set(tombstone.id, tombstone)
    }
    for (const { id, version } of this.#tombstones.values()) {
      if (version <= floor) this.#tombstones.delete(id)
    }
    for (const id of changes.shadows.dropped) this.#shadows.delete(id)
    for (const shadow of changes.shadows.kept) this.#shadows.set(shadow.id, shadow)
    this.#head = { epoch, floor, mark }
  }

  async clear(): Promise<void> {
    this.#entries.clear()
    this.#tombstones.clear()
    this.#shadows.clear()
    this.#head = undefined
  }
}
