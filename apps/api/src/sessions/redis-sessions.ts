// The commands to Redis that sessions take. Each is one call; that an account's sessions are found without a look at
// all keys is due to an index beside them, a sorted set of their keys by the time each ends at the latest. All of it
// lies in one slot of a cluster, as what the braces enclose decides.
import { hash } from 'node:crypto'
import type { Redis } from 'ioredis'
import { type KeptSession, keptText, parseKept } from './kept-session.ts'
import type { SessionLife } from './session-life.ts'
import type { OpenSession } from './session-store.ts'

export interface RedisSessionsOptions {
  readonly client: Redis
  readonly prefix: string
  readonly life: SessionLife
}

/** Keeps a session and its place in the index, and drops the places of those that are over. */
const BEGIN = `
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
redis.call('ZREMRANGEBYSCORE', KEYS[2], '-inf', ARGV[3])
redis.call('ZADD', KEYS[2], ARGV[4], ARGV[5])
redis.call('PEXPIRE', KEYS[2], ARGV[6])`

/** Deletes a session, and tells all processes if it was there. */
const END = `
if KEYS[2] then redis.call('ZREM', KEYS[2], ARGV[2]) end
local was = redis.call('DEL', KEYS[1])
if was == 1 then redis.call('PUBLISH', ARGV[1], ARGV[2]) end
return was`

export class RedisSessions {
  readonly #options: RedisSessionsOptions

  constructor(options: RedisSessionsOptions) {
    this.#options = options
  }

  /** Where the keys of sessions are told that have ended. */
  get channel(): string {
    return `${this.#options.prefix}:sessions:ended`
  }

  async ping(): Promise<void> {
    await this.#options.client.ping()
  }

  async begin(sessionKey: string, kept: KeptSession): Promise<void> {
    const { client, life } = this.#options
    const names = [this.#name(sessionKey), this.#index(kept.email)]
    const places = [life.now(), life.endsAtLatest(kept), sessionKey, life.ttlMs]
    const words = [keptText(kept), life.remainingMs(kept), ...places]
    await client.eval(BEGIN, names.length, ...names, ...words)
  }

  async read(sessionKey: string): Promise<KeptSession | undefined> {
    const text = await this.#options.client.get(this.#name(sessionKey))
    return text === null ? undefined : parseKept(text)
  }

  /** Writes when a session was seen. One that has ended in the meantime stays so. */
  async touch(sessionKey: string, seen: KeptSession): Promise<void> {
    const { client, life } = this.#options
    const remainingMs = life.remainingMs(seen)
    await client.set(this.#name(sessionKey), keptText(seen), 'PX', remainingMs, 'XX')
  }

  /** @param email - undefined if unknown: its place in the index then waits to be found empty */
  async end(sessionKey: string, email: string | undefined): Promise<boolean> {
    const names = [this.#name(sessionKey), ...(email === undefined ? [] : [this.#index(email)])]
    const words = [this.channel, sessionKey]
    return (await this.#options.client.eval(END, names.length, ...names, ...words)) === 1
  }

  /** The sessions of an account that are there; places in the index that turn out to be empty are dropped. */
  async list(email: string): Promise<OpenSession[]> {
    const { client, life } = this.#options
    const index = this.#index(email)
    const keys = await client.zrange(index, '0', '-1')
    if (keys.length === 0) return []
    const texts = await client.mget(keys.map((sessionKey) => this.#name(sessionKey)))
    const gone = keys.filter((_key, i) => typeof texts[i] !== 'string')
    if (gone.length > 0) await client.zrem(index, ...gone)
    return keys.flatMap((sessionKey, i) => {
      const kept = parseKept(texts[i] ?? '')
      return kept !== undefined && life.remainingMs(kept) > 0 ? [{ ...kept, sessionKey }] : []
    })
  }

  #name(sessionKey: string): string {
    return `{${this.#options.prefix}:session}:${sessionKey}`
  }

  #index(email: string): string {
    return `{${this.#options.prefix}:session}:of:${hash('sha256', email, 'base64url')}`
  }
}
