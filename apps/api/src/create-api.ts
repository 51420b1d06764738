// Puts the real parts together: this process's Firestore and Redis clients, its accounts, its sessions, its replicas,
// and the service on top.
import type { FastifyBaseLogger, FastifyInstance } from 'fastify'
import { FirestoreAccountStore } from './accounts/firestore-account-store.ts'
import { buildApp } from './app.ts'
import { openCache } from './caches/open-cache.ts'
import type { Config } from './config/config.ts'
import { openFirebaseAdmins } from './firebase-auth/open-firebase-admins.ts'
import { openFirestore } from './firestore/open-firestore.ts'
import { createLogger } from './logging/logger.ts'
import { openDeskRedis } from './redis/desk-redis.ts'
import { openSessions } from './sessions/open-sessions.ts'

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
  const redis = config.redis && openDeskRedis(config.redis, logger)
  const sessions = openSessions({ config, redis, logger, now })
  const replicas = openCache({ config, firestore: firestore.client, redis, logger, now })
  const accounts = new FirestoreAccountStore(firestore.client, {
    collection: config.firestore.adminsCollection,
    timeoutMs: config.firestore.timeoutMs,
  })
  const isFirebase = config.auth.provider === 'firebase'
  const firebase = isFirebase ? openFirebaseAdmins(config.firestore) : undefined
  const app = await buildApp({
    config,
    logger,
    accounts,
    firebase: firebase?.admins,
    sessions,
    replicas,
    redis,
    now,
  })
  // What others stand on is closed after them.
  app.addHook('onClose', async () => {
    await replicas.close()
    await sessions.close()
    await redis?.close()
    await firebase?.close()
    await firestore.close()
  })
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
