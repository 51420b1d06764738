// Where the sessions are kept: in Redis where there is one, else in this process.
import type { FastifyBaseLogger } from 'fastify'
import type { Config } from '../config/config.ts'
import type { DeskRedis } from '../redis/desk-redis.ts'
import { MemorySessionStore } from './memory-session-store.ts'
import { RedisSessionStore } from './redis-session-store.ts'
import { SessionLife } from './session-life.ts'
import type { SessionStore } from './session-store.ts'

export interface SessionParts {
  readonly life: SessionLife
  /** Closed by whoever opened it, after the store. */
  readonly redis: DeskRedis | undefined
  readonly logger: FastifyBaseLogger
}

/** Far more than a desk has admins; a program that signs in over and over must not fill the memory. */
const MOST_SESSIONS_IN_MEMORY = 1000

export function openSessions({ life, redis, logger }: SessionParts): SessionStore {
  if (redis !== undefined) return new RedisSessionStore({ redis, life, logger })
  return new MemorySessionStore({ life, capacity: MOST_SESSIONS_IN_MEMORY })
}

/** How long sessions live, as the configuration has it. */
export function sessionLife(
  config: Pick<Config, 'sessionTtlSeconds' | 'sessionIdleSeconds'>,
  now: () => number,
): SessionLife {
  const { sessionTtlSeconds, sessionIdleSeconds } = config
  return new SessionLife({
    ttlMs: sessionTtlSeconds * 1000,
    idleMs: sessionIdleSeconds * 1000,
    now,
  })
}
