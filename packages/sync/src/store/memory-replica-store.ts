// A replica kept in the process: for one session, and for tests. It holds references, not copies.
import type { Entry, Tombstone } from '../replica/replica-history.ts'
import type { ReplicaBatch, ReplicaState, ReplicaStore } from './replica-store.ts'

export class MemoryReplicaStore<T> implements ReplicaStore<T> {
  readonly #entries = new Map<string, Entry<T>>()
  readonly #tombstones = new Map<string, Tombstone>()
  #head: Pick<ReplicaState<T>, 'epoch' | 'floor' | 'mark'> | undefined

  async load(): Promise<ReplicaState<T> | undefined> {
    if (this.#head === undefined) return undefined
    const entries = [...this.#entries.values()]
    return { ...this.#head, entries, tombstones: [...this.#tombstones.values()] }
  }

  async commit(batch: ReplicaBatch<T>): Promise<void> {
    if (batch.replace) await this.clear()
    for (const entry of batch.upserts) {
      this.#entries.set(entry.id, entry)
      this.#tombstones.delete(entry.id)
    }
    for (const tombstone of batch.removals) {
      this.#entries.delete(tombstone.id)
      this.#tombstones.set(tombstone.id, tombstone)
    }
    for (const { id, version } of this.#tombstones.values()) {
      if (version <= batch.floor) this.#tombstones.delete(id)
    }
    this.#head = { epoch: batch.epoch, floor: batch.floor, mark: batch.mark }
  }

  async clear(): Promise<void> {
    this.#entries.clear()
    this.#tombstones.clear()
    this.#head = undefined
  }
}
