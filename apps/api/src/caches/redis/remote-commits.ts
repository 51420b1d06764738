// Hears of what other processes do to a replica. Redis forgets who listens when a connection is lost, so listening
// begins anew with every connection, and what was missed in between counts as something that was done.
import type { Redis } from 'ioredis'
import type { RedisLog } from '../../redis/open-redis.ts'

export interface RemoteCommitsOptions {
  readonly subscriber: Redis
  readonly channel: string
  /** The name of this process: what it does itself is no news. */
  readonly process: string
  readonly log: RedisLog
}

export class RemoteCommits {
  readonly #options: RemoteCommitsOptions
  readonly #listeners = new Set<() => void>()
  #isListening = false
  #mayHaveMissed = false

  constructor(options: RemoteCommitsOptions) {
    this.#options = options
  }

  /** @returns a function that stops it */
  listen(listener: () => void): () => void {
    this.#listeners.add(listener)
    this.#start()
    return () => this.#listeners.delete(listener)
  }

  async close(): Promise<void> {
    const { subscriber, channel } = this.#options
    this.#listeners.clear()
    subscriber.off('ready', this.#subscribe)
    subscriber.off('close', this.#onClose)
    subscriber.off('message', this.#onMessage)
    if (this.#isListening) await subscriber.unsubscribe(channel).catch(() => {})
  }

  #start(): void {
    if (this.#isListening) return
    this.#isListening = true
    const { subscriber } = this.#options
    subscriber.on('ready', this.#subscribe)
    subscriber.on('close', this.#onClose)
    subscriber.on('message', this.#onMessage)
    if (subscriber.status === 'ready') void this.#subscribe()
    // It goes on trying by itself.
    else if (subscriber.status === 'wait') subscriber.connect().catch(() => {})
  }

  readonly #subscribe = async (): Promise<void> => {
    const { subscriber, channel, log } = this.#options
    try {
      await subscriber.subscribe(channel)
      if (this.#mayHaveMissed) this.#tell()
      this.#mayHaveMissed = false
    } catch (error) {
      this.#mayHaveMissed = true
      if (error instanceof Error && error.name === 'ReplyError') {
        log.warn(`Redis does not let this process hear of others' commits: ${error.message}`)
      }
    }
  }

  readonly #onClose = (): void => {
    this.#mayHaveMissed = true
  }

  readonly #onMessage = (channel: string, process: string): void => {
    if (channel === this.#options.channel && process !== this.#options.process) this.#tell()
  }

  #tell(): void {
    for (const listener of this.#listeners) listener()
  }
}
