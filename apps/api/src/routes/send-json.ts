// What is JSON already is sent as it is.
import type { FastifyReply } from 'fastify'

export function sendJson(reply: FastifyReply, text: string): FastifyReply {
  return reply.type('application/json; charset=utf-8').send(text)
}
