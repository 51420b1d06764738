// Where the sessions are kept: in Redis where there is one, else in this process.
import type { FastifyBaseLogger } from 'fastify'
import type { Config } from '../config/config.ts'
import type { DeskRedis } from '../redis/desk-redis.ts'
import { MemorySessionStore } from './memory-session-store.ts'
import { RedisSessionStore } from './redis-session-store.ts'
import type { SessionStore } from './session-store.ts'

export interface SessionParts {
  readonly config: Pick<Config, 'sessionTtlSeconds'>
  /** Closed by whoever opened it, after the store. */
  readonly redis: DeskRedis | undefined
  readonly logger: FastifyBaseLogger
  /** The time in milliseconds since 1970. */
  readonly now: () => number
}

/** Far more than a desk has admins; a program that signs in over and over must not fill the memory. */
const MOST_SESSIONS_IN_MEMORY = 1000

export function openSessions({ config, redis, logger, now }: SessionParts): SessionStore {
  const ttlMs = config.sessionTtlSeconds * 1000
  if (redis !== undefined) return new RedisSessionStore({ redis, ttlMs, now, logger })
  return new MemorySessionStore({ ttlMs, capacity: MOST_SESSIONS_IN_MEMORY, now })
}
