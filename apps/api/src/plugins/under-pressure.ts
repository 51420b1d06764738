// @fastify/under-pressure: where more is asked than the process can answer, it says so at once to some rather than
// answer all too late.
import underPressure from '@fastify/under-pressure'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Asked for by those who watch the process. */
    readonly isServedUnderPressure?: boolean
  }
}

/** As long as the load is measured anew after. */
const SAMPLE_MS = 1000

/** There is more to do than the process can keep up with. */
class OverloadedError extends Error {
  readonly code = 'OVERLOADED'
  /** How long to wait before trying again. */
  readonly retryAfterSeconds = 5

  constructor() {
    super('More is asked than can be answered right now; try again shortly')
    this.name = 'OverloadedError'
  }
}

export interface UnderPressureOptions {
  /** How late the event loop may run, on average, before requests are turned away. */
  readonly maxEventLoopDelayMs: number
}

/** Turns requests away while the event loop is late, but those whose route `isServedUnderPressure`. */
export const underPressurePlugin = fp(
  async (app: FastifyInstance, { maxEventLoopDelayMs }: UnderPressureOptions) => {
    await app.register(underPressure, {
      maxEventLoopDelay: maxEventLoopDelayMs,
      sampleInterval: SAMPLE_MS,
      async pressureHandler(request: FastifyRequest) {
        if (!request.routeOptions.config.isServedUnderPressure) throw new OverloadedError()
      },
    })
  },
  { name: 'deltadesk-under-pressure' },
)
