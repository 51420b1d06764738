// Sessions in Redis: they outlive this process and its siblings share them. A request costs one GET, and once a minute
// a SET that says when the session was seen. While Redis does not answer, those who were seen lately go on from memory;
// who is not known has to come back later, since only Redis can tell that someone is signed out.
import type { FastifyBaseLogger, Session } from 'fastify'
import type { DeskRedis } from '../redis/desk-redis.ts'
import { answerOf } from '../redis/redis-failure.ts'
import { Subscription } from '../redis/subscription.ts'
import { type KeptSession, keptText, sessionFrom } from './kept-session.ts'
import { RedisSessions } from './redis-sessions.ts'
import { SessionCopies } from './session-copies.ts'
import { SessionEndings } from './session-endings.ts'
import { sessionKeyOf } from './session-key.ts'
import type { SessionLife } from './session-life.ts'
import {
  type OpenSession,
  type SessionEnd,
  type SessionEndListener,
  type SessionStore,
  SessionsUnavailableError,
} from './session-store.ts'

export interface RedisSessionStoreOptions {
  readonly redis: Pick<DeskRedis, 'client' | 'subscriber' | 'prefix'>
  readonly life: SessionLife
  readonly logger: Pick<FastifyBaseLogger, 'info' | 'warn'>
}

const MOST_COPIES = 1000

export class RedisSessionStore implements SessionStore {
  readonly #options: RedisSessionStoreOptions
  readonly #sessions: RedisSessions
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
    this.#sessions = new RedisSessions({ ...redis, life: options.life })
    this.#copies = new SessionCopies({ life: options.life, capacity: MOST_COPIES })
    redis.client.on('ready', this.#onReady)
    this.#endedElsewhere = new Subscription({
      subscriber: redis.subscriber,
      channel: this.#sessions.channel,
      log: logger,
      subject: 'sign-outs elsewhere',
      onMessage: (sessionKey) => this.#ended(sessionKey, 'signed-out'),
      onListening: () => this.#doubtCopies(),
    })
    this.#endedElsewhere.start()
  }

  get size(): number {
    return this.#copies.size
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

  async list(email: string): Promise<OpenSession[]> {
    return this.#ask((sessions) => sessions.list(email))
  }

  async end({ sessionKey, email }: Pick<OpenSession, 'email' | 'sessionKey'>): Promise<boolean> {
    const was = await this.#ask((sessions) => sessions.end(sessionKey, email))
    this.#ended(sessionKey, 'signed-out')
    return was
  }

  /** A session that belongs to nobody, or is over, is not kept. */
  async #set(sessionKey: string, { kept }: Session): Promise<void> {
    if (kept === undefined || !(this.#options.life.remainingMs(kept) > 0)) return
    // Redis is not to blame for one that is too large.
    keptText(kept)
    await this.#ask((sessions) => sessions.begin(sessionKey, kept))
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
    const { life } = this.#options
    const endings = this.#endings
    const kept = await this.#ask((sessions) => sessions.read(sessionKey))
    if (kept === undefined || !(life.remainingMs(kept) > 0)) {
      this.#ended(sessionKey, kept === undefined ? 'evicted' : 'expired')
      return null
    }
    const seen = life.seen(kept)
    if (seen !== undefined) await this.#touch(sessionKey, seen)
    // One that has just ended might be this one: the answer is older than the message.
    if (this.#endings === endings) this.#copies.put(sessionKey, seen ?? kept)
    return sessionFrom(seen ?? kept)
  }

  /** Whoever is signed in is so even where that can't be written; the next request tries again. */
  async #touch(sessionKey: string, seen: KeptSession): Promise<void> {
    await this.#ask((sessions) => sessions.touch(sessionKey, seen)).catch(() => {})
  }

  async #destroy(sessionKey: string): Promise<void> {
    const email = this.#copies.emailOf(sessionKey)
    // It may fail here and be carried out later, by a Redis that hung: then the message tells this process too.
    await this.#ask((sessions) => sessions.end(sessionKey, email))
    this.#ended(sessionKey, 'signed-out')
  }

  #ended(sessionKey: string, reason: SessionEnd): void {
    this.#endings++
    this.#copies.delete(sessionKey)
    this.#listeners.tell(sessionKey, reason)
  }

  /** @throws SessionsUnavailableError */
  async #ask<R>(command: (sessions: RedisSessions) => Promise<R>): Promise<R> {
    try {
      const answer = await answerOf(command(this.#sessions))
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
    this.#probe ??= this.#ask((sessions) => sessions.ping())
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
