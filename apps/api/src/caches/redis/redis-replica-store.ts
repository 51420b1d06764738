// Keeps a replica in Redis, for all processes of a desk: one of them reads the source and commits, the others follow.
import {
  type Claim,
  CommitConflictError,
  type LaterCommits,
  type ReplicaBatch,
  type ReplicaHead,
  type ReplicaState,
  type SharedReplicaStore,
} from '@deltadesk/sync'
import type { Redis } from 'ioredis'
import type { RedisLog } from '../../redis/open-redis.ts'
import { answerOf } from '../../redis/redis-failure.ts'
import { Lease } from './lease.ts'
import { RemoteCommits } from './remote-commits.ts'
import { type ReplicaKeys, replicaKeys } from './replica-keys.ts'
import { ReplicaReader } from './replica-reader.ts'
import { ReplicaWriter } from './replica-writer.ts'

export interface RedisReplicaStoreOptions {
  readonly client: Redis
  /** Another connection, to hear of others' commits with. */
  readonly subscriber: Redis
  /** What the keys of this product begin with; without braces. */
  readonly prefix: string
  /** Of what the replica is a copy; without braces. Stores with the same share one replica. */
  readonly fingerprint: string
  readonly log: RedisLog
  /** How long a lease lasts that is not renewed. */
  readonly leaseMs?: number
}

const LEASE_MS = 2000

/**
 * Every call fails with a RedisFailure where Redis is away, refuses or does not answer in time; its connection belongs
 * to whoever opened it. What Redis has lost, all or in part, counts as never kept.
 */
export class RedisReplicaStore implements SharedReplicaStore<string> {
  readonly #client: Redis
  readonly #keys: ReplicaKeys
  readonly #lease: Lease
  readonly #reader: ReplicaReader
  readonly #writer: ReplicaWriter
  readonly #remote: RemoteCommits

  constructor(options: RedisReplicaStoreOptions) {
    const { client, subscriber, log, leaseMs = LEASE_MS } = options
    const keys = replicaKeys(options.prefix, options.fingerprint)
    const onLost = () => log.warn('[SYNC] Lease lost - another process reads the source')
    this.#client = client
    this.#keys = keys
    this.#lease = new Lease({ client, keys, leaseMs, onLost })
    this.#reader = new ReplicaReader(client, keys)
    this.#writer = new ReplicaWriter(client, keys)
    const { process } = this.#lease
    this.#remote = new RemoteCommits({ subscriber, channel: keys.commits, process, log })
  }

  claim(maxAgeMs: number, signal?: AbortSignal): Promise<Claim> {
    return this.#lease.claim(maxAgeMs, signal)
  }

  release(): Promise<void> {
    return this.#lease.release()
  }

  async commit(batch: ReplicaBatch<string>): Promise<void> {
    const { writer } = this.#lease
    if (writer === undefined) throw new CommitConflictError('this process does not have the lease')
    await this.#writer.commit(batch, writer)
  }

  commitsAfter(head: ReplicaHead): Promise<LaterCommits<string> | undefined> {
    return this.#reader.commitsAfter(head)
  }

  load(): Promise<ReplicaState<string> | undefined> {
    return this.#reader.load()
  }

  /** Takes no lease; whoever has one keeps it, and can only begin anew. */
  async clear(): Promise<void> {
    await answerOf(this.#client.unlink(...this.#keys.contents))
    await answerOf(this.#client.publish(this.#keys.commits, this.#lease.process))
  }

  onRemoteCommit(listener: () => void): () => void {
    return this.#remote.listen(listener)
  }

  /** Gives the lease back and listens no more; the connections stay open. */
  async close(): Promise<void> {
    this.#remote.close()
    await this.#lease.close()
  }
}
