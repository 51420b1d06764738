// GET /api/auth/config: how one signs in here, for the page that asks for it.
import { Problem, SignInConfig } from '@deltadesk/contract'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { AuthConfig } from '../config/auth-config.ts'

export const signInConfigRoute: FastifyPluginAsyncTypebox<{ auth: AuthConfig }> = async (
  app,
  { auth },
) => {
  const { provider, ...firebase } = auth
  const answer = { provider, firebase: 'apiKey' in firebase ? firebase : null }
  app.get(
    '/auth/config',
    { schema: { response: { 200: SignInConfig, '4xx': Problem, '5xx': Problem } } },
    async () => answer,
  )
}
