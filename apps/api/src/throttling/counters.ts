// Where tries are counted: in Redis where there is one, so that all processes count together, else in this process. It
// is rate-limiter-flexible that counts; while Redis is away each process goes on by itself, from nothing.
import {
  type RateLimiterAbstract,
  RateLimiterMemory,
  RateLimiterRedis,
  RateLimiterRes,
} from 'rate-limiter-flexible'
import type { DeskRedis } from '../redis/desk-redis.ts'

interface CounterOptions {
  readonly name: string
  /** How many are free. */
  readonly points: number
  /** How long after the first one all are forgotten, in whole seconds. */
  readonly memorySeconds: number
}

/** Makes counters; the names of their keys tell what is counted and nobody's name. */
export type Counters = (options: CounterOptions) => RateLimiterAbstract

export function openCounters(redis: Pick<DeskRedis, 'client' | 'prefix'> | undefined): Counters {
  return ({ name, points, memorySeconds }) => {
    const options = { keyPrefix: name, points, duration: memorySeconds }
    const inMemory = new RateLimiterMemory(options)
    if (redis === undefined) return inMemory
    return new RateLimiterRedis({
      ...options,
      keyPrefix: `${redis.prefix}:sign-ins:${name}`,
      storeClient: redis.client,
      rejectIfRedisNotReady: true,
      insuranceLimiter: inMemory,
    })
  }
}

/** What a counter throws when nothing is free any more. */
export function isUsedUp(thrown: unknown): thrown is RateLimiterRes {
  return thrown instanceof RateLimiterRes
}
