// What ties an answer to its lines in the log: whoever reports a fault can name it.
import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'

/** Every answer carries the id that its lines in the log have as `reqId`. */
export const requestIdPlugin = fp(
  async (app: FastifyInstance) => {
    app.addHook('onRequest', async (request, reply) => {
      reply.header('x-request-id', request.id)
    })
  },
  { name: 'deltadesk-request-id' },
)
