// Orders and accounts belong in no cache between here and the browser, nor in the browser's own.
import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'

/** Marks every answer under /api as not to be stored, errors and unknown paths included. */
export const noStorePlugin = fp(
  async (app: FastifyInstance) => {
    app.addHook('onRequest', async (request, reply) => {
      if (request.url.startsWith('/api')) reply.header('cache-control', 'no-store')
    })
  },
  { name: 'deltadesk-no-store' },
)
