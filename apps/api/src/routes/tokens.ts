// /api/auth/tokens: the API tokens of an account. A token makes, shows and revokes none: these take a session.
import type { TokenSummary } from '@deltadesk/contract'
import { OPERATIONS } from '@deltadesk/contract/operations'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { AccountStore } from '../accounts/account-store.ts'
import type { AuthLog } from '../logging/auth-log.ts'
import { ownAccount } from '../principals/own-account.ts'
import { sessionOf } from '../principals/principal.ts'
import { NotFoundError } from '../problems/not-found.ts'
import type { ApiToken } from '../tokens/api-token.ts'
import type { ApiTokens } from '../tokens/api-tokens.ts'
import { routeOf } from './route-of.ts'

export interface TokensRoutesOptions {
  readonly authLog: AuthLog
  readonly accounts: AccountStore
  readonly tokens: ApiTokens
}

export const tokensRoutes: FastifyPluginAsyncTypebox<TokensRoutesOptions> = async (
  app,
  { authLog, accounts, tokens },
) => {
  app.route({
    ...routeOf(OPERATIONS.listTokens),
    handler: async (request) => {
      const kept = await tokens.list(sessionOf(request).email)
      return { tokens: kept.map(toSummary) }
    },
  })

  app.route({
    ...routeOf(OPERATIONS.createToken),
    handler: async (request, reply) => {
      const { name, scopes, expiresInDays: days } = request.body
      const account = await ownAccount(request, accounts)
      const { token, text } = await tokens.create(account, { name, scopes, days })
      authLog.tell(request, 'token-made', account.email)
      return reply.code(201).send({ token: toSummary(token), secret: text })
    },
  })

  app.route({
    ...routeOf(OPERATIONS.revokeToken),
    handler: async (request, reply) => {
      const { email } = sessionOf(request)
      const { id } = request.params
      if (!(await tokens.revoke(email, id))) {
        throw new NotFoundError('There is no such token among yours')
      }
      authLog.tell(request, 'token-revoked', email)
      return reply.code(204).send()
    },
  })
}

function toSummary({ id, name, scopes, createdAt, expiresAt, lastUsedAt }: ApiToken): TokenSummary {
  return {
    id,
    name,
    scopes: [...scopes],
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
  }
}
