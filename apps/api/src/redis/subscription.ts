// Listens on a channel of Redis. Redis forgets who listens when a connection is lost, so listening begins anew with
// every connection; what was said in between was not heard.
import type { Redis } from 'ioredis'
import type { RedisLog } from './open-redis.ts'

export interface SubscriptionOptions {
  readonly subscriber: Redis
  readonly channel: string
  readonly log: Pick<RedisLog, 'warn'>
  /** What can't be heard where Redis does not permit it; for the log. */
  readonly subject: string
  readonly onMessage: (message: string) => void
  /** Listening has begun, at first or again. */
  readonly onListening: (mayHaveMissed: boolean) => void
}

export class Subscription {
  readonly #options: SubscriptionOptions
  #mayHaveMissed = false

  constructor(options: SubscriptionOptions) {
    this.#options = options
  }

  start(): void {
    const { subscriber } = this.#options
    subscriber.on('ready', this.#subscribe)
    subscriber.on('close', this.#onClose)
    subscriber.on('message', this.#onMessage)
    if (subscriber.status === 'ready') void this.#subscribe()
    // What fails is tried again by itself, and «ready» tells when it works.
    if (subscriber.status === 'wait') subscriber.connect().catch(() => {})
  }

  /** Stops listening; the connection is for whoever opened it to close. */
  stop(): void {
    const { subscriber } = this.#options
    subscriber.off('ready', this.#subscribe)
    subscriber.off('close', this.#onClose)
    subscriber.off('message', this.#onMessage)
  }

  readonly #subscribe = async (): Promise<void> => {
    const { subscriber, channel, log, subject, onListening } = this.#options
    try {
      await subscriber.subscribe(channel)
    } catch (error) {
      this.#mayHaveMissed = true
      // What fails for want of a connection is done with the next one.
      if (error instanceof Error && error.name === 'ReplyError') {
        log.warn(`Redis does not let this process hear of ${subject}: ${error.message}`)
      }
      return
    }
    const mayHaveMissed = this.#mayHaveMissed
    this.#mayHaveMissed = false
    onListening(mayHaveMissed)
  }

  readonly #onClose = (): void => {
    this.#mayHaveMissed = true
  }

  readonly #onMessage = (channel: string, message: string): void => {
    if (channel === this.#options.channel) this.#options.onMessage(message)
  }
}
