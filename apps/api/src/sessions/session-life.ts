// How long a session lives: until a fixed time after its sign-in, and no longer than a while without a request.
import type { KeptSession } from './kept-session.ts'

export interface SessionLifeOptions {
  /** How long after its sign-in a session ends, in milliseconds; use does not prolong that. */
  readonly ttlMs: number
  /** How long after the last request it ends, in milliseconds. */
  readonly idleMs: number
  /** The time in milliseconds since 1970. */
  readonly now: () => number
}

/** That a session was seen is written so often and no more: a poll must not cost the store a write. */
const SEEN_EVERY_MS = 60_000
/** For short idle times: the part of one that may go by unwritten. */
const UNWRITTEN_PART = 0.1

export class SessionLife {
  readonly ttlMs: number
  readonly now: () => number
  readonly idleMs: number
  readonly #seenEveryMs: number

  constructor({ ttlMs, idleMs, now }: SessionLifeOptions) {
    this.ttlMs = ttlMs
    this.now = now
    this.idleMs = idleMs
    this.#seenEveryMs = Math.min(SEEN_EVERY_MS, idleMs * UNWRITTEN_PART)
  }

  /** When it ends however much it is used, in milliseconds since 1970. */
  endsAtLatest({ signedInAt }: Pick<KeptSession, 'signedInAt'>): number {
    return Date.parse(signedInAt) + this.ttlMs
  }

  /** When it ends if nobody uses it again, in milliseconds since 1970. */
  endsAt(kept: KeptSession): number {
    return Math.min(this.endsAtLatest(kept), Date.parse(kept.lastSeenAt) + this.idleMs)
  }

  /** What is left of it, in milliseconds; it is over where that is not above 0. */
  remainingMs(kept: KeptSession): number {
    return this.endsAt(kept) - this.now()
  }

  /** The session as it is to be kept now that it is seen; undefined while what is kept will do. */
  seen(kept: KeptSession): KeptSession | undefined {
    const now = this.now()
    if (now - Date.parse(kept.lastSeenAt) < this.#seenEveryMs) return undefined
    return { ...kept, lastSeenAt: new Date(now).toISOString() }
  }
}
