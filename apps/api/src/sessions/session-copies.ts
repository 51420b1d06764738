// Sessions that this process has seen lately, for the time that Redis does not answer. A copy is good for a quarter of
// an hour after Redis last vouched for it: someone who was signed out elsewhere meanwhile is not let in for longer.
import type { KeptSession } from './kept-session.ts'
import type { SessionLife } from './session-life.ts'

export interface SessionCopiesOptions {
  /** How many there may be; beyond it the one that was seen the longest ago is forgotten. */
  readonly capacity: number
  readonly life: SessionLife
}

interface Copy {
  readonly session: KeptSession
  readonly vouchedAt: number
}

const GOOD_FOR_MS = 15 * 60_000

export class SessionCopies {
  /** The one that was seen the longest ago comes first. */
  readonly #copies = new Map<string, Copy>()
  readonly #options: SessionCopiesOptions

  constructor(options: SessionCopiesOptions) {
    this.#options = options
  }

  get size(): number {
    return this.#copies.size
  }

  /** A session that has not expired, and that may be believed without Redis. */
  get(sessionKey: string): KeptSession | undefined {
    const { life } = this.#options
    const copy = this.#copies.get(sessionKey)
    if (copy === undefined || life.now() - copy.vouchedAt >= GOOD_FOR_MS) return undefined
    if (!(life.remainingMs(copy.session) > 0)) return undefined
    const session = life.seen(copy.session)
    if (session === undefined) return copy.session
    this.#copies.set(sessionKey, { ...copy, session })
    return session
  }

  /** Whose session it is, as far as that is known. */
  emailOf(sessionKey: string): string | undefined {
    return this.#copies.get(sessionKey)?.session.email
  }

  /** Redis has just told of `session`. */
  put(sessionKey: string, session: KeptSession): void {
    this.#copies.delete(sessionKey)
    this.#copies.set(sessionKey, { session, vouchedAt: this.#options.life.now() })
    const [oldest] = this.#copies.keys()
    if (oldest !== undefined && this.#copies.size > this.#options.capacity) this.delete(oldest)
  }

  delete(sessionKey: string): void {
    this.#copies.delete(sessionKey)
  }

  clear(): void {
    this.#copies.clear()
  }

  /** Forgets the expired ones. @returns their keys */
  takeExpired(): string[] {
    const { life } = this.#options
    const expired = [...this.#copies]
      .filter(([, { session }]) => !(life.remainingMs(session) > 0))
      .map(([sessionKey]) => sessionKey)
    for (const sessionKey of expired) this.delete(sessionKey)
    return expired
  }
}
