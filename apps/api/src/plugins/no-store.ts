// Orders and accounts belong in no cache between here and the browser, nor in the browser's own; nor does how the desk
// is right now.
import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'

const TRANSIENT = /^\/(api|healthz|readyz|metrics)\b/

/** Marks every answer but the dashboard's files as not to be stored, errors and unknown paths included. */
export const noStorePlugin = fp(
  async (app: FastifyInstance) => {
    app.addHook('onRequest', async (request, reply) => {
      if (TRANSIENT.test(request.url)) reply.header('cache-control', 'no-store')
    })
  },
  { name: 'deltadesk-no-store' },
)
