// Sessions in the memory of this process. The store that @fastify/session brings never forgets a session that nobody
// comes back for, and tells nobody when one ends; this one is bounded, sweeps, and tells.
import type { Session } from 'fastify'
import { type KeptSession, sessionFrom } from './kept-session.ts'
import { SessionEndings } from './session-endings.ts'
import { sessionKeyOf } from './session-key.ts'
import type { SessionLife } from './session-life.ts'
import type { OpenSession, SessionEnd, SessionEndListener, SessionStore } from './session-store.ts'

export interface MemorySessionStoreOptions {
  readonly life: SessionLife
  /** How many sessions there may be at once; beyond it the one ends that was not seen for the longest time. */
  readonly capacity: number
}

type Done = (error?: unknown) => void

export class MemorySessionStore implements SessionStore {
  /** By key. The one that was not seen for the longest time comes first. */
  readonly #kept = new Map<string, KeptSession>()
  readonly #endings = new SessionEndings()
  readonly #options: MemorySessionStoreOptions

  constructor(options: MemorySessionStoreOptions) {
    this.#options = options
  }

  get size(): number {
    return this.#kept.size
  }

  /**
   * Calls `listener` once for every session that ends from now on, in the same turn.
   *
   * @returns a function that stops it.
   */
  onEnded(listener: SessionEndListener): () => void {
    return this.#endings.add(listener)
  }

  sweep(): void {
    const { life } = this.#options
    for (const [sessionKey, kept] of this.#kept) {
      if (!(life.remainingMs(kept) > 0)) this.#end(sessionKey, 'expired')
    }
  }

  /** A session that belongs to nobody, or is over, is not kept. */
  set(sessionId: string, { kept }: Session, done: Done): void {
    if (kept !== undefined && this.#options.life.remainingMs(kept) > 0) {
      this.#put(sessionKeyOf(sessionId), kept)
    }
    done()
  }

  get(sessionId: string, done: (error: unknown, session?: Session | null) => void): void {
    const { life } = this.#options
    const sessionKey = sessionKeyOf(sessionId)
    const kept = this.#kept.get(sessionKey)
    if (kept === undefined || !(life.remainingMs(kept) > 0)) {
      this.#end(sessionKey, 'expired')
      done(null, null)
      return
    }
    const seen = life.seen(kept)
    if (seen !== undefined) this.#put(sessionKey, seen)
    done(null, sessionFrom(seen ?? kept))
  }

  destroy(sessionId: string, done: Done): void {
    this.#end(sessionKeyOf(sessionId), 'signed-out')
    done()
  }

  /** There are few enough to look at all of them. */
  async list(email: string): Promise<OpenSession[]> {
    const { life } = this.#options
    return [...this.#kept]
      .filter(([, kept]) => kept.email === email && life.remainingMs(kept) > 0)
      .map(([sessionKey, kept]) => ({ ...kept, sessionKey }))
  }

  async end({ sessionKey }: Pick<OpenSession, 'sessionKey'>): Promise<boolean> {
    return this.#end(sessionKey, 'signed-out')
  }

  /** Nothing is open; the sessions go with the process. */
  async close(): Promise<void> {}

  #put(sessionKey: string, kept: KeptSession): void {
    this.#kept.delete(sessionKey)
    if (this.#kept.size >= this.#options.capacity) this.sweep()
    const [oldest] = this.#kept.keys()
    if (oldest !== undefined && this.#kept.size >= this.#options.capacity) {
      this.#end(oldest, 'evicted')
    }
    this.#kept.set(sessionKey, kept)
  }

  #end(sessionKey: string, reason: SessionEnd): boolean {
    const was = this.#kept.delete(sessionKey)
    if (was) this.#endings.tell(sessionKey, reason)
    return was
  }
}
