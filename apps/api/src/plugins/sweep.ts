// Some things have their time and nobody who comes back for them: every now and then they are let go of.
import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'

const INTERVAL_MS = 30_000

/** Calls `sweep` for as long as the app is open. */
export const sweepPlugin = fp(
  async (app: FastifyInstance, { sweep }: { readonly sweep: () => void }) => {
    const sweeper = setInterval(sweep, INTERVAL_MS)
    sweeper.unref()
    app.addHook('onClose', async () => clearInterval(sweeper))
  },
  { name: 'deltadesk-sweep' },
)
