// POST /api/auth/password: another password for whoever is signed in, which ends all their other sessions.
import { OPERATIONS } from '@deltadesk/contract/operations'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { AccountNotFoundError } from '../accounts/account.ts'
import type { BreachedPasswords } from '../accounts/breached-passwords.ts'
import { hashNewPassword } from '../accounts/new-password.ts'
import { NotSignedInError, sessionOf } from '../principals/principal.ts'
import { renewSession } from '../sessions/renew-session.ts'
import type { SessionStore } from '../sessions/session-store.ts'
import { type LoginRouteOptions, toMe } from './auth.ts'
import { createProve } from './proof.ts'
import { routeOf } from './route-of.ts'

export interface PasswordRouteOptions extends LoginRouteOptions {
  readonly sessions: SessionStore
  /** Undefined where nobody is asked. */
  readonly breached: BreachedPasswords | undefined
}

export const passwordRoute: FastifyPluginAsyncTypebox<PasswordRouteOptions> = async (
  app,
  options,
) => {
  const { accounts, life, passwordWork, breached, authLog } = options
  const prove = createProve(options)

  app.route({
    ...routeOf(OPERATIONS.changePassword),
    handler: async (request) => {
      const { current: password, next, ...code } = request.body
      const { email } = sessionOf(request)
      // First of all: whoever chose an unfit one can choose another and has not used up a code.
      const passwordHash = await hashNewPassword(next, email, {
        breached,
        warn: (line) => request.log.warn(line),
        hash: passwordWork.hashPassword,
      })
      await prove(request, { password, ...code })
      await accounts.setPassword(email, passwordHash).catch(signedOutIfGone)
      const account = await accounts.find(email)
      if (account === undefined || account.disabled) throw new NotSignedInError()
      const begun = await renewSession(request, account, options)
      authLog.tell(request, 'password-changed', email)
      return toMe(begun, life)
    },
  })
}

/** Whose account is gone by now is signed out. */
function signedOutIfGone(error: unknown): never {
  throw error instanceof AccountNotFoundError ? new NotSignedInError() : error
}
