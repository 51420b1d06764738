// Which replicas serve the desk, and where they are kept: CACHE_BACKEND, in one place.
import type { ReplicaStore } from '@deltadesk/sync'
import type { FastifyBaseLogger } from 'fastify'
import type { Firestore } from 'firebase-admin/firestore'
import type { Config } from '../config/config.ts'
import type { OrderJson } from '../orders/found-order.ts'
import { createOrderEngine } from '../orders/order-engine.ts'
import type { DeskRedis } from '../redis/desk-redis.ts'
import { replicaFingerprint } from './fingerprint.ts'
import { RedisReplicaStore } from './redis/redis-replica-store.ts'
import type { Replicas } from './replicas.ts'
import { SessionReplicas } from './session-replicas.ts'
import { SharedReplica } from './shared-replica.ts'
import { SqliteReplicaStore } from './sqlite/sqlite-replica-store.ts'

export interface CacheParts {
  readonly config: Config
  readonly firestore: Firestore
  /** Closed by whoever opened it, after the replicas. */
  readonly redis: DeskRedis | undefined
  readonly logger: FastifyBaseLogger
  /** The time in milliseconds since 1970. */
  readonly now: () => number
}

/** Reaches for nothing yet: a store that can't be reached fails nobody's start. */
export function openCache(parts: CacheParts): Replicas {
  const { config, firestore, logger, now } = parts
  const store = openStore(parts)
  if (store !== undefined) {
    const engine = createOrderEngine(config, firestore, logger, store)
    return new SharedReplica(engine, () => store.close())
  }
  return new SessionReplicas({
    createEngine: () => createOrderEngine(config, firestore, logger),
    ttlMs: config.sessionTtlSeconds * 1000,
    idleMs: config.sessionIdleSeconds * 1000,
    maxBytes: config.maxSessionCacheBytes,
    now,
    logger,
  })
}

interface ClosableStore extends ReplicaStore<OrderJson> {
  close(): Promise<void>
}

function openStore({ config, redis, logger: log, now }: CacheParts): ClosableStore | undefined {
  const fingerprint = replicaFingerprint(config)
  if (config.cacheBackend === 'redis' && redis !== undefined) {
    const { client, subscriber, prefix } = redis
    return new RedisReplicaStore({ client, subscriber, prefix, fingerprint, log })
  }
  if (config.cacheBackend === 'disk' && config.cacheDir !== undefined) {
    return new SqliteReplicaStore({ dir: config.cacheDir, fingerprint, log, now })
  }
  return undefined
}
