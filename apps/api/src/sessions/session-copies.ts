// Sessions that this process has seen lately, for the time that Redis does not answer.
import type { KeptSession } from './kept-session.ts'

export interface SessionCopiesOptions {
  /** How many there may be; beyond it the one that was seen the longest ago is forgotten. */
  readonly capacity: number
  /** How long after its sign-in a session ends, in milliseconds. */
  readonly ttlMs: number
  /** The time in milliseconds since 1970. */
  readonly now: () => number
}

export class SessionCopies {
  /** The one that was seen the longest ago comes first. */
  readonly #copies = new Map<string, KeptSession>()
  readonly #options: SessionCopiesOptions

  constructor(options: SessionCopiesOptions) {
    this.#options = options
  }

  /** How long a session has left, in milliseconds; none where that is not above 0. */
  remainingMs({ signedInAt }: KeptSession): number {
    const { ttlMs, now } = this.#options
    return Date.parse(signedInAt) + ttlMs - now()
  }

  /** A session that has not expired. */
  get(sessionKey: string): KeptSession | undefined {
    const copy = this.#copies.get(sessionKey)
    return copy !== undefined && this.remainingMs(copy) > 0 ? copy : undefined
  }

  put(sessionKey: string, session: KeptSession): void {
    this.#copies.delete(sessionKey)
    this.#copies.set(sessionKey, session)
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
    const expired = [...this.#copies]
      .filter(([, session]) => !(this.remainingMs(session) > 0))
      .map(([sessionKey]) => sessionKey)
    for (const sessionKey of expired) this.delete(sessionKey)
    return expired
  }
}
