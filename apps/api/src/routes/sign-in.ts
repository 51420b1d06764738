// The way in, which is one of two: by a password that the desk checks itself, or by Firebase. Whoever lets someone in
// also says whether they may go on.
import { OPERATIONS } from '@deltadesk/contract/operations'
import type { FastifyInstance } from 'fastify'
import type { AppDeps } from '../app.ts'
import { AccessCheck } from '../firebase-auth/access-check.ts'
import type { Standing } from '../principals/guard.ts'
import { type LoginRouteOptions, loginRoute } from './auth.ts'
import { firebaseLoginRoute, otherLoginRoute } from './firebase-login.ts'
import { signInConfigRoute } from './sign-in-config.ts'

/** Opens the way in. @returns what decides whether a session may go on */
export async function signInRoutes(
  api: FastifyInstance,
  deps: AppDeps & LoginRouteOptions,
): Promise<Standing> {
  const { config, knownAccounts, firebase: admins, sessions, life } = deps
  await api.register(signInConfigRoute, { auth: config.auth })
  if (admins === undefined) {
    await api.register(loginRoute, deps)
    await api.register(otherLoginRoute, {
      operation: OPERATIONS.signInWithFirebase,
      way: 'with a password',
    })
    return async ({ email, session: { credential } }) => {
      const account = await knownAccounts.active(
        email,
        ({ sessionCredential }) => sessionCredential === credential,
      )
      if (account === undefined) return 'withdrawn'
      return deps.secondFactors.isMissing(account) ? 'needs-second-factor' : 'good'
    }
  }
  const accessCheck = new AccessCheck({ admins, now: life.now, log: deps.logger })
  sessions.onEnded((sessionKey) => accessCheck.ended(sessionKey))
  await api.register(firebaseLoginRoute, { ...deps, admins, accessCheck })
  await api.register(otherLoginRoute, { operation: OPERATIONS.signIn, way: 'with Firebase' })
  return async ({ key, email, session: { signedInAt } }) => {
    const mayGoOn = await accessCheck.mayGoOn({ sessionKey: key, email, signedInAt })
    return mayGoOn ? 'good' : 'withdrawn'
  }
}
