// Every error leaves the API through here, as a Problem and nothing more.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { BARE_HEADERS } from '../problems/bare-headers.ts'
import { NotFoundError } from '../problems/not-found.ts'
import { problemOf } from '../problems/problem-of.ts'

/** Answers `error`. What the caller could not help is logged whole. */
function answerProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const { problem, retryAfterSeconds, challenge } = problemOf(error)
  if (problem.statusCode === 500) request.log.error({ err: error }, 'Unexpected error')
  else if (problem.statusCode > 500) request.log.warn({ err: error }, problem.message)
  if (retryAfterSeconds !== undefined) reply.header('retry-after', retryAfterSeconds)
  if (challenge !== undefined) reply.header('www-authenticate', challenge)
  reply.code(problem.statusCode).send(problem)
}

/** Answers what Fastify refuses before any route or hook has seen it: a path that can't be read or is too long. */
export function answerUnrouted(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  reply.headers(BARE_HEADERS)
  answerProblem(error, request, reply)
}

/** Answers every error and every unknown path of the app as a Problem. */
export const problemsPlugin = fp(
  async (app: FastifyInstance) => {
    app.setErrorHandler(answerProblem)
    app.setNotFoundHandler((request) => {
      throw new NotFoundError(`${request.method} ${request.url.split('?', 1)[0]} does not exist`)
    })
  },
  { name: 'deltadesk-problems' },
)
