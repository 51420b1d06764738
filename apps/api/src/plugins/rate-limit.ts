// @fastify/rate-limit: how often one client address may ask, counted together by all processes where there is a Redis.
import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import type { DeskRedis } from '../redis/desk-redis.ts'
import { clientAddress } from '../requests/client-address.ts'
import { RefusedAddresses } from '../throttling/refused-addresses.ts'

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

/** Counts every request under /api and every one that no route answers, before anything is done for it. */
export const rateLimitPlugin = fp(
  async (app: FastifyInstance, { perMinute, redis, pseudonym }: RateLimitOptions) => {
    await app.register(rateLimit, {
      global: false,
      max: perMinute,
      timeWindow: A_MINUTE_MS,
      cache: MOST_ADDRESSES,
      keyGenerator: nameOf,
      ...(redis && { redis: redis.client, nameSpace: `${redis.prefix}:requests:` }),
    })
    const count = app.createRateLimit()
    const refused = new RefusedAddresses(MOST_ADDRESSES, () => performance.now())
    let isCounting = true

    app.addHook('onRequest', async (request) => {
      if (!isCounted(request)) return
      const name = nameOf(request)
      const pauseMs = refused.remainingMs(name)
      if (pauseMs > 0) throw new TooManyRequestsError(Math.ceil(pauseMs / 1000))
      const counted = await count(request).catch(uncounted)
      if (counted === undefined) return
      if (!isCounting) app.log.info('Requests are counted again')
      isCounting = true
      if (!counted.isAllowed && counted.isExceeded) {
        refused.add(name, counted.ttl)
        throw new TooManyRequestsError(counted.ttlInSeconds)
      }
    })

    function nameOf(request: FastifyRequest): string {
      return pseudonym(clientAddress(request))
    }

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

/** It is the route that tells, not the text of the path: `/%61pi/orders` is another way to write `/api/orders`. */
function isCounted({ routeOptions: { url } }: FastifyRequest): boolean {
  return url === undefined || url === '/api' || url.startsWith('/api/')
}
