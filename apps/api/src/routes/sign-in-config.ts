// GET /api/auth/config: how one signs in here, for the page that asks for it.
import { OPERATIONS } from '@deltadesk/contract/operations'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { AuthConfig } from '../config/auth-config.ts'
import { routeOf } from './route-of.ts'

export const signInConfigRoute: FastifyPluginAsyncTypebox<{ auth: AuthConfig }> = async (
  app,
  { auth },
) => {
  const { provider, ...firebase } = auth
  const answer = { provider, firebase: 'apiKey' in firebase ? firebase : null }
  app.route({ ...routeOf(OPERATIONS.getSignInConfig), handler: async () => answer })
}
