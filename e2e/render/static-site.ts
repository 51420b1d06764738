// The dashboard as Render serves it, to try the topology without Render: the static site of render.yaml with its own
// headers and routes on one origin, and the API on another one behind its rewrite.
import path from 'node:path'
import fastifyHttpProxy from '@fastify/http-proxy'
import fastifyStatic from '@fastify/static'
import Fastify from 'fastify'
import { readBlueprint, serviceOf } from './blueprint.ts'

const ROOT = path.resolve(import.meta.dirname, '../..')

export interface StaticSiteOptions {
  /** Where the API listens, once it does: the place of the one that render.yaml names. */
  readonly apiUrl: () => string
}

export interface StaticSite {
  readonly url: string
  stop(): Promise<void>
}

export async function startStaticSite({ apiUrl }: StaticSiteOptions): Promise<StaticSite> {
  const { headers = [], routes = [] } = serviceOf(readBlueprint(), 'deltadesk')
  const app = Fastify()
  app.addHook('onSend', async ({ url }, reply) => {
    for (const { path: pattern, name, value } of headers) {
      if (url.startsWith(pattern.replace('*', ''))) reply.header(name, value)
    }
  })
  await app.register(fastifyStatic, {
    root: path.join(ROOT, 'apps/dashboard/dist'),
    wildcard: false,
    cacheControl: false,
  })
  for (const { source, destination } of routes) {
    if (destination.startsWith('/')) {
      app.get(source, (_request, reply) => reply.sendFile(destination))
    } else {
      const prefix = source.replace('/*', '')
      await app.register(fastifyHttpProxy, {
        prefix,
        rewritePrefix: new URL(destination).pathname.replace('/*', ''),
        upstream: '',
        replyOptions: {
          getUpstream: apiUrl,
          rewriteRequestHeaders: ({ ip }, sent) => ({
            ...sent,
            // As an edge that ends TLS does it.
            'x-forwarded-for': [sent['x-forwarded-for'] ?? [], ip].flat().join(', '),
            'x-forwarded-proto': 'https',
          }),
        },
      })
    }
  }
  const url = await app.listen({ host: '127.0.0.1', port: 0 })
  return { url: url.replace('127.0.0.1', 'localhost'), stop: () => app.close() }
}
