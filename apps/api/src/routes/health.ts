// GET /healthz, whether the process answers at all, for the platform that restarts it; and GET /readyz, whether it can
// serve and what is the matter, for whoever sends it requests or wants to know at three in the morning.
import { OPERATIONS } from '@deltadesk/contract/operations'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { judgeReadiness, type ReadinessFacts } from '../readiness/readiness.ts'
import { routeOf } from './route-of.ts'

export interface HealthRoutesOptions {
  readonly facts: () => ReadinessFacts
}

export const healthRoutes: FastifyPluginAsyncTypebox<HealthRoutesOptions> = async (
  app,
  { facts },
) => {
  const health = routeOf(OPERATIONS.getHealth)
  const readiness = routeOf(OPERATIONS.getReadiness)
  // Who asks how the process is must hear it, most of all when it is too much for it.
  const isServedUnderPressure = true

  app.route({
    ...health,
    config: { ...health.config, isServedUnderPressure },
    handler: async () => ({ status: 'ok' as const }),
  })

  app.route({
    ...readiness,
    config: { ...readiness.config, isServedUnderPressure },
    handler: async (_request, reply) => {
      const judged = judgeReadiness(facts())
      return reply.code(judged.status === 'not ready' ? 503 : 200).send(judged)
    },
  })
}
