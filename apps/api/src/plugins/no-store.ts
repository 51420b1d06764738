// Orders and accounts belong in no cache between here and the browser, nor in the browser's own; nor does how the desk
// is right now. Which path was asked for does not decide it, since one path can be spelled in many ways.
import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'

/** Marks every answer as not to be stored, errors and unknown paths included; the dashboard's files say otherwise. */
export const noStorePlugin = fp(
  async (app: FastifyInstance) => {
    app.addHook('onRequest', async (_request, reply) => {
      reply.header('cache-control', 'no-store')
    })
  },
  { name: 'deltadesk-no-store' },
)
