// The Redis of a desk: its connections, and the manners that the desk has with it.
import type { RedisConfig } from '../config/redis-config.ts'
import { type OpenRedis, openRedis, type RedisLog } from './open-redis.ts'

export interface DeskRedis extends OpenRedis {
  /** What the names of all keys and channels begin with. */
  readonly prefix: string
  /** The longest that one command may take, in milliseconds. */
  readonly timeoutMs: number
}

export function openDeskRedis({ url, prefix, timeoutMs }: RedisConfig, log: RedisLog): DeskRedis {
  return { ...openRedis({ url, timeoutMs, log }), prefix, timeoutMs }
}
