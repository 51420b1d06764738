// /api/auth: signing in and out, and who is signed in.
import { LoginBody, Me, Problem } from '@deltadesk/contract'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { AccountStore } from '../accounts/account-store.ts'
import { checkCredentials } from '../accounts/sign-in.ts'
import type { AuthLog } from '../logging/auth-log.ts'
import { SESSION_COOKIE } from '../plugins/session.ts'
import { clientAddress } from '../requests/client-address.ts'
import { requireHttps } from '../sessions/require-https.ts'
import { beginSession, type SignedIn, signedIn } from '../sessions/signed-in.ts'
import { PasswordWork } from '../throttling/password-work.ts'
import type { SignInThrottle } from '../throttling/sign-in-throttle.ts'

export interface LoginRouteOptions {
  readonly accounts: AccountStore
  readonly throttle: SignInThrottle
  readonly authLog: AuthLog
  readonly sessionTtlSeconds: number
  /** The session cookie is sent over HTTPS alone. */
  readonly secureCookie: boolean
  readonly now: () => number
}

/** POST /auth/login, the only route of the API that is open to everyone. */
export const loginRoute: FastifyPluginAsyncTypebox<LoginRouteOptions> = async (app, options) => {
  const { accounts, throttle, authLog, sessionTtlSeconds, now } = options
  const passwordWork = new PasswordWork()

  app.post(
    '/auth/login',
    {
      onRequest: options.secureCookie ? [requireHttps] : [],
      schema: { body: LoginBody, response: { 200: Me, '4xx': Problem, '5xx': Problem } },
    },
    async (request) => {
      const { email, password } = request.body
      const trier = { email, address: clientAddress(request) }
      try {
        const account = await throttle.guard(trier, () =>
          checkCredentials(accounts, email, password, passwordWork.verify),
        )
        const begun = await beginSession(request, account.email, new Date(now()))
        authLog.tell(request, 'signed-in', account.email)
        return toMe(begun, sessionTtlSeconds)
      } catch (error) {
        authLog.tellFailure(request, error, email)
        throw error
      }
    },
  )
}

/** GET /auth/me and POST /auth/logout, for those who are signed in. */
export const accountRoutes: FastifyPluginAsyncTypebox<
  Pick<LoginRouteOptions, 'authLog' | 'sessionTtlSeconds'>
> = async (app, { authLog, sessionTtlSeconds }) => {
  app.get(
    '/auth/me',
    { schema: { response: { 200: Me, '4xx': Problem, '5xx': Problem } } },
    async (request) => toMe(signedIn(request), sessionTtlSeconds),
  )

  app.post('/auth/logout', async (request, reply) => {
    const { email } = signedIn(request)
    await request.session.destroy()
    authLog.tell(request, 'signed-out', email)
    return reply.clearCookie(SESSION_COOKIE, { path: '/' }).code(204).send()
  })
}

/** What the API tells about a session. */
export function toMe({ email, signedInAt }: SignedIn, sessionTtlSeconds: number): Me {
  const expiresAt = new Date(Date.parse(signedInAt) + sessionTtlSeconds * 1000).toISOString()
  return { email, signedInAt, expiresAt, idleSeconds: sessionTtlSeconds }
}
