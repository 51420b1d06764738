// @fastify/rate-limit: how often one client address may ask, counted together by all processes where there is a Redis.
import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import type { DeskRedis } from '../redis/desk-redis.ts'
import { clientAddress } from '../requests/client-address.ts'

const A_MINUTE_MS = 60_000
/** How many addresses this process remembers where it counts alone. */
const MOST_ADDRESSES = 10_000

/** A client address has asked more often than it may. */
class TooManyRequestsError extends Error {
  readonly code = 'TOO_MANY_REQUESTS'
  /** How long to wait before trying again. */
  readonly retryAfterSeconds: number

  constructor(retryAfterSeconds: number) {
    super('Too many requests from your address; slow down')
    this.name = 'TooManyRequestsError'
    this.retryAfterSeconds = retryAfterSeconds
  }
}

export interface RateLimitOptions {
  /** Requests under /api of one address. */
  readonly perMinute: number
  readonly redis: Pick<DeskRedis, 'client' | 'prefix'> | undefined
  /** Names an address without telling it. */
  readonly pseudonym: (address: string) => string
}

/** Counts every request under /api, unknown paths too, before anything is done for it. */
export const rateLimitPlugin = fp(
  async (app: FastifyInstance, { perMinute, redis, pseudonym }: RateLimitOptions) => {
    await app.register(rateLimit, {
      global: false,
      max: perMinute,
      timeWindow: A_MINUTE_MS,
      cache: MOST_ADDRESSES,
      keyGenerator: (request: FastifyRequest) => pseudonym(clientAddress(request)),
      ...(redis && { redis: redis.client, nameSpace: `${redis.prefix}:requests:` }),
    })
    const count = app.createRateLimit()
    let isCounting = true

    app.addHook('onRequest', async (request) => {
      if (!request.url.startsWith('/api')) return
      const counted = await count(request).catch(uncounted)
      if (counted === undefined) return
      if (!isCounting) app.log.info('Requests are counted again')
      isCounting = true
      if (!counted.isAllowed && counted.isExceeded) {
        throw new TooManyRequestsError(counted.ttlInSeconds)
      }
    })

    /** A desk that can't count goes on: whoever is signed in is worth more than the count. */
    function uncounted(error: unknown): undefined {
      if (!isCounting) return
      isCounting = false
      const reason = error instanceof Error ? error.message : String(error)
      app.log.warn(`Requests are not counted, so nobody is held back: ${reason}`)
    }
  },
  { name: 'deltadesk-rate-limit' },
)
