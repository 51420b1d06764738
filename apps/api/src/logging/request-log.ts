// One line for each request, at a level that keeps a dashboard's polls from drowning everything else.
import { type FastifyReply, type FastifyRequest, LogController } from 'fastify'

const NO_ROUTE = 'unknown path'

/**
 * Logs a request when it is answered: faults as warnings, refusals and changes as info, reads as debug. It names the
 * route and not the path and query that were asked for: whatever a caller puts there, a password or an e-mail address
 * by mistake, stays out.
 */
export class RequestLog extends LogController {
  override incomingRequest(): void {}

  override requestCompleted(
    _error: Error | null | undefined,
    request: FastifyRequest,
    reply: FastifyReply,
  ): void {
    const { method, routeOptions } = request
    const { statusCode } = reply
    const route = routeOptions.url ?? NO_ROUTE
    const ms = Math.round(reply.elapsedTime)
    request.log[levelFor(method, statusCode)](
      { method, route, statusCode, ms },
      `${method} ${route} ${statusCode}`,
    )
  }
}

function levelFor(method: string, statusCode: number): 'warn' | 'info' | 'debug' {
  if (statusCode >= 500) return 'warn'
  if (statusCode >= 400) return 'info'
  return method === 'GET' || method === 'HEAD' ? 'debug' : 'info'
}
