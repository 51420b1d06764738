// GET /metrics for Prometheus: how requests fare, what the desk spends, how the process is. Whoever asks has to know
// METRICS_TOKEN, since how a shop trades is nobody else's business.
import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client'
import { type DeskFigures, registerDeskMetrics } from '../metrics/desk-metrics.ts'
import { bearerOf } from '../principals/guard.ts'
import { isSameSecret } from '../principals/is-same-secret.ts'

/** In seconds: from a poll without changes to a first sync. */
const BUCKETS = [0.001, 0.005, 0.025, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

/** GET /metrics was asked without the token that opens it. */
class WrongMetricsTokenError extends Error {
  readonly code = 'WRONG_METRICS_TOKEN'
  readonly challenge = 'Bearer'

  constructor() {
    super('GET /metrics takes the header «Authorization: Bearer» with METRICS_TOKEN')
    this.name = 'WrongMetricsTokenError'
  }
}

export interface MetricsOptions extends DeskFigures {
  readonly token: string
}

export const metricsPlugin = fp(
  async (app: FastifyInstance, { token, ...figures }: MetricsOptions) => {
    const registry = new Registry()
    collectDefaultMetrics({ register: registry })
    const updateDeskMetrics = registerDeskMetrics(registry, figures)
    const durations = new Histogram({
      name: 'deltadesk_http_request_duration_seconds',
      help: 'How long requests took to answer, by route and status',
      labelNames: ['method', 'route', 'status'],
      buckets: BUCKETS,
      registers: [registry],
    })

    app.addHook('onResponse', async ({ method, routeOptions }, reply) => {
      const labels = { method, route: routeOptions.url ?? 'none', status: reply.statusCode }
      durations.observe(labels, reply.elapsedTime / 1000)
    })

    app.get('/metrics', { config: { isServedUnderPressure: true } }, async (request, reply) => {
      if (!isSameSecret(bearerOf(request) ?? '', token)) throw new WrongMetricsTokenError()
      updateDeskMetrics()
      return reply
        .header('cache-control', 'no-store')
        .type(registry.contentType)
        .send(await registry.metrics())
    })
  },
  { name: 'deltadesk-metrics' },
)
