// POST /api/auth/firebase: signing in with what Firebase says about someone. The session is the same as any other.
import { OPERATIONS, type Operation } from '@deltadesk/contract/operations'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { AccessCheck } from '../firebase-auth/access-check.ts'
import type { FirebaseAdmins } from '../firebase-auth/firebase-admins.ts'
import { OtherSignInError } from '../firebase-auth/firebase-errors.ts'
import { refuseTokens } from '../principals/guard.ts'
import { clientAddress } from '../requests/client-address.ts'
import { beginSession } from '../sessions/begin-session.ts'
import { requireHttps } from '../sessions/require-https.ts'
import { type LoginRouteOptions, toMe } from './auth.ts'
import { refusedRouteOf, routeOf } from './route-of.ts'

export interface FirebaseLoginOptions
  extends Pick<LoginRouteOptions, 'authLog' | 'life' | 'secureCookie' | 'throttle'> {
  readonly admins: FirebaseAdmins
  readonly accessCheck: AccessCheck
}

export const firebaseLoginRoute: FastifyPluginAsyncTypebox<FirebaseLoginOptions> = async (
  app,
  { admins, accessCheck, throttle, authLog, life, secureCookie },
) => {
  app.route({
    ...routeOf(OPERATIONS.signInWithFirebase),
    onRequest: secureCookie ? [refuseTokens, requireHttps] : [refuseTokens],
    handler: async (request) => {
      // Who it is stands in the token, and before it is verified anybody could have written it.
      const trier = { email: undefined, address: clientAddress(request) }
      try {
        const email = await throttle.guard(trier, () => admins.adminOf(request.body.idToken))
        const begun = await beginSession(request, { email, sessionCredential: 'firebase' }, life)
        accessCheck.begun(begun.key)
        authLog.tell(request, 'signed-in', email)
        return toMe(begun, life)
      } catch (error) {
        authLog.tellFailure(request, error)
        throw error
      }
    },
  })
}

/** Answers the way of signing in that is not this desk's. */
export const otherLoginRoute: FastifyPluginAsyncTypebox<{
  readonly operation: Operation
  readonly way: string
}> = async (app, { operation, way }) => {
  app.route({
    ...refusedRouteOf(operation),
    handler: async () => {
      throw new OtherSignInError(way)
    },
  })
}
