// /api/auth: signing in and out, and who is signed in.
import type { Me } from '@deltadesk/contract'
import { OPERATIONS } from '@deltadesk/contract/operations'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { AccountStore } from '../accounts/account-store.ts'
import type { KnownAccounts } from '../accounts/known-accounts.ts'
import { checkCredentials } from '../accounts/sign-in.ts'
import type { AuthLog } from '../logging/auth-log.ts'
import { sessionCookieName, sessionCookieOptions } from '../plugins/session.ts'
import { refuseTokens } from '../principals/guard.ts'
import { type SessionPrincipal, sessionOf } from '../principals/principal.ts'
import { clientAddress } from '../requests/client-address.ts'
import type { SecondFactors } from '../second-factor/second-factors.ts'
import { beginSession } from '../sessions/begin-session.ts'
import { requireHttps } from '../sessions/require-https.ts'
import type { SessionLife } from '../sessions/session-life.ts'
import type { PasswordWork } from '../throttling/password-work.ts'
import type { SignInThrottle } from '../throttling/sign-in-throttle.ts'
import { proveFactor } from './proof.ts'
import { routeOf } from './route-of.ts'

export interface LoginRouteOptions {
  readonly accounts: AccountStore
  readonly knownAccounts: KnownAccounts
  readonly life: SessionLife
  readonly throttle: SignInThrottle
  readonly passwordWork: PasswordWork
  readonly secondFactors: SecondFactors
  readonly authLog: AuthLog
  /** The session cookie is sent over HTTPS alone. */
  readonly secureCookie: boolean
}

/** POST /auth/login, open to everyone. */
export const loginRoute: FastifyPluginAsyncTypebox<LoginRouteOptions> = async (app, options) => {
  const { accounts, knownAccounts, life, throttle, passwordWork, authLog, secondFactors } = options

  app.route({
    ...routeOf(OPERATIONS.signIn),
    onRequest: options.secureCookie ? [refuseTokens, requireHttps] : [refuseTokens],
    handler: async (request) => {
      const { email, password, code } = request.body
      const trier = { email, address: clientAddress(request) }
      try {
        const account = await throttle.guard(trier, async () => {
          const found = await checkCredentials(accounts, email, password, request.log, passwordWork)
          return proveFactor(request, found, code, options)
        })
        await knownAccounts.listening()
        knownAccounts.learn(account)
        const begun = await beginSession(request, account, life, secondFactors.isMissing(account))
        authLog.tell(request, 'signed-in', account.email)
        return toMe(begun, life)
      } catch (error) {
        authLog.tellFailure(request, error, email)
        throw error
      }
    },
  })
}

/** GET /auth/me and POST /auth/logout, for those who are signed in. */
export const accountRoutes: FastifyPluginAsyncTypebox<
  Pick<LoginRouteOptions, 'authLog' | 'life' | 'secureCookie'>
> = async (app, { authLog, life, secureCookie }) => {
  app.route({
    ...routeOf(OPERATIONS.getMe),
    handler: async (request) => toMe(sessionOf(request), life),
  })

  app.route({
    ...routeOf(OPERATIONS.signOut),
    handler: async (request, reply) => {
      const { email } = sessionOf(request)
      await request.session.destroy()
      authLog.tell(request, 'signed-out', email)
      const name = sessionCookieName(secureCookie)
      return reply.clearCookie(name, sessionCookieOptions(secureCookie)).code(204).send()
    },
  })
}

/** What the API tells about a session. */
export function toMe(
  { email, expiresAt, session, needsSecondFactor }: SessionPrincipal,
  { idleMs }: Pick<SessionLife, 'idleMs'>,
): Me {
  return {
    email,
    signedInAt: session.signedInAt,
    expiresAt: new Date(expiresAt).toISOString(),
    idleSeconds: idleMs / 1000,
    needsSecondFactor,
  }
}
