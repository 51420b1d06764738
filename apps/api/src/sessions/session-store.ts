// The port to where sessions are kept.
import type fastifySession from '@fastify/session'

/** Why a session is over. `signed-out` is any end that a request asked for, a new sign-in included. */
export type SessionEnd = 'signed-out' | 'expired' | 'evicted'

/** @param sessionKey - see `sessionKeyOf` */
export type SessionEndListener = (sessionKey: string, reason: SessionEnd) => void

/**
 * Keeps sessions for @fastify/session until a fixed time after their sign-in; use does not prolong them. Its methods
 * fail with a {@link SessionsUnavailableError} where that can't be done now.
 */
export interface SessionStore extends fastifySession.SessionStore {
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
