// Tells the log when Redis is lost and when it is back: one line each, however often it is sought in between.
import type { Redis } from 'ioredis'
import type { RedisLog } from './open-redis.ts'

export function watchConnection(connection: Redis, log: RedisLog): void {
  let isUp: boolean | undefined
  let fault = 'the connection was closed'
  connection.on('error', (error: unknown) => {
    // The message alone: an error may carry what was sent, a password even.
    if (error instanceof Error) fault = messageOf(error)
  })
  connection.on('ready', () => {
    log.info(isUp === false ? 'Redis is back' : 'Redis is connected')
    isUp = true
    fault = 'the connection was closed'
  })
  connection.on('reconnecting', () => {
    if (isUp !== false) log.warn(`Redis can't be reached: ${fault}; trying again until it can`)
    isUp = false
  })
}

/** Node tells of several addresses tried in vain with an error that has no message of its own. */
function messageOf(error: Error): string {
  return error instanceof AggregateError && error.message === ''
    ? error.errors.map(String).join(', ')
    : error.message
}
