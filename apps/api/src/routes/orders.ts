// /api/orders: the delta protocol, and one order by its id.
import { PAGE_LIMIT } from '@deltadesk/contract'
import { OPERATIONS } from '@deltadesk/contract/operations'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { Replicas } from '../caches/replicas.ts'
import { ordersPageText, orderText } from '../orders/orders-page.ts'
import { parseSince } from '../orders/since.ts'
import { compressPlugin, WHERE_LONG } from '../plugins/compress.ts'
import { principalOf } from '../principals/principal.ts'
import { NotFoundError } from '../problems/not-found.ts'
import { routeOf } from './route-of.ts'
import { sendJson } from './send-json.ts'

export const ordersRoutes: FastifyPluginAsyncTypebox<{ replicas: Replicas }> = async (
  app,
  { replicas },
) => {
  await app.register(compressPlugin)
  app.route({
    ...routeOf(OPERATIONS.getOrders),
    compress: WHERE_LONG,
    handler: async (request, reply) => {
      const { since, limit = PAGE_LIMIT.default } = request.query
      const held = since === undefined ? undefined : parseSince(since)
      const page = await replicas.use(principalOf(request), async (engine) => {
        await engine.ensureFresh(held?.kind === 'cursor' ? held.cursor : undefined)
        const delta =
          held?.kind === 'time'
            ? engine.changedSince(held.time, limit)
            : engine.deltaSince(held?.cursor, limit)
        const text = ordersPageText(engine, delta)
        engine.countPoll({ bytes: Buffer.byteLength(text), isLast: !delta.hasMore })
        return text
      })
      return sendJson(reply, page)
    },
  })

  app.route({
    ...routeOf(OPERATIONS.getOrder),
    handler: async (request, reply) => {
      const entry = await replicas.use(principalOf(request), async (engine) => {
        await engine.ensureFresh()
        return engine.get(request.params.id)
      })
      if (entry === undefined) {
        throw new NotFoundError('There is no such order among those that are held')
      }
      return sendJson(reply, orderText(entry))
    },
  })
}
