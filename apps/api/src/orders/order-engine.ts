// A sync engine over the shop's Firestore, as the configuration wants it.
import { randomBytes } from 'node:crypto'
import { type ReplicaStore, SyncEngine, systemClock } from '@deltadesk/sync'
import type { FastifyBaseLogger } from 'fastify'
import type { Firestore } from 'firebase-admin/firestore'
import type { Config } from '../config/config.ts'
import { FirestoreOrderSource } from './firestore-order-source.ts'
import type { OrderJson } from './found-order.ts'

/** Few enough for a page to take well under a second, many enough for a first sync to need few of them. */
const PAGE_SIZE = 500
/** 72 bits: two epochs are never the same. */
const EPOCH_BYTES = 9

/** @param store - where the replica is kept and shared; without it, it lasts as long as the engine */
export function createOrderEngine(
  config: Config,
  firestore: Firestore,
  logger: FastifyBaseLogger,
  store?: ReplicaStore<OrderJson>,
): SyncEngine<OrderJson> {
  const log = {
    info: (line: string) => logger.info(line),
    warn: (line: string) => logger.warn(line),
  }
  return new SyncEngine({
    source: new FirestoreOrderSource({
      collection: firestore.collection(config.ordersCollection),
      fields: config.ordersFields,
      select: config.ordersSelect,
      warn: log.warn,
    }),
    store,
    log,
    clock: systemClock,
    random: Math.random,
    newEpoch: () => randomBytes(EPOCH_BYTES).toString('base64url'),
    sizeOf: (order) => Buffer.byteLength(order),
    limit: config.orderLimit,
    maxStalenessMs: config.maxStalenessMs,
    overlapMs: config.syncOverlapMs,
    pageSize: PAGE_SIZE,
    timeLimitMs: config.firestore.timeoutMs,
    reconcileIntervalMs: config.reconcileIntervalMs,
    reconcileMaxReads: config.reconcileMaxReads,
    fullResyncMs: config.fullResyncMs,
  })
}
