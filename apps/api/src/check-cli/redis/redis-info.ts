// What Redis tells of itself: whether it keeps what it is given through a restart, and when its memory is full.
import type { Config } from '../../config/config.ts'
import { size } from '../amounts.ts'
import { type Finding, failure, ok, warning } from '../finding.ts'

const ABOUT = 'Redis'
const OLDEST_MAJOR = 6

export interface RedisUse {
  readonly cacheBackend: Config['cacheBackend']
  /** What the replica takes of Redis's memory; undefined where it isn't known. */
  readonly replicaBytes: number | undefined
}

export type RedisInfo = ReadonlyMap<string, string>

/** Of the answer to INFO, `name:value` on lines of their own. */
export function parseInfo(text: string): RedisInfo {
  const lines = text.split(/\r?\n/).filter((line) => /^[a-z]\w*:/.test(line))
  return new Map(
    lines.map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1)]),
  )
}

/** @param save - the times of snapshots as CONFIG GET tells them; undefined where it does not */
export function judgeRedisInfo(
  info: RedisInfo,
  save: string | undefined,
  use: RedisUse,
): Finding[] {
  if (info.size === 0) return []
  return [judgeServer(info), judgeMemory(info, use), judgePersistence(info, save, use)]
}

function judgeServer(info: RedisInfo): Finding {
  const version = info.get('redis_version') ?? 'unknown'
  if (info.get('role') === 'slave') {
    return failure(ABOUT, {
      says: 'it is a replica of another Redis, and takes no writes',
      remedy: 'name the primary in REDIS_URL',
    })
  }
  if (Number.parseInt(version, 10) < OLDEST_MAJOR) {
    return warning(ABOUT, {
      says: `it is version ${version}`,
      remedy: `the desk is tried with 7.0, and needs ${OLDEST_MAJOR}.0 or later for permissions of its own`,
    })
  }
  return ok(ABOUT, `it is version ${version}`)
}

function judgeMemory(info: RedisInfo, { cacheBackend, replicaBytes }: RedisUse): Finding {
  const limit = Number(info.get('maxmemory') ?? 0)
  const used = Number(info.get('used_memory') ?? 0)
  const policy = info.get('maxmemory_policy') ?? 'unknown'
  const about = 'Redis memory'
  const isReplica = cacheBackend === 'redis'
  // All of the desk's keys have an end of their own, so that even «volatile» takes them.
  if (policy !== 'noeviction') {
    return warning(about, {
      says: `maxmemory-policy is ${policy}${limit === 0 ? ', though there is no limit yet' : ''}: when it is full, sessions${isReplica ? ' and parts of the replica' : ''} are thrown away`,
      remedy:
        'set maxmemory-policy to noeviction: volatile-* is no better, as all keys of the desk expire some day',
    })
  }
  if (limit === 0) return ok(about, `noeviction, no limit, ${size(used)} used`)
  const needed = isReplica && replicaBytes !== undefined ? 2 * replicaBytes : 0
  if (limit - used < needed) {
    return warning(about, {
      says: `${size(limit - used)} of ${size(limit)} are free, and filling the replica anew takes up to ${size(needed)}`,
      remedy: 'give it more memory, or lower ORDER_LIMIT',
    })
  }
  return ok(about, `noeviction, ${size(limit - used)} of ${size(limit)} free`)
}

function judgePersistence(
  info: RedisInfo,
  save: string | undefined,
  { cacheBackend }: RedisUse,
): Finding {
  const about = 'Redis persistence'
  const loss = `a restart of Redis signs everybody out${cacheBackend === 'redis' ? ', and instances fill the replica anew' : ''}`
  const failing = ['rdb_last_bgsave_status', 'aof_last_write_status'].filter(
    (name) => (info.get(name) ?? 'ok') !== 'ok',
  )
  if (failing.length > 0) {
    return warning(about, {
      says: `writing to its disk fails (${failing.join(', ')}): ${loss}`,
      remedy: "see Redis's own log: its disk is full or read-only",
    })
  }
  if (info.get('aof_enabled') === '1') return ok(about, 'it logs every write (AOF)')
  const hasSaved = Number(info.get('rdb_saves') ?? 0) > 0
  if (save ? save !== '' : hasSaved) return ok(about, 'it takes snapshots (RDB)')
  if (save === undefined) {
    return warning(about, {
      says: `it does not tell whether it takes snapshots, and logs no writes; if it keeps nothing, ${loss}`,
      remedy: 'see that its plan is a persistent one',
    })
  }
  return warning(about, {
    says: `it keeps nothing on disk: ${loss}`,
    remedy: 'choose a plan that persists, or set appendonly to yes',
  })
}
