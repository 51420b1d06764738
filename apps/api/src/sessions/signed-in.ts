// Who is behind a request: what the session knows, and the guard in front of everything that needs to know it.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { sessionKeyOf } from './session-key.ts'

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
  /** Names the session and can't open it; see {@link sessionKeyOf}. */
  readonly sessionKey: string
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
  return { sessionKey: sessionKeyOf(sessionId), email, signedInAt }
}

/** A hook that lets nobody past who is not signed in. */
export async function requireSession(request: FastifyRequest, _reply: FastifyReply): Promise<void> {
  signedIn(request)
}

/**
 * Signs someone in. The session gets a new id: one that was planted in the browser beforehand is worth nothing
 * (session fixation, CWE-384). Once it is kept the answer may say so, and not before.
 *
 * @throws SessionsUnavailableError when it can't be kept; the request is as it was before
 */
export async function beginSession(
  request: FastifyRequest,
  email: string,
  now: Date,
): Promise<SignedIn> {
  const before = request.session
  try {
    await request.session.regenerate()
    request.session.set('email', email)
    request.session.set('signedInAt', now.toISOString())
    await request.session.save()
  } catch (error) {
    // Else the plugin would try to keep it once more, with the answer that says that it could not.
    request.session = before
    throw error
  }
  return signedIn(request)
}
