// POST /api/auth/password: another password for whoever is signed in, which ends all their other sessions.
import { OPERATIONS } from '@deltadesk/contract/operations'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { AccountNotFoundError, WrongPasswordError } from '../accounts/account.ts'
import { hashNewPassword } from '../accounts/new-password.ts'
import { NotSignedInError, sessionOf } from '../principals/principal.ts'
import { clientAddress } from '../requests/client-address.ts'
import { beginSession } from '../sessions/begin-session.ts'
import { endSessions, type SessionStore } from '../sessions/session-store.ts'
import { type LoginRouteOptions, toMe } from './auth.ts'
import { routeOf } from './route-of.ts'

export interface PasswordRouteOptions extends LoginRouteOptions {
  readonly sessions: SessionStore
}

export const passwordRoute: FastifyPluginAsyncTypebox<PasswordRouteOptions> = async (
  app,
  { accounts, knownAccounts, sessions, life, throttle, passwordWork, authLog },
) => {
  app.route({
    ...routeOf(OPERATIONS.changePassword),
    handler: async (request) => {
      const { email } = sessionOf(request)
      const { current, next } = request.body
      // Whoever sits down at another's open desk must not find out the password here.
      const check = throttle.guard({ email, address: clientAddress(request) }, async () => {
        const before = await accounts.find(email)
        const matches = await passwordWork.verifyPassword(current, before?.passwordHash)
        if (!matches) throw new WrongPasswordError()
      })
      await check.catch((error: unknown) => {
        authLog.tellFailure(request, error, email)
        throw error
      })
      const passwordHash = await hashNewPassword(next, email, passwordWork.hashPassword)
      await accounts.setPassword(email, passwordHash).catch(signedOutIfGone)
      const account = await accounts.find(email)
      if (account === undefined || account.disabled) throw new NotSignedInError()
      const begun = await beginSession(request, account, life)
      knownAccounts.learn(account)
      await endSessions(sessions, email, ({ sessionKey }) => sessionKey !== begun.key)
      authLog.tell(request, 'password-changed', email)
      return toMe(begun, life)
    },
  })
}

/** Whose account is gone by now is signed out. */
function signedOutIfGone(error: unknown): never {
  throw error instanceof AccountNotFoundError ? new NotSignedInError() : error
}
