// How many orders the desk will hold, and what they take.
import type { Config } from '../../config/config.ts'
import { many, size } from '../amounts.ts'
import { type Finding, ok, warning } from '../finding.ts'

/** Bytes that a replica takes for each of the orders' JSON: measured with orders of 0.6 kB. */
const IN_MEMORY = 2.5
const KEPT = 1.35

/** How large the replica will be; estimated from a sample. */
export interface ReplicaSize {
  readonly orders: number
  readonly memoryBytes: number
  /** In Redis, or on the disk. */
  readonly keptBytes: number
}

/** @param averageBytes - of one order as JSON */
export function replicaSize(all: number, limit: number, averageBytes: number): ReplicaSize {
  const orders = limit === 0 ? all : Math.min(all, limit)
  const bytes = orders * averageBytes
  return { orders, memoryBytes: bytes * IN_MEMORY, keptBytes: bytes * KEPT }
}

type Limits = Pick<Config, 'orderLimit' | 'cacheBackend' | 'maxSessionCacheBytes'>

export function judgeSize(all: number, held: ReplicaSize, limits: Limits): Finding {
  const { orderLimit, cacheBackend, maxSessionCacheBytes } = limits
  const takes = `about ${size(held.memoryBytes)} of memory${cacheBackend === 'session' ? ' for each session' : ''}`
  if (cacheBackend === 'session' && held.memoryBytes > maxSessionCacheBytes) {
    return warning('ORDER_LIMIT', {
      says: `the replica of one session takes ${takes}, and MAX_SESSION_CACHE_MB leaves ${size(maxSessionCacheBytes)} for all`,
      remedy:
        'lower ORDER_LIMIT, raise MAX_SESSION_CACHE_MB, or share one replica with CACHE_BACKEND=disk or redis',
    })
  }
  if (orderLimit > 0 && all > orderLimit) {
    return ok(
      'ORDER_LIMIT',
      `the newest ${many(held.orders, 'order')} of ${all.toLocaleString('en-US')} are held, ${takes}; ORDER_LIMIT=0 holds all`,
    )
  }
  return ok('ORDER_LIMIT', `all ${many(held.orders, 'order')} are held, ${takes}`)
}
