// @fastify/cors: pages of the origins that are named may read answers. Without any, no other page ever can.
import fastifyCors from '@fastify/cors'
import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'

const A_DAY_SECONDS = 86_400

/** Lets pages of `origins`, compared exactly, call the API with a session. */
export const corsPlugin = fp(
  async (app: FastifyInstance, { origins }: { readonly origins: readonly string[] }) => {
    await app.register(fastifyCors, {
      origin: [...origins],
      credentials: true,
      methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
      allowedHeaders: ['authorization', 'content-type'],
      exposedHeaders: ['retry-after'],
      maxAge: A_DAY_SECONDS,
      // No preflight that isn't one gets a 200 of its own.
      strictPreflight: true,
    })
  },
  { name: 'deltadesk-cors' },
)
