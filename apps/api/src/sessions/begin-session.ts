// Signing someone in, as far as the session goes.
import type { FastifyRequest } from 'fastify'
import type { Account } from '../accounts/account.ts'
import { heldBy } from '../principals/guard.ts'
import { NotSignedInError, type SessionPrincipal } from '../principals/principal.ts'
import { clientOf } from './client.ts'
import type { SessionLife } from './session-life.ts'

/**
 * Signs someone in. The session gets a new id: one that was planted in the browser beforehand is worth nothing
 * (session fixation, CWE-384). Once it is kept the answer may say so, and not before.
 *
 * @throws SessionsUnavailableError when it can't be kept; the request is as it was before
 */
export async function beginSession(
  request: FastifyRequest,
  { email, sessionCredential }: Pick<Account, 'email' | 'sessionCredential'>,
  life: SessionLife,
  needsSecondFactor = false,
): Promise<SessionPrincipal> {
  const before = request.session
  const now = new Date(life.now()).toISOString()
  try {
    await request.session.regenerate()
    request.session.set('kept', {
      email,
      credential: sessionCredential,
      signedInAt: now,
      lastSeenAt: now,
      ...clientOf(request),
    })
    await request.session.save()
  } catch (error) {
    // Else the plugin would try to keep it once more, with the answer that says that it could not.
    request.session = before
    throw error
  }
  const begun = heldBy(request, life, needsSecondFactor)
  if (begun === undefined) throw new NotSignedInError()
  return begun
}
