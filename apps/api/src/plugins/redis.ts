// @fastify/redis: the process's one Redis client as `app.redis`, for whatever plugin has a use for it.
import { once } from 'node:events'
import fastifyRedis from '@fastify/redis'
import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'
import type { Redis } from 'ioredis'
import type { DeskRedis } from '../redis/desk-redis.ts'

/**
 * Decorates the app with `redis`, connected or not: a desk starts without Redis, and finds it later. It is for whoever
 * opened it to close.
 */
export const redisPlugin = fp(
  async (app: FastifyInstance, { client, timeoutMs }: Pick<DeskRedis, 'client' | 'timeoutMs'>) => {
    // @fastify/redis would wait for a client that is not connected until the start fails, and end it for good where
    // the host's name is not known yet.
    if (await isConnected(client, timeoutMs)) await app.register(fastifyRedis, { client })
    else app.decorate<Redis, string>('redis', client)
  },
  { name: 'deltadesk-redis' },
)

async function isConnected(client: Redis, timeoutMs: number): Promise<boolean> {
  if (client.status === 'ready') return true
  try {
    await once(client, 'ready', { signal: AbortSignal.timeout(timeoutMs) })
    return true
  } catch {
    return false
  }
}
