// The API described, to programs by GET /api/openapi.json and to people by GET /api/docs. Both are the same for
// everybody and hold no secret, so they are open: whoever writes a client need not sign in for it.
import { OPERATIONS } from '@deltadesk/contract/operations'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { DOCS_POLICY, docsPage } from '../docs/docs-page.ts'
import { routeOf } from './route-of.ts'
import { sendJson } from './send-json.ts'

export const docsRoutes: FastifyPluginAsyncTypebox = async (app) => {
  let document: string | undefined
  let page: string | undefined

  app.route({
    ...routeOf(OPERATIONS.getOpenApi),
    handler: async (_request, reply) => {
      document ??= JSON.stringify(app.swagger())
      return sendJson(reply, document)
    },
  })

  app.route({
    ...routeOf(OPERATIONS.getDocs),
    handler: async (_request, reply) => {
      page ??= docsPage((operation) => app.hasRoute(operation))
      reply.header('content-security-policy', DOCS_POLICY).type('text/html; charset=utf-8')
      return reply.send(page)
    },
  })
}
