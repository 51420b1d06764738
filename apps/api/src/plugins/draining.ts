// How the process lets its clients go before it ends: each is told with its next answer to come on another connection
// the next time, so that none finds its connection closed just as it asks.
import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'

declare module 'fastify' {
  interface FastifyInstance {
    /** From now on every answer closes its connection, and GET /readyz says that the process is ending. */
    drain(): void
    isDraining(): boolean
  }
}

export const drainingPlugin = fp(
  async (app: FastifyInstance) => {
    let isDraining = false
    app.decorate('drain', () => {
      isDraining = true
    })
    app.decorate('isDraining', () => isDraining)
    app.addHook('onRequest', async (_request, reply) => {
      if (isDraining) reply.header('connection', 'close')
    })
  },
  { name: 'deltadesk-draining' },
)
