// /api/orders: the delta protocol, and one order by its id.
import { OrderParams, OrdersQuery, PAGE_LIMIT } from '@deltadesk/contract'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyReply } from 'fastify'
import type { SessionReplicas } from '../caches/session-replicas.ts'
import { ordersPageText, orderText } from '../orders/orders-page.ts'
import { parseSince } from '../orders/since.ts'
import { NotFoundError } from '../problems/not-found.ts'
import { signedIn } from '../sessions/signed-in.ts'

export const ordersRoutes: FastifyPluginAsyncTypebox<{ replicas: SessionReplicas }> = async (
  app,
  { replicas },
) => {
  app.get('/orders', { schema: { querystring: OrdersQuery } }, async (request, reply) => {
    const { since, limit = PAGE_LIMIT.default } = request.query
    const held = since === undefined ? undefined : parseSince(since)
    const engine = replicas.of(signedIn(request).sessionId)
    await engine.ensureFresh()
    const delta =
      held?.kind === 'time'
        ? engine.changedSince(held.time, limit)
        : engine.deltaSince(held?.cursor, limit)
    const page = ordersPageText(engine, delta)
    engine.countPoll({ bytes: Buffer.byteLength(page), isLast: !delta.hasMore })
    return sendJson(reply, page)
  })

  app.get('/orders/:id', { schema: { params: OrderParams } }, async (request, reply) => {
    const engine = replicas.of(signedIn(request).sessionId)
    await engine.ensureFresh()
    const entry = engine.get(request.params.id)
    if (entry === undefined) {
      throw new NotFoundError('There is no such order among those that are held')
    }
    return sendJson(reply, orderText(entry))
  })
}

function sendJson(reply: FastifyReply, text: string): FastifyReply {
  return reply.type('application/json; charset=utf-8').send(text)
}
