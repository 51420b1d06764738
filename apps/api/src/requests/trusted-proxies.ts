// Whom to believe when a request says by X-Forwarded-For, -Proto and -Host where it really came from. Each proxy adds
// the address that it saw, so only what the trusted ones added counts, from the right; the rest a client can write itself.
import type { FastifyServerOptions } from 'fastify'
import type { RequestConfig } from '../config/request-config.ts'

/** What Fastify asks of each address, beginning with the connection's own, hop 0. */
export function trustProxy(
  trusted: RequestConfig['trustedProxies'],
): NonNullable<FastifyServerOptions['trustProxy']> {
  // Fastify itself takes no number, since it can't know that clients come by way of the proxies alone. On a platform
  // that routes everything they do, and the addresses of its proxies are not known.
  if (typeof trusted === 'number') return trusted > 0 && ((_address, hop) => hop < trusted)
  return [...trusted]
}
