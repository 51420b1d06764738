// Hears of what other processes do to a replica; what may have been missed counts as something that was done.
import type { Redis } from 'ioredis'
import type { RedisLog } from '../../redis/open-redis.ts'
import { Subscription } from '../../redis/subscription.ts'

export interface RemoteCommitsOptions {
  readonly subscriber: Redis
  readonly channel: string
  /** The name of this process: what it does itself is no news. */
  readonly process: string
  readonly log: RedisLog
}

export class RemoteCommits {
  readonly #subscription: Subscription
  readonly #listeners = new Set<() => void>()
  #isStarted = false

  constructor({ process, ...options }: RemoteCommitsOptions) {
    this.#subscription = new Subscription({
      ...options,
      subject: "others' commits",
      onMessage: (from) => {
        if (from !== process) this.#tell()
      },
      onListening: (mayHaveMissed) => {
        if (mayHaveMissed) this.#tell()
      },
    })
  }

  /** @returns a function that stops it */
  listen(listener: () => void): () => void {
    this.#listeners.add(listener)
    if (!this.#isStarted) this.#subscription.start()
    this.#isStarted = true
    return () => this.#listeners.delete(listener)
  }

  close(): void {
    this.#listeners.clear()
    this.#subscription.stop()
  }

  #tell(): void {
    for (const listener of this.#listeners) listener()
  }
}
