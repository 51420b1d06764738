// Puts the real parts together: this process's Firestore client, its accounts, its sessions, and the service on top.
import type { FastifyBaseLogger, FastifyInstance } from 'fastify'
import { FirestoreAccountStore } from './accounts/firestore-account-store.ts'
import { buildApp } from './app.ts'
import { SessionReplicas } from './caches/session-replicas.ts'
import type { Config } from './config/config.ts'
import { openFirestore } from './firestore/open-firestore.ts'
import { createLogger } from './logging/logger.ts'
import { createOrderEngine } from './orders/order-engine.ts'
import { MemorySessionStore } from './sessions/memory-session-store.ts'

/** Each session may hold a copy of the orders, so there is no room for any number of them. */
const MOST_SESSIONS = 1000

/** What a test or a demo may want to bring itself. */
export interface Surroundings {
  readonly logger?: FastifyBaseLogger
  /** The time in milliseconds since 1970. */
  readonly now?: () => number
}

/** Builds the service over the configured Firestore. Closing it closes everything that it opened. */
export async function createApi(
  config: Config,
  surroundings: Surroundings = {},
): Promise<FastifyInstance> {
  const { logger = createLogger(config), now = Date.now } = surroundings
  const firestore = openFirestore(config.firestore)
  const sessions = new MemorySessionStore({
    ttlMs: config.sessionTtlSeconds * 1000,
    capacity: MOST_SESSIONS,
    now,
  })
  const replicas = new SessionReplicas(() => createOrderEngine(config, firestore.client, logger))
  const accounts = new FirestoreAccountStore(firestore.client, {
    collection: config.firestore.adminsCollection,
    timeoutMs: config.firestore.timeoutMs,
  })
  const app = await buildApp({ config, logger, accounts, sessions, replicas, now })
  app.addHook('onClose', firestore.close)
  for (const warning of config.warnings) logger.warn(warning)
  return app
}

/** Builds the service and listens. The address is in `app.listeningOrigin`. */
export async function startApi(
  config: Config,
  surroundings: Surroundings = {},
): Promise<FastifyInstance> {
  const app = await createApi(config, surroundings)
  await app.listen({ host: config.host, port: config.port })
  return app
}
