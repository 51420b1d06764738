// Whether Redis can be reached as REDIS_URL says, may be used as the desk uses it, and keeps what it is given.
import type { Redis } from 'ioredis'
import type { RedisConfig } from '../../config/redis-config.ts'
import { openDeskRedis } from '../../redis/desk-redis.ts'
import { type Finding, failure, ok } from '../finding.ts'
import { type RefusedCommands, refusedCommands } from './permissions.ts'
import { judgeRedisInfo, parseInfo, type RedisUse } from './redis-info.ts'
import { judgeAddress, redisTroubleOf } from './redis-trouble.ts'

export async function* checkRedis(config: RedisConfig, use: RedisUse): AsyncGenerator<Finding> {
  const redis = openDeskRedis(config, { info: () => {}, warn: () => {} })
  const { client, subscriber, prefix, timeoutMs } = redis
  try {
    const fault = await connecting(client, timeoutMs)
    if (fault !== undefined) {
      yield failure('Redis', redisTroubleOf(fault, config))
      return
    }
    yield judgeAddress(config.url)
    await subscriber.connect()
    yield permissionsFinding(await refusedCommands(client, subscriber, prefix))
    yield* judgeRedisInfo(parseInfo(await infoOf(client)), await savePoints(client), use)
  } catch (error) {
    yield failure('Redis', redisTroubleOf(error, config))
  } finally {
    await redis.close()
  }
}

/** Waits until it is connected, and tells what kept it from that. */
function connecting(client: Redis, timeoutMs: number): Promise<Error | undefined> {
  return new Promise((resolve) => {
    const late = setTimeout(() => resolve(new Error('no answer came')), 2 * timeoutMs)
    const settle = (fault?: Error) => {
      clearTimeout(late)
      resolve(fault)
    }
    client.once('ready', () => settle())
    client.on('error', settle)
    // Without an error, the other end hung up.
    client.once('reconnecting', () => settle(new Error('the connection was closed')))
  })
}

function permissionsFinding({ denied, failed }: RefusedCommands): Finding {
  const [first] = failed
  if (first !== undefined) {
    return failure('Redis rights', {
      says: `commands are allowed, and fail: ${first}`,
      remedy:
        'OOM: more memory for it; READONLY: the address of the primary; MISCONF: mend its disk',
    })
  }
  if (denied.length === 0) return ok('Redis rights', 'every command that the desk uses is allowed')
  return failure('Redis rights', {
    says: `${denied.join(', ')} not allowed`,
    remedy:
      'give the user the permissions that the README lists, with REDIS_PREFIX in the place of «deltadesk»',
  })
}

/** A user that may not ask is told of by its permissions already. */
async function infoOf(client: Redis): Promise<string> {
  try {
    return await client.info()
  } catch {
    return ''
  }
}

/** When snapshots are taken, as far as that may be asked: most services that run Redis for one don't tell. */
async function savePoints(client: Redis): Promise<string | undefined> {
  try {
    const answer = await client.call('config', 'get', 'save')
    const save: unknown = Array.isArray(answer) ? answer[1] : undefined
    return typeof save === 'string' ? save : undefined
  } catch {
    return undefined
  }
}
