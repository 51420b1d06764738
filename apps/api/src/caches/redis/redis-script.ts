// Lua that Redis runs as one step: each of the store's decisions is one such script, in a file of its own.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Redis } from 'ioredis'
import type { Static, TSchema } from 'typebox'
import { Value } from 'typebox/value'
import { answerOf } from '../../redis/redis-failure.ts'

const read = (name: string) => readFileSync(new URL(`lua/${name}.lua`, import.meta.url), 'utf8')
const shared = read('replica')

export class RedisScript {
  readonly #lua: string
  readonly #sha: string

  /** @param name - that of its file in `lua`, without the ending */
  constructor(name: string) {
    this.#lua = `${shared}\n${read(name)}`
    this.#sha = createHash('sha1').update(this.#lua).digest('hex')
  }

  /** @throws RedisFailure */
  run(
    client: Redis,
    keys: readonly string[],
    args: readonly (string | number)[],
  ): Promise<unknown> {
    const words = [keys.length, ...keys, ...args]
    const answer = client.call('evalsha', [this.#sha, ...words]).catch((error: unknown) => {
      if (!(error instanceof Error && error.message.startsWith('NOSCRIPT'))) throw error
      // It was never told, or was restarted since.
      return client.call('eval', [this.#lua, ...words])
    })
    return answerOf(answer)
  }
}

/** What a script answered, as the type that it is said to have. */
export function readReply<S extends TSchema>(schema: S, reply: unknown): Static<S> {
  if (Value.Check(schema, reply)) return reply
  throw new Error('Redis gave an answer that no script of ours gives')
}
