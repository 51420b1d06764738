// Who is behind a request: what the session knows, and the guard in front of everything that needs to know it.
import type { FastifyReply, FastifyRequest } from 'fastify'

declare module 'fastify' {
  interface Session {
    /** Set together, at sign-in; a session without them belongs to nobody. */
    email?: string
    /** ISO 8601. */
    signedInAt?: string
  }
}

/** Someone who is signed in, and the session that says so. */
export interface SignedIn {
  /** Not the cookie's value, which is signed as well; still nothing for a log or an answer. */
  readonly sessionId: string
  readonly email: string
  /** ISO 8601. */
  readonly signedInAt: string
}

/** Nobody is signed in, or not any more. */
export class NotSignedInError extends Error {
  readonly code = 'NOT_SIGNED_IN'

  constructor() {
    super('Sign in first: there is no session, or it has ended')
    this.name = 'NotSignedInError'
  }
}

/**
 * Who is signed in.
 *
 * @throws NotSignedInError if nobody is.
 */
export function signedIn(request: FastifyRequest): SignedIn {
  const { sessionId, email, signedInAt } = request.session
  if (email === undefined || signedInAt === undefined) throw new NotSignedInError()
  return { sessionId, email, signedInAt }
}

/** A hook that lets nobody past who is not signed in. */
export async function requireSession(request: FastifyRequest, _reply: FastifyReply): Promise<void> {
  signedIn(request)
}

/**
 * Signs someone in. The session gets a new id: one that was planted in the browser beforehand is worth nothing
 * (session fixation, CWE-384).
 */
export async function beginSession(
  request: FastifyRequest,
  email: string,
  now: Date,
): Promise<SignedIn> {
  await request.session.regenerate()
  const signedInAt = now.toISOString()
  request.session.set('email', email)
  request.session.set('signedInAt', signedInAt)
  return { sessionId: request.session.sessionId, email, signedInAt }
}
