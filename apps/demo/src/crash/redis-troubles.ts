// All that can happen to a Redis that others depend on.
import { setTimeout as delay } from 'node:timers/promises'
import type { Chance } from './chance.ts'
import type { RedisProcess } from './redis-process.ts'

export interface Trouble {
  readonly name: string
  /** Begins and ends it. */
  strike(redis: RedisProcess, chance: Chance): Promise<void>
}

/** For how long it goes on, in milliseconds. */
const lasting = (chance: Chance) => delay(chance.integer(1000, 5000))
/** How long a Redis that was killed is away, in milliseconds. */
const away = (chance: Chance) => delay(chance.integer(0, 1500))

export const FROZEN: Trouble = {
  name: 'SIGSTOP, then SIGCONT',
  async strike(redis, chance) {
    redis.freeze()
    await lasting(chance)
    redis.thaw()
  },
}

export const EMPTIED: Trouble = {
  name: 'FLUSHALL',
  async strike(redis) {
    await redis.command('FLUSHALL')
  },
}

export const TROUBLES: readonly Trouble[] = [
  FROZEN,
  EMPTIED,
  {
    name: 'killed, and back with nothing',
    async strike(redis, chance) {
      await redis.kill()
      redis.loseEverything()
      await away(chance)
      await redis.start()
    },
  },
  {
    name: 'killed, and back with its AOF',
    async strike(redis, chance) {
      await redis.kill()
      await away(chance)
      await redis.start()
    },
  },
  {
    name: 'killed, and back without its latest writes',
    async strike(redis, chance) {
      await redis.kill()
      redis.loseLatest(chance.integer(1, 200_000))
      await away(chance)
      await redis.start()
    },
  },
  {
    name: 'no memory left (noeviction)',
    async strike(redis, chance) {
      await redis.command('CONFIG SET maxmemory 1')
      await lasting(chance)
      await redis.command('CONFIG SET maxmemory 0')
    },
  },
  {
    name: 'keys evicted (allkeys-lru)',
    async strike(redis, chance) {
      await redis.command('CONFIG SET maxmemory-policy allkeys-lru')
      const less = chance.integer(1, 400_000)
      await redis.command(`CONFIG SET maxmemory ${(await redis.usedMemory()) - less}`)
      await lasting(chance)
      await redis.command('CONFIG SET maxmemory 0')
      await redis.command('CONFIG SET maxmemory-policy noeviction')
    },
  },
  {
    name: 'all connections cut',
    async strike(redis) {
      await redis.command('CLIENT KILL TYPE normal')
      await redis.command('CLIENT KILL TYPE pubsub')
    },
  },
  {
    name: 'its scripts forgotten',
    async strike(redis) {
      await redis.command('SCRIPT FLUSH')
    },
  },
]
