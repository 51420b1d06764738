// What every SharedReplicaStore promises beyond ReplicaStore; each adapter's test calls it with a factory.
import type { Test } from 'tap'
import type { SharedReplicaStore } from '../src/index.ts'
import { followingContract } from './shared-replica-following.ts'
import { leaseContract } from './shared-replica-lease.ts'

export interface SharedReplicaStoreFixture {
  /** Two processes over the same empty place, both listening already where listening takes time to begin. */
  readonly a: SharedReplicaStore<string>
  readonly b: SharedReplicaStore<string>
  /** How long a lease lasts that is not renewed. */
  readonly leaseMs: number
  /**
   * Puts the process of `store` to sleep: it renews nothing. Resolves when so much time has passed that a lease it had
   * has run out.
   *
   * @returns a function that wakes it up, just as it was
   */
  sleep(store: SharedReplicaStore<string>): Promise<() => Promise<void>>
}

/** @param open - makes two stores over one empty place for one test and clears up after it */
export function sharedReplicaStoreContract(
  t: Test,
  open: (t: Test) => Promise<SharedReplicaStoreFixture>,
): void {
  leaseContract(t, open)
  followingContract(t, open)
}
