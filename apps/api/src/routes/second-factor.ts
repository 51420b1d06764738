// /api/auth/second-factor: setting up the second factor of one's own account, renewing its recovery codes, removing it.
import { OPERATIONS } from '@deltadesk/contract/operations'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { ownAccount } from '../principals/own-account.ts'
import { endOfSetup } from '../second-factor/second-factor.ts'
import { totpUri } from '../second-factor/totp.ts'
import { renewSession } from '../sessions/renew-session.ts'
import type { SessionStore } from '../sessions/session-store.ts'
import { type LoginRouteOptions, toMe } from './auth.ts'
import { createProve } from './proof.ts'
import { routeOf } from './route-of.ts'

export interface SecondFactorRoutesOptions extends LoginRouteOptions {
  readonly sessions: SessionStore
}

export const secondFactorRoutes: FastifyPluginAsyncTypebox<SecondFactorRoutesOptions> = async (
  app,
  options,
) => {
  const { accounts, life, secondFactors, authLog } = options
  const prove = createProve(options)

  app.route({
    ...routeOf(OPERATIONS.getSecondFactor),
    handler: async (request) => {
      const { secondFactor } = await ownAccount(request, accounts)
      return {
        on: secondFactor !== undefined,
        since: secondFactor?.since.toISOString() ?? null,
        recoveryCodesLeft: secondFactor?.recoveryHashes.length ?? 0,
        required: secondFactors.required,
      }
    },
  })

  app.route({
    ...routeOf(OPERATIONS.beginSecondFactor),
    handler: async (request, reply) => {
      const account = await prove(request, request.body)
      const pending = await secondFactors.begin(account)
      return reply.code(201).send({
        secret: pending.secret,
        uri: totpUri(pending.secret, account.email),
        expiresAt: endOfSetup(pending).toISOString(),
      })
    },
  })

  app.route({
    ...routeOf(OPERATIONS.confirmSecondFactor),
    handler: async (request) => {
      const before = await ownAccount(request, accounts)
      const { account, recoveryCodes } = await secondFactors.confirm(before, request.body.code)
      const begun = await renewSession(request, account, options)
      authLog.tell(request, 'second-factor-set-up', account.email)
      return { me: toMe(begun, life), recoveryCodes }
    },
  })

  app.route({
    ...routeOf(OPERATIONS.renewRecoveryCodes),
    handler: async (request) => {
      const proven = await prove(request, request.body)
      const { recoveryCodes } = await secondFactors.renewRecoveryCodes(proven)
      authLog.tell(request, 'recovery-codes-renewed', proven.email)
      return { recoveryCodes }
    },
  })

  app.route({
    ...routeOf(OPERATIONS.removeSecondFactor),
    handler: async (request) => {
      const account = await secondFactors.remove(await prove(request, request.body))
      const begun = await renewSession(request, account, options)
      authLog.tell(request, 'second-factor-removed', account.email)
      return toMe(begun, life)
    },
  })
}
