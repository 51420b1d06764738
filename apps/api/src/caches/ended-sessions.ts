// Remembers which sessions have ended, for the requests that began before and are still under way.

export interface EndedSessionsOptions {
  /** How long after its sign-in a session ends by itself, in milliseconds: then there is nothing to remember. */
  readonly ttlMs: number
  /** The time in milliseconds since 1970. */
  readonly now: () => number
}

export class EndedSessions {
  /** When each would have ended by itself at the latest; the earliest comes first. */
  readonly #until = new Map<string, number>()
  readonly #options: EndedSessionsOptions

  constructor(options: EndedSessionsOptions) {
    this.#options = options
  }

  add(sessionKey: string): void {
    const { ttlMs, now } = this.#options
    this.#until.delete(sessionKey)
    this.#until.set(sessionKey, now() + ttlMs)
  }

  has(sessionKey: string): boolean {
    return this.#until.has(sessionKey)
  }

  /** Forgets those that would be over by now. Costs as much as there are of them. */
  sweep(): void {
    const now = this.#options.now()
    for (const [sessionKey, until] of this.#until) {
      if (until > now) return
      this.#until.delete(sessionKey)
    }
  }
}
