// Puts the real parts together: this process's Firestore and Redis clients, its accounts, its sessions, its replicas,
// and the service on top.
import type { FastifyBaseLogger, FastifyInstance } from 'fastify'
import { FirestoreAccountStore } from './accounts/firestore-account-store.ts'
import { KnownAccounts } from './accounts/known-accounts.ts'
import { buildApp } from './app.ts'
import { openCache } from './caches/open-cache.ts'
import type { Config } from './config/config.ts'
import { openFirebaseAdmins } from './firebase-auth/open-firebase-admins.ts'
import { openFirestore } from './firestore/open-firestore.ts'
import { createLogger } from './logging/logger.ts'
import { revokeWithAccounts } from './principals/revocation.ts'
import { openDeskRedis } from './redis/desk-redis.ts'
import { openSessions, sessionLife } from './sessions/open-sessions.ts'
import { ApiTokens } from './tokens/api-tokens.ts'
import { FirestoreTokenStore } from './tokens/firestore-token-store.ts'
import type { Tracing } from './tracing/open-tracing.ts'

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
  // First of all: whoever makes spans looks for where they go as it is made.
  const tracing = await openConfiguredTracing(config)
  const firestore = openFirestore(config.firestore)
  const redis = config.redis && openDeskRedis(config.redis, logger)
  const life = sessionLife(config, now)
  const sessions = openSessions({ life, redis, logger })
  const replicas = openCache({ config, firestore: firestore.client, redis, logger, now })
  const { adminsCollection, tokensCollection, timeoutMs } = config.firestore
  const accounts = new FirestoreAccountStore(firestore.client, {
    collection: adminsCollection,
    timeoutMs,
  })
  const knownAccounts = new KnownAccounts({ accounts, now, logger })
  const store = new FirestoreTokenStore(firestore.client, {
    collection: tokensCollection,
    timeoutMs,
  })
  const tokens = new ApiTokens({ store, knownAccounts, now, logger })
  const revoked = revokeWithAccounts({ knownAccounts, sessions, tokens, logger })
  const principals = { accounts, knownAccounts, sessions, life, tokens }
  const isFirebase = config.auth.provider === 'firebase'
  const firebase = isFirebase ? openFirebaseAdmins(config.firestore) : undefined
  const app = await buildApp({
    config,
    logger,
    ...principals,
    firebase: firebase?.admins,
    replicas,
    redis,
    tracing: tracing?.plugin,
  })
  knownAccounts.start()
  // What others stand on is closed after them.
  app.addHook('onClose', async () => {
    await knownAccounts.stop()
    await revoked()
    await replicas.close()
    await sessions.close()
    await redis?.close()
    await firebase?.close()
    await firestore.close()
    await tracing?.close()
  })
  logger.info({ settings: config.settings }, 'Deltadesk starts with these settings')
  for (const warning of config.warnings) logger.warn(warning)
  return app
}

/** OpenTelemetry is loaded by those alone who use it. */
async function openConfiguredTracing({ operation }: Config): Promise<Tracing | undefined> {
  if (operation.tracing === undefined) return undefined
  const { openTracing } = await import('./tracing/open-tracing.ts')
  return openTracing(operation.tracing)
}

/** Builds the service and listens. The address is in `app.listeningOrigin`. */
export async function startApi(
  config: Config,
  surroundings: Surroundings = {},
): Promise<FastifyInstance> {
  const app = await createApi(config, surroundings)
  try {
    await app.listen({ host: config.host, port: config.port })
  } catch (error) {
    await app.close()
    throw error
  }
  return app
}
