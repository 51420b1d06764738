// Sessions in the memory of this process. The store that @fastify/session brings never forgets a session that nobody
// comes back for, and tells nobody when one ends; this one is bounded, sweeps, and tells.
import type { Session } from 'fastify'
import { SessionEndings } from './session-endings.ts'
import { sessionKeyOf } from './session-key.ts'
import type { SessionEnd, SessionEndListener, SessionStore } from './session-store.ts'

export interface MemorySessionStoreOptions {
  /** How long after it began a session ends, in milliseconds; use does not prolong it. */
  readonly ttlMs: number
  /** How many sessions there may be at once; beyond it the oldest ends. */
  readonly capacity: number
  /** The time in milliseconds since 1970. */
  readonly now: () => number
}

interface Entry {
  session: Session
  readonly expiresAt: number
}

type Done = (error?: unknown) => void

export class MemorySessionStore implements SessionStore {
  // All sessions live equally long, so the order in which they came is the order in which they expire.
  readonly #entries = new Map<string, Entry>()
  readonly #endings = new SessionEndings()
  readonly #options: MemorySessionStoreOptions

  constructor(options: MemorySessionStoreOptions) {
    this.#options = options
  }

  /** How many sessions there are, expired ones that were not swept yet included. */
  get size(): number {
    return this.#entries.size
  }

  /**
   * Calls `listener` once for every session that ends from now on, in the same turn.
   *
   * @returns a function that stops it.
   */
  onEnded(listener: SessionEndListener): () => void {
    return this.#endings.add(listener)
  }

  /** Ends the sessions whose time is up. Costs as much as there are such sessions. */
  sweep(): void {
    const now = this.#options.now()
    for (const [sessionId, entry] of this.#entries) {
      if (entry.expiresAt > now) return
      this.#end(sessionId, 'expired')
    }
  }

  set(sessionId: string, session: Session, done: Done): void {
    const known = this.#entries.get(sessionId)
    if (known === undefined) this.#begin(sessionId, session)
    else known.session = session
    done()
  }

  get(sessionId: string, done: (error: unknown, session?: Session | null) => void): void {
    const entry = this.#entries.get(sessionId)
    if (entry !== undefined && entry.expiresAt <= this.#options.now()) {
      this.#end(sessionId, 'expired')
      done(null, null)
      return
    }
    done(null, entry?.session ?? null)
  }

  destroy(sessionId: string, done: Done): void {
    this.#end(sessionId, 'signed-out')
    done()
  }

  /** Nothing is open; the sessions go with the process. */
  async close(): Promise<void> {}

  #begin(sessionId: string, session: Session): void {
    this.sweep()
    const [oldest] = this.#entries.keys()
    if (oldest !== undefined && this.#entries.size >= this.#options.capacity) {
      this.#end(oldest, 'evicted')
    }
    const expiresAt = this.#options.now() + this.#options.ttlMs
    this.#entries.set(sessionId, { session, expiresAt })
  }

  #end(sessionId: string, reason: SessionEnd): void {
    if (this.#entries.delete(sessionId)) this.#endings.tell(sessionKeyOf(sessionId), reason)
  }
}
