// GET /healthz, whether the process answers at all, for the platform that restarts it; and GET /readyz, whether it can
// serve and what is the matter, for whoever sends it requests or wants to know at three in the morning.
import { Health, Readiness } from '@deltadesk/contract'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { judgeReadiness, type ReadinessFacts } from '../readiness/readiness.ts'

export interface HealthRoutesOptions {
  readonly facts: () => ReadinessFacts
}

export const healthRoutes: FastifyPluginAsyncTypebox<HealthRoutesOptions> = async (
  app,
  { facts },
) => {
  // Who asks how the process is must hear it, most of all when it is too much for it.
  const config = { isServedUnderPressure: true }

  app.get('/healthz', { config, schema: { response: { 200: Health } } }, async () => ({
    status: 'ok' as const,
  }))

  app.get(
    '/readyz',
    { config, schema: { response: { 200: Readiness, 503: Readiness } } },
    async (_request, reply) => {
      const readiness = judgeReadiness(facts())
      return reply.code(readiness.status === 'not ready' ? 503 : 200).send(readiness)
    },
  )
}
