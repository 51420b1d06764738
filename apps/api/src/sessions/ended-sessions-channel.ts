// How the processes of a desk tell one another that somebody has signed out, so that each lets go at once of what it
// keeps for the session.
import type { FastifyBaseLogger } from 'fastify'
import type { Redis } from 'ioredis'

export interface EndedSessionsChannelOptions {
  readonly subscriber: Redis
  readonly name: string
  readonly logger: Pick<FastifyBaseLogger, 'warn'>
  /** A session is over; this process may have ended it itself. */
  readonly onEnded: (sessionKey: string) => void
  /** Listening has begun, at first or again: what ended before was not heard. */
  readonly onListening: () => void
}

export class EndedSessionsChannel {
  readonly #options: EndedSessionsChannelOptions

  constructor(options: EndedSessionsChannelOptions) {
    const { subscriber } = options
    this.#options = options
    subscriber.on('message', this.#hear)
    subscriber.on('ready', this.#listen)
    if (subscriber.status === 'ready') void this.#listen()
    // What fails is tried again by itself, and «ready» tells when it works.
    if (subscriber.status === 'wait') subscriber.connect().catch(() => {})
  }

  /** Stops listening; the connection is for whoever opened it to close. */
  close(): void {
    const { subscriber } = this.#options
    subscriber.off('message', this.#hear)
    subscriber.off('ready', this.#listen)
  }

  readonly #listen = async (): Promise<void> => {
    const { subscriber, name, logger, onListening } = this.#options
    try {
      await subscriber.subscribe(name)
    } catch (error) {
      // What fails for want of a connection is done with the next one.
      if (error instanceof Error && error.name === 'ReplyError') {
        logger.warn(`Redis does not let this process hear of sign-outs elsewhere: ${error.message}`)
      }
      return
    }
    onListening()
  }

  readonly #hear = (channel: string, sessionKey: string): void => {
    if (channel === this.#options.name) this.#options.onEnded(sessionKey)
  }
}
