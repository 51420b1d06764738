// @fastify/compress: long answers travel compressed, also where no proxy does that.
import fastifyCompress from '@fastify/compress'
import type { FastifyInstance, RouteOptions } from 'fastify'
import fp from 'fastify-plugin'

/**
 * For a route whose answers may be long. A few orders, or a poll without changes, are not worth the work; gzip is, at a
 * fifth of the bytes, while Brotli takes several times as long for a little less.
 */
export const WHERE_LONG = {
  encodings: ['gzip'],
  threshold: 4096,
} satisfies RouteOptions['compress']

/** For the routes that ask for it alone; what comes in is never unpacked. */
export const compressPlugin = fp(
  async (app: FastifyInstance) => {
    await app.register(fastifyCompress, { global: false, globalDecompression: false })
  },
  { name: 'deltadesk-compress' },
)
