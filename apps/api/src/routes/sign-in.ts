// The way in, which is one of two: by a password that the desk checks itself, or by Firebase.
import type { FastifyInstance } from 'fastify'
import type { AppDeps } from '../app.ts'
import { AccessCheck } from '../firebase-auth/access-check.ts'
import { requireAccess } from '../firebase-auth/require-access.ts'
import type { AuthLog } from '../logging/auth-log.ts'
import { openThrottle } from '../throttling/open-throttle.ts'
import { loginRoute } from './auth.ts'
import { firebaseLoginRoute, otherLoginRoute } from './firebase-login.ts'
import { signInConfigRoute } from './sign-in-config.ts'

export interface SignInOptions extends AppDeps {
  readonly authLog: AuthLog
}

/** What a request has to meet besides having a session. */
export type AccessHook = ReturnType<typeof requireAccess>

/** Opens the way in. @returns the hook for everything behind it, where there has to be one */
export async function signInRoutes(
  api: FastifyInstance,
  deps: SignInOptions,
): Promise<AccessHook | undefined> {
  const { config, accounts, firebase: admins, sessions, authLog, now } = deps
  const common = {
    throttle: openThrottle(deps),
    authLog,
    sessionTtlSeconds: config.sessionTtlSeconds,
    secureCookie: config.production,
    now,
  }
  await api.register(signInConfigRoute, { auth: config.auth })
  if (admins === undefined) {
    await api.register(loginRoute, { ...common, accounts })
    await api.register(otherLoginRoute, { url: '/auth/firebase', way: 'with a password' })
    return undefined
  }
  const accessCheck = new AccessCheck({ admins, now, log: deps.logger })
  sessions.onEnded((sessionKey) => accessCheck.ended(sessionKey))
  await api.register(firebaseLoginRoute, { ...common, admins, accessCheck })
  await api.register(otherLoginRoute, { url: '/auth/login', way: 'with Firebase' })
  return requireAccess(accessCheck, authLog)
}
