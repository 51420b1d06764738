// @fastify/static: the built dashboard from the API's own origin, so that its cookie needs no cross-origin rules.
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply } from 'fastify'

const A_YEAR = 'public, max-age=31536000, immutable'

/** Serves the dashboard in `dir`, and its index.html for every path of its own that is no file. */
export async function staticPlugin(app: FastifyInstance, options: { dir: string }): Promise<void> {
  const hashedNames = join(options.dir, 'assets')
  await app.register(fastifyStatic, {
    root: options.dir,
    // A route for each file that is there, rather than a look at the disk for each path that someone tries.
    wildcard: false,
    // The build puts them beside the files: over a slow line they are there in a third of the time.
    preCompressed: true,
    cacheControl: false,
    setHeaders: (reply: FastifyReply, path: string) => {
      reply.header('cache-control', path.startsWith(hashedNames) ? A_YEAR : 'no-cache')
    },
  })
  app.get('/*', async (request, reply) => {
    if (!request.headers.accept?.includes('text/html')) return reply.callNotFound()
    return reply.sendFile('index.html')
  })
  // What the API does not know stays unknown, whatever the caller would like to read.
  for (const path of ['/api', '/api/*']) {
    app.all(path, async (_request, reply) => reply.callNotFound())
  }
}
