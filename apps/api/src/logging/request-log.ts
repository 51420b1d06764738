// One line for each request, at a level that keeps a dashboard's polls from drowning everything else.
import { type FastifyReply, type FastifyRequest, LogController } from 'fastify'

/** Logs a request when it is answered: faults as warnings, refusals and changes as info, reads as debug. */
export class RequestLog extends LogController {
  override incomingRequest(): void {}

  override requestCompleted(
    _error: Error | null | undefined,
    request: FastifyRequest,
    reply: FastifyReply,
  ): void {
    const { method, url } = request
    const { statusCode } = reply
    const ms = Math.round(reply.elapsedTime)
    request.log[levelFor(method, statusCode)](
      { method, url, statusCode, ms },
      `${method} ${url} ${statusCode}`,
    )
  }
}

function levelFor(method: string, statusCode: number): 'warn' | 'info' | 'debug' {
  if (statusCode >= 500) return 'warn'
  if (statusCode >= 400) return 'info'
  return method === 'GET' || method === 'HEAD' ? 'debug' : 'info'
}
