// A replica kept in memory, which outlives the engine that a test ends. It holds references, not copies.
import {
  CommitConflictError,
  type Entry,
  type ReplicaBatch,
  type ReplicaState,
  type ReplicaStore,
  type Shadow,
  type Tombstone,
} from '../src/index.ts'

export class MemoryReplicaStore<T> implements ReplicaStore<T> {
  readonly #entries = new Map<string, Entry<T>>()
  readonly #tombstones = new Map<string, Tombstone>()
  readonly #shadows = new Map<string, Shadow>()
  #head: Pick<ReplicaState<T>, 'epoch' | 'sequence' | 'floor' | 'mark'> | undefined

  async load(): Promise<ReplicaState<T> | undefined> {
    if (this.#head === undefined) return undefined
    return {
      ...this.#head,
      entries: [...this.#entries.values()],
      tombstones: [...this.#tombstones.values()],
      shadows: [...this.#shadows.values()],
    }
  }

  async commit({ replace, ...batch }: ReplicaBatch<T>): Promise<void> {
    const { epoch, sequence, floor, mark, ...changes } = batch
    if (replace) await this.clear()
    else if (this.#head?.epoch !== epoch || this.#head.sequence !== sequence - 1) {
      throw new CommitConflictError('it does not follow on what is kept')
    }
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
    this.#head = { epoch, sequence, floor, mark }
  }

  async clear(): Promise<void> {
    this.#entries.clear()
    this.#tombstones.clear()
    this.#shadows.clear()
    this.#head = undefined
  }
}
