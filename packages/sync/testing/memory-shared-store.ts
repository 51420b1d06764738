// A place in memory that several engines share, as several processes share a Redis: with a lease, with words passed
// on, and with everything that can go wrong there.
import {
  type Claim,
  type Clock,
  CommitConflictError,
  type LaterCommits,
  type ReplicaBatch,
  type ReplicaHead,
  type ReplicaState,
  type SharedReplicaStore,
} from '../src/index.ts'
import { MemoryReplicaStore } from './memory-replica-store.ts'

const LEASE_MS = 2_000

interface Lease {
  readonly holder: MemorySharedStore<unknown>
  readonly until: number
}

/** What the stores of all engines have in common. */
export class SharedPlace<T> {
  readonly clock: Clock
  readonly stores = new Set<MemorySharedStore<T>>()
  /** The batches since the epoch began. */
  batches: ReplicaBatch<T>[] = []
  lease: Lease | undefined
  /** The last that was given the lease: nobody else may commit. */
  fence: unknown
  readAt: number | undefined
  isDoubtful = false
  /** Whether words of commits get through to the others. */
  isDeaf = false
  /** Calls that are to fail from now on, before their work is done or after it. */
  failures: ('before' | 'after')[] = []

  constructor(clock: Clock) {
    this.clock = clock
  }

  /** Loses the latest `count` commits. */
  lose(count: number): void {
    this.batches = this.batches.slice(0, Math.max(0, this.batches.length - count))
  }

  /** A restart that loses the latest `lost` commits, and is noticed. */
  restart(lost: number): void {
    this.lose(lost)
    this.lease = undefined
    this.isDoubtful = true
  }

  /** Forgets everything. */
  flush(): void {
    this.batches = []
    this.lease = undefined
    this.fence = undefined
    this.readAt = undefined
    this.isDoubtful = false
  }

  expireLease(): void {
    this.lease = undefined
  }

  get head(): ReplicaHead | undefined {
    const last = this.batches.at(-1)
    return last && { epoch: last.epoch, sequence: last.sequence }
  }

  async state(): Promise<ReplicaState<T> | undefined> {
    const store = new MemoryReplicaStore<T>()
    for (const batch of this.batches) await store.commit(batch)
    return store.load()
  }
}

/** One engine's way to a shared place. */
export class MemorySharedStore<T> implements SharedReplicaStore<T> {
  readonly #place: SharedPlace<T>
  readonly #listeners = new Set<() => void>()
  #isDead = false

  constructor(place: SharedPlace<T>) {
    this.#place = place
    place.stores.add(this)
  }

  /** The process is gone: nothing of it reaches the place any more. */
  kill(): void {
    this.#isDead = true
    this.#place.stores.delete(this)
  }

  claim(maxAgeMs: number): Promise<Claim> {
    return this.#call(async (place) => {
      const { head, isDoubtful, lease } = place
      const now = place.clock.monotonicMs()
      const ageMs = now - (place.readAt ?? Number.NEGATIVE_INFINITY)
      if (head !== undefined && !isDoubtful && ageMs < maxAgeMs) {
        return { kind: 'fresh', head, ageMs }
      }
      if (lease !== undefined && lease.until > now && lease.holder !== this) {
        return { kind: 'busy', head, remainingMs: lease.until - now }
      }
      place.lease = { holder: this, until: now + LEASE_MS }
      place.fence = this
      return { kind: 'granted', head, isDoubtful }
    })
  }

  async release(): Promise<void> {
    if (this.#isDead || this.#place.lease?.holder !== this) return
    this.#place.lease = undefined
    this.#place.fence = undefined
    this.#tellOthers()
  }

  load(): Promise<ReplicaState<T> | undefined> {
    return this.#call((place) => place.state())
  }

  commit(batch: ReplicaBatch<T>): Promise<void> {
    return this.#call(async (place) => {
      if (place.fence !== this) throw new CommitConflictError('another process has the lease')
      const { head } = place
      const follows = head?.epoch === batch.epoch && head.sequence === batch.sequence - 1
      if (!batch.replace && (!follows || place.isDoubtful)) {
        throw new CommitConflictError('it does not follow on what is kept')
      }
      const before = place.batches.at(-1)?.mark.readTime
      if (batch.replace) place.batches = []
      place.batches.push(batch)
      place.isDoubtful = false
      if (batch.mark.readTime !== before) place.readAt = place.clock.monotonicMs()
      this.#tellOthers()
    })
  }

  clear(): Promise<void> {
    return this.#call(async (place) => place.flush())
  }

  commitsAfter(head: ReplicaHead): Promise<LaterCommits<T> | undefined> {
    return this.#call(async (place) => {
      const last = place.batches.at(-1)
      if (last === undefined || last.epoch !== head.epoch) return undefined
      const state = await place.state()
      const later = place.batches.filter(({ sequence }) => sequence > head.sequence)
      const upserted = new Set(later.flatMap(({ upserts }) => upserts.map(({ id }) => id)))
      const upserts = state?.entries.filter(({ id }) => upserted.has(id)) ?? []
      const present = new Set(upserts.map(({ id }) => id))
      const removals = new Map(
        later.flatMap(({ removals }) => removals.map((removal) => [removal.id, removal] as const)),
      )
      for (const id of present) removals.delete(id)
      const shadowIds = new Set(
        later.flatMap(({ shadows }) => [...shadows.kept.map(({ id }) => id), ...shadows.dropped]),
      )
      const kept = state?.shadows.filter(({ id }) => shadowIds.has(id)) ?? []
      for (const { id } of kept) shadowIds.delete(id)
      return {
        head: { epoch: last.epoch, sequence: Math.max(head.sequence, last.sequence) },
        floor: last.floor,
        upserts,
        removals: [...removals.values()],
        shadows: { kept, dropped: [...shadowIds] },
        mark: last.mark,
        ageMs: place.clock.monotonicMs() - (place.readAt ?? 0),
      }
    })
  }

  onRemoteCommit(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #tellOthers(): void {
    if (this.#place.isDeaf) return
    for (const store of this.#place.stores) {
      if (store === this) continue
      for (const listener of store.#listeners) listener()
    }
  }

  async #call<V>(work: (place: SharedPlace<T>) => Promise<V>): Promise<V> {
    if (this.#isDead) throw new Error('This process is dead')
    const failure = this.#place.failures.shift()
    if (failure === 'before') throw new Error('The place was told to fail')
    const answer = await work(this.#place)
    if (failure === 'after') throw new Error('The answer of the place was lost')
    return answer
  }
}
