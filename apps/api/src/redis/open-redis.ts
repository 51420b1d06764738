// The one way to reach Redis of a process. Redis may be away at any time, from the start on: then its commands fail at
// once, the connection is sought for ever, and the log tells it in one line.
import type { Redis, RedisOptions } from 'ioredis'
import { DiscreetRedis } from './discreet-redis.ts'
import { watchConnection } from './watch-connection.ts'

export interface OpenRedisOptions {
  /** `redis://` or, by TLS, `rediss://`, with user, password and number of the database where there are any. */
  readonly url: string
  /** How long a command, or an attempt to connect, may take. */
  readonly timeoutMs: number
  readonly log: RedisLog
}

export interface RedisLog {
  info(line: string): void
  warn(line: string): void
}

/** Two connections to the same Redis, and the way to let go of them. */
export interface OpenRedis {
  /** Fails a command at once while there is no connection, and within the time limit when no answer comes. */
  readonly client: Redis
  /** The one to SUBSCRIBE with, as commands and messages do not share one everywhere; unconnected until `connect()`. */
  readonly subscriber: Redis
  /** Lets go of both, once what is under way has been answered. */
  close(): Promise<void>
}

const FIRST_PAUSE_MS = 50
const LONGEST_PAUSE_MS = 2000
const LOADING_PAUSE_MS = 1000

/** Opens the connections, whether Redis is there or not. */
export function openRedis({ url, timeoutMs, log }: OpenRedisOptions): OpenRedis {
  const options = {
    connectTimeout: timeoutMs,
    commandTimeout: timeoutMs,
    // Twice as long: a process that was busy for so long itself must not take that for the other end's silence.
    socketTimeout: 2 * timeoutMs,
    disconnectTimeout: timeoutMs,
    maxLoadingRetryTime: LOADING_PAUSE_MS,
    retryStrategy: pauseBefore,
    enableOfflineQueue: false,
    // With no connection a command ends there and then. It may have been carried out, so it is never sent again.
    maxRetriesPerRequest: 0,
    autoResendUnfulfilledCommands: false,
    // Whoever subscribes does so whenever the connection is ready.
    autoResubscribe: false,
    // One thing less for the server to permit.
    disableClientInfo: true,
    // A server that no longer is the first of its kind after a failover; there may be another one at its address.
    reconnectOnError: (error: Error) => error.message.startsWith('READONLY'),
  } satisfies RedisOptions
  const client = new DiscreetRedis(url, options)
  const subscriber = new DiscreetRedis(url, { ...options, lazyConnect: true })
  watchConnection(client, log)
  // It is the same server: one of them tells the log.
  subscriber.on('error', () => {})
  // Who only listens does not notice that the other end is gone, so it asks.
  const heartbeat = setInterval(() => {
    if (subscriber.status === 'ready') subscriber.ping().catch(() => {})
  }, timeoutMs).unref()
  return {
    client,
    subscriber,
    async close() {
      clearInterval(heartbeat)
      await Promise.all([letGo(client), letGo(subscriber)])
    },
  }
}

/** Half of it is left to chance, so that those who lost Redis together do not come back together. */
function pauseBefore(attempt: number): number {
  const ceiling = Math.min(FIRST_PAUSE_MS * 2 ** attempt, LONGEST_PAUSE_MS)
  return (ceiling / 2) * (1 + Math.random())
}

async function letGo(connection: Redis): Promise<void> {
  // A connection that fails to say goodbye is gone already.
  if (connection.status === 'ready') await connection.quit().catch(() => {})
  connection.disconnect()
}
