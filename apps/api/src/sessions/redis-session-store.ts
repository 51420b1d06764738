// Sessions in Redis: they outlive this process and its siblings share them. A request costs one GET, and nothing is
// written but at sign-in and sign-out. While Redis does not answer, those who were seen lately go on from memory;
// who is not known has to come back later, since only Redis can tell that someone is signed out.
import type { FastifyBaseLogger, Session } from 'fastify'
import type { Redis } from 'ioredis'
import type { DeskRedis } from '../redis/desk-redis.ts'
import { answerOf } from '../redis/redis-failure.ts'
import { Subscription } from '../redis/subscription.ts'
import { keptOf, keptText, parseKept, sessionFrom } from './kept-session.ts'
import { SessionCopies } from './session-copies.ts'
import { SessionEndings } from './session-endings.ts'
import { sessionKeyOf } from './session-key.ts'
import {
  type SessionEnd,
  type SessionEndListener,
  type SessionStore,
  SessionsUnavailableError,
} from './session-store.ts'

export interface RedisSessionStoreOptions {
  readonly redis: Pick<DeskRedis, 'client' | 'subscriber' | 'prefix'>
  /** How long after its sign-in a session ends, in milliseconds; use does not prolong it. */
  readonly ttlMs: number
  /** The time in milliseconds since 1970. */
  readonly now: () => number
  readonly logger: Pick<FastifyBaseLogger, 'info' | 'warn'>
}

const MOST_COPIES = 1000

/** Deletes a session, and tells all processes if it was there. */
const END = `if redis.call('DEL', KEYS[1]) == 1 then redis.call('PUBLISH', ARGV[1], ARGV[2]) end`

export class RedisSessionStore implements SessionStore {
  readonly #options: RedisSessionStoreOptions
  readonly #endedElsewhere: Subscription
  readonly #copies: SessionCopies
  readonly #listeners = new SessionEndings()
  /** How many sessions have ended since the start, as far as this process has heard. */
  #endings = 0
  #isAway = false
  #probe: Promise<unknown> | undefined

  constructor(options: RedisSessionStoreOptions) {
    const { redis, logger } = options
    this.#options = options
    this.#copies = new SessionCopies({ ...options, capacity: MOST_COPIES })
    redis.client.on('ready', this.#onReady)
    this.#endedElsewhere = new Subscription({
      subscriber: redis.subscriber,
      channel: this.#channelName,
      log: logger,
      subject: 'sign-outs elsewhere',
      onMessage: (sessionKey) => this.#ended(sessionKey, 'signed-out'),
      onListening: () => this.#doubtCopies(),
    })
    this.#endedElsewhere.start()
  }

  onEnded(listener: SessionEndListener): () => void {
    return this.#listeners.add(listener)
  }

  sweep(): void {
    for (const sessionKey of this.#copies.takeExpired()) this.#ended(sessionKey, 'expired')
  }

  set(sessionId: string, session: Session, done: (error?: unknown) => void): void {
    this.#set(sessionKeyOf(sessionId), session).then(() => done(), done)
  }

  get(sessionId: string, done: (error: unknown, session?: Session | null) => void): void {
    this.#get(sessionKeyOf(sessionId)).then((session) => done(null, session), done)
  }

  destroy(sessionId: string, done: (error?: unknown) => void): void {
    this.#destroy(sessionKeyOf(sessionId)).then(() => done(), done)
  }

  /** Stops listening; the connections are for whoever opened them to close. */
  async close(): Promise<void> {
    this.#options.redis.client.off('ready', this.#onReady)
    this.#endedElsewhere.stop()
  }

  /** A session that belongs to nobody is not kept. */
  async #set(sessionKey: string, session: Session): Promise<void> {
    const kept = keptOf(session)
    if (kept === undefined) return
    const text = keptText(kept)
    const remainingMs = this.#copies.remainingMs(kept)
    if (!(remainingMs > 0)) return
    await this.#ask((client) => client.set(this.#name(sessionKey), text, 'PX', remainingMs))
    this.#copies.put(sessionKey, kept)
  }

  async #get(sessionKey: string): Promise<Session | null> {
    const copy = this.#copies.get(sessionKey)
    if (this.#isAway && copy !== undefined) {
      this.#askWhetherItIsBack()
      return sessionFrom(copy)
    }
    try {
      return await this.#read(sessionKey)
    } catch (error) {
      // While this waited it may have ended.
      const known = this.#copies.get(sessionKey)
      if (known === undefined) throw error
      return sessionFrom(known)
    }
  }

  async #read(sessionKey: string): Promise<Session | null> {
    const endings = this.#endings
    const text = await this.#ask((client) => client.get(this.#name(sessionKey)))
    const kept = text === null ? undefined : parseKept(text)
    if (kept === undefined || !(this.#copies.remainingMs(kept) > 0)) {
      this.#ended(sessionKey, kept === undefined ? 'evicted' : 'expired')
      return null
    }
    // One that has just ended might be this one: the answer is older than the message.
    if (this.#endings === endings) this.#copies.put(sessionKey, kept)
    return sessionFrom(kept)
  }

  async #destroy(sessionKey: string): Promise<void> {
    const name = this.#name(sessionKey)
    // It may fail here and be carried out later, by a Redis that hung: then the message tells this process too.
    await this.#ask((client) => client.eval(END, 1, name, this.#channelName, sessionKey))
    this.#ended(sessionKey, 'signed-out')
  }

  get #channelName(): string {
    return `${this.#options.redis.prefix}:sessions:ended`
  }

  #name(sessionKey: string): string {
    return `${this.#options.redis.prefix}:session:${sessionKey}`
  }

  #ended(sessionKey: string, reason: SessionEnd): void {
    this.#endings++
    this.#copies.delete(sessionKey)
    this.#listeners.tell(sessionKey, reason)
  }

  /** @throws SessionsUnavailableError */
  async #ask<R>(command: (client: Redis) => Promise<R>): Promise<R> {
    try {
      const answer = await answerOf(command(this.#options.redis.client))
      this.#answered()
      return answer
    } catch (error) {
      this.#failed(error)
      throw new SessionsUnavailableError({ cause: error })
    }
  }

  #answered(): void {
    if (this.#isAway) this.#options.logger.info('Redis tells again who is signed in')
    this.#isAway = false
  }

  #failed(error: unknown): void {
    if (this.#isAway) return
    this.#isAway = true
    const reason = error instanceof Error ? error.message : String(error)
    this.#options.logger.warn(
      `Redis does not tell who is signed in: who was seen lately goes on, nobody can sign in or out. ${reason}`,
    )
  }

  #askWhetherItIsBack(): void {
    this.#probe ??= this.#ask((client) => client.ping())
      .catch(() => {})
      .finally(() => {
        this.#probe = undefined
      })
  }

  readonly #onReady = (): void => {
    this.#answered()
    this.#doubtCopies()
  }

  /** Forgets the copies where Redis can tell, since sessions may have ended that nobody told of. */
  #doubtCopies(): void {
    if (this.#options.redis.client.status === 'ready') this.#copies.clear()
  }
}
