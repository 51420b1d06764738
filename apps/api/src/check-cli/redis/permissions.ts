// Which of the desk's commands Redis refuses to this user. Each is called once, on keys that nobody else has.
import { randomUUID } from 'node:crypto'
import type { Redis } from 'ioredis'

export interface RefusedCommands {
  /** What the user lacks the permission for. */
  readonly denied: readonly string[]
  /** What Redis said to those that are allowed and do not work. */
  readonly failed: readonly string[]
}

type Words = readonly [command: string, ...args: string[]]

const LIFE_SECONDS = '10'

/** With the README's list of permissions, all of them are allowed. */
export async function refusedCommands(
  client: Redis,
  subscriber: Redis,
  prefix: string,
): Promise<RefusedCommands> {
  const run = randomUUID()
  const denied = new Set<string>()
  const failed = new Set<string>()
  const call = async (connection: Redis, [command, ...args]: Words) => {
    try {
      await connection.call(command, args)
    } catch (error) {
      const said = error instanceof Error ? error.message : String(error)
      if (/\bNOPERM\b/.test(said)) denied.add(nameOf(command, said))
      else if (/^(?:OOM|READONLY|MISCONF)/.test(said)) failed.add(said)
    }
  }
  for (const words of trials(prefix, run)) await call(client, words)
  for (const words of listening(prefix)) await call(subscriber, words)
  return { denied: [...denied], failed: [...failed] }
}

/** Redis tells a command that is denied from a key or a channel that is. */
function nameOf(command: string, said: string): string {
  const [, what] = /\b(key|channel)s?\b/.exec(said) ?? []
  return what === undefined ? `+${command}` : `${what}s for «${command}»`
}

function trials(prefix: string, run: string): Words[] {
  const key = (name: string) => `{${prefix}:check:${run}}:${name}`
  const [text, other, hash] = [key('text'), key('other'), key('hash')]
  const [list, sorted, count] = [key('list'), key('sorted'), key('count')]
  return [
    ['ping'],
    ['info', 'server'],
    ['time'],
    ['eval', 'return 1', '0'],
    ['evalsha', '0'.repeat(40), '0'],
    ['multi'],
    ['exec'],
    ['publish', `{${prefix}:check`, ''],
    ['publish', `${prefix}:sessions:check`, ''],
    ['set', text, '1', 'EX', LIFE_SECONDS],
    ['get', text],
    ['mget', text],
    ['pttl', text],
    ['rename', text, other],
    ['expire', other, LIFE_SECONDS],
    ['pexpire', other, '10000'],
    ['hset', hash, 'f', '1'],
    ['hget', hash, 'f'],
    ['hmget', hash, 'f'],
    ['hlen', hash],
    ['hgetall', hash],
    ['hscan', hash, '0'],
    ['hdel', hash, 'f'],
    ['rpush', list, '1'],
    ['llen', list],
    ['lrange', list, '0', '0'],
    ['lpop', list],
    ['zadd', sorted, '1', 'm'],
    ['zrange', sorted, '0', '0'],
    ['zremrangebyscore', sorted, '5', '6'],
    ['zrem', sorted, 'm'],
    ['incr', count],
    ['incrby', count, '1'],
    // Of the limits on requests and sign-ins, which are keys of another form.
    ['get', `${prefix}:requests:check`],
    ['get', `${prefix}:sign-ins:check`],
    ['del', text],
    ['unlink', text, other, hash, list, sorted, count],
  ]
}

function listening(prefix: string): Words[] {
  const channels = [`{${prefix}:check`, `${prefix}:sessions:check`]
  return [...channels.map((channel): Words => ['subscribe', channel]), ['unsubscribe', ...channels]]
}
