// The port to a store that several processes share: who of them reads the source and writes, and how the others
// follow.
import type { Changes } from '../replica/changes.ts'
import type {
  ReadMark,
  ReplicaBatch,
  ReplicaHead,
  ReplicaStore,
  ShadowChanges,
} from './replica-store.ts'

/** The answer to a process that would like to read the source. */
export type Claim =
  | {
      /** It has the lease: nobody else reads the source or commits until it is released or runs out. */
      readonly kind: 'granted'
      /** Undefined where nothing is kept, or not all of what should be. */
      readonly head: ReplicaHead | undefined
      /** The store may have lost its latest commits: nothing may follow on them, a new epoch has to begin. */
      readonly isDoubtful: boolean
    }
  | {
      /** Another process has read the source lately. */
      readonly kind: 'fresh'
      readonly head: ReplicaHead
      /** Milliseconds since it had. */
      readonly ageMs: number
    }
  | {
      /** Another process has the lease. */
      readonly kind: 'busy'
      readonly head: ReplicaHead | undefined
      /** Milliseconds until the lease runs out, unless it is renewed. */
      readonly remainingMs: number
    }

/** What was committed after a head, in one: applying it leads to the replica at `head`. */
export interface LaterCommits<T> extends Changes<T> {
  readonly head: ReplicaHead
  readonly floor: number
  readonly shadows: ShadowChanges
  readonly mark: ReadMark
  /** Milliseconds since the source was read for the last time. */
  readonly ageMs: number
}

export interface SharedReplicaStore<T> extends ReplicaStore<T> {
  /**
   * Asks for the lease, unless the source was read less than `maxAgeMs` ago. A granted lease is kept alive until it
   * is released; a process that dies or sleeps loses it within seconds.
   *
   * @param signal - aborted when nobody waits for the answer any more: a lease that is granted then goes back
   */
  claim(maxAgeMs: number, signal?: AbortSignal): Promise<Claim>
  /** Gives the lease back, if this process still has it, and wakes those who wait for it. */
  release(): Promise<void>
  /**
   * Takes the lease of this process; see {@link ReplicaStore.commit}. A commit that moves `mark.readTime` says that
   * the source has been read.
   *
   * @throws CommitConflictError also when the lease has gone to another process in the meantime
   */
  commit(batch: ReplicaBatch<T>): Promise<void>
  /** What was committed after `head`; undefined where that can't be told any more: load everything then. */
  commitsAfter(head: ReplicaHead): Promise<LaterCommits<T> | undefined>
  /**
   * Calls `listener` soon after another process has committed, or has released the lease. It may miss some: who
   * depends on one asks as well.
   *
   * @returns a function that stops it
   */
  onRemoteCommit(listener: () => void): () => void
}

export function isShared<T>(store: ReplicaStore<T>): store is SharedReplicaStore<T> {
  return 'claim' in store
}
