// A replica's store as the engine uses it: every call within a time limit, and a failure told, once, and no reason to
// stop: the engine goes on from memory.
import type { Clock } from '../clock.ts'
import { CommitConflictError } from '../errors.ts'
import type {
  ReplicaBatch,
  ReplicaHead,
  ReplicaState,
  ReplicaStore,
} from '../store/replica-store.ts'
import {
  type Claim,
  isShared,
  type LaterCommits,
  type SharedReplicaStore,
} from '../store/shared-replica-store.ts'
import { StoreHealth } from './store-health.ts'
import type { SyncLog } from './sync-log.ts'
import { withTimeLimit } from './time-limit.ts'

export interface StoreGuardOptions {
  readonly clock: Clock
  readonly log: SyncLog
  /** The longest that one call of the store may take, in milliseconds. */
  readonly timeLimitMs: number
  readonly signal: AbortSignal
}

/** What a store has beyond a head, or all that it has; neither where it has nothing. */
export interface Kept<T> {
  readonly later?: LaterCommits<T> | undefined
  readonly state?: ReplicaState<T> | undefined
}

/** How many times longer than any other a call may take that moves a whole replica. */
const WHOLE_REPLICA = 12

export class GuardedStore<T> {
  readonly health: StoreHealth
  /** The store, where others write too. */
  readonly shared: SharedReplicaStore<T> | undefined
  readonly #store: ReplicaStore<T>
  readonly #options: StoreGuardOptions

  constructor(store: ReplicaStore<T>, options: StoreGuardOptions) {
    this.health = new StoreHealth(options)
    this.shared = isShared(store) ? store : undefined
    this.#store = store
    this.#options = options
  }

  /** Asks a shared store for its lease; undefined where it does not answer. */
  async claim(shared: SharedReplicaStore<T>, maxAgeMs: number): Promise<Claim | undefined> {
    try {
      return await this.#limited((until) => shared.claim(maxAgeMs, until))
    } catch (error) {
      this.#failed('not reached', error)
      return undefined
    }
  }

  /** What is kept beyond `head`, or all of it without one; undefined where that can't be read. */
  async read(head: ReplicaHead | undefined): Promise<Kept<T> | undefined> {
    try {
      const { shared } = this
      const later = head && shared && (await this.#limited(() => shared.commitsAfter(head)))
      const kept =
        later === undefined
          ? { state: await this.#limited(() => this.#store.load(), WHOLE_REPLICA) }
          : { later }
      this.health.answered()
      return kept
    } catch (error) {
      this.#failed('not read', error)
      return undefined
    }
  }

  /**
   * @returns whether the store has the batch; if not, it may have it all the same
   * @throws CommitConflictError when another process has written to a shared store in the meantime
   */
  async write(batch: ReplicaBatch<T>): Promise<boolean> {
    try {
      await this.#limited(() => this.#store.commit(batch), batch.replace ? WHOLE_REPLICA : 1)
      this.health.written()
      return true
    } catch (error) {
      if (error instanceof CommitConflictError && this.shared !== undefined) throw error
      this.#failed('not written', error)
      return false
    }
  }

  #limited<V>(call: (signal: AbortSignal) => Promise<V>, times = 1): Promise<V> {
    const { clock, timeLimitMs, signal } = this.#options
    return withTimeLimit(call, times * timeLimitMs, clock, signal)
  }

  /** @throws the signal's reason: a shutdown is no failure */
  #failed(what: string, error: unknown): void {
    this.#options.signal.throwIfAborted()
    this.health.failed(what, error)
  }
}
