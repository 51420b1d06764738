// The port to where sessions are kept.
import type fastifySession from '@fastify/session'
import type { KeptSession } from './kept-session.ts'

/** Why a session is over. `signed-out` is any end that somebody asked for, a new sign-in included. */
export type SessionEnd = 'signed-out' | 'expired' | 'evicted'

/** @param sessionKey - see `sessionKeyOf` */
export type SessionEndListener = (sessionKey: string, reason: SessionEnd) => void

/** A session that has not ended. */
export interface OpenSession extends KeptSession {
  /** See `sessionKeyOf`. */
  readonly sessionKey: string
}

/**
 * Keeps sessions for @fastify/session, for as long as `SessionLife` has it: to get one is to use it. Its methods fail
 * with a {@link SessionsUnavailableError} where that can't be done now.
 */
export interface SessionStore extends fastifySession.SessionStore {
  /** How many sessions this process knows of, expired ones that were not swept yet included. */
  readonly size: number
  /** The open sessions of an account. */
  list(email: string): Promise<OpenSession[]>
  /** Ends a session. @returns false if it had ended already */
  end(session: Pick<OpenSession, 'email' | 'sessionKey'>): Promise<boolean>
  /**
   * Calls `listener` for the sessions that end from now on, as far as this process learns of it: of one it may hear
   * twice, and of an expired one that nobody comes back for never.
   *
   * @returns a function that stops it
   */
  onEnded(listener: SessionEndListener): () => void
  /** Ends what this process holds of sessions whose time is up. */
  sweep(): void
  close(): Promise<void>
}

/** Ends the sessions of an account that `isOver` says are. @returns how many there were */
export async function endSessions(
  store: SessionStore,
  email: string,
  isOver: (session: OpenSession) => boolean,
): Promise<number> {
  const over = (await store.list(email)).filter(isOver)
  const ended = await Promise.all(over.map((session) => store.end(session)))
  return ended.filter(Boolean).length
}

/** Nobody can tell now who is signed in. `cause` is what the store said. */
export class SessionsUnavailableError extends Error {
  readonly code = 'SESSIONS_UNAVAILABLE'
  /** How long to wait before trying again. */
  readonly retryAfterSeconds = 2

  constructor(options: ErrorOptions) {
    super('The sessions cannot be reached right now; try again shortly', options)
    this.name = 'SessionsUnavailableError'
  }
}
