// The guard behind the one that wants a session: it also wants Firebase to know its admin still.
import type { FastifyRequest } from 'fastify'
import type { AuthLog } from '../logging/auth-log.ts'
import { NotSignedInError, signedIn } from '../sessions/signed-in.ts'
import type { AccessCheck } from './access-check.ts'

/** A hook that ends the session of whoever may not sign in any more. */
export function requireAccess(check: AccessCheck, authLog: AuthLog) {
  return async (request: FastifyRequest): Promise<void> => {
    const session = signedIn(request)
    if (await check.mayGoOn(session)) return
    await request.session.destroy()
    authLog.tell(request, 'access-withdrawn', session.email)
    throw new NotSignedInError()
  }
}
