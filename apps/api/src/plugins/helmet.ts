// @fastify/helmet: what a browser may do with the dashboard, told with every answer. The build has no inline script or
// style, so none is allowed; should markup of an order ever reach the page, it runs nothing and calls nobody.
import fastifyHelmet from '@fastify/helmet'
import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'

const TWO_YEARS_SECONDS = 63_072_000

/** What pages get none of; the copy button and the tone for new orders are the dashboard's own. */
const PERMISSIONS = [
  'accelerometer=()',
  'autoplay=(self)',
  'camera=()',
  'clipboard-read=()',
  'clipboard-write=(self)',
  'display-capture=()',
  'fullscreen=(self)',
  'geolocation=()',
  'gyroscope=()',
  'magnetometer=()',
  'microphone=()',
  'midi=()',
  'payment=()',
  'publickey-credentials-get=()',
  'serial=()',
  'usb=()',
  'xr-spatial-tracking=()',
].join(', ')

export interface HelmetOptions {
  /** Demand HTTPS for the time to come. */
  readonly secure: boolean
}

export const helmetPlugin = fp(
  async (app: FastifyInstance, { secure }: HelmetOptions) => {
    await app.register(fastifyHelmet, {
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'none'"],
          scriptSrc: ["'self'"],
          styleSrc: ["'self'"],
          imgSrc: ["'self'"],
          fontSrc: ["'self'"],
          connectSrc: ["'self'"],
          manifestSrc: ["'self'"],
          formAction: ["'self'"],
          baseUri: ["'none'"],
          frameAncestors: ["'none'"],
          // Vue makes its templates' static parts by innerHTML, under a policy of this name; nothing else may.
          requireTrustedTypesFor: ["'script'"],
          trustedTypes: ['vue'],
          ...(secure && { upgradeInsecureRequests: [] }),
        },
      },
      strictTransportSecurity: secure && { maxAge: TWO_YEARS_SECONDS, includeSubDomains: true },
      frameguard: { action: 'deny' },
      referrerPolicy: { policy: 'no-referrer' },
      crossOriginOpenerPolicy: { policy: 'same-origin' },
      crossOriginResourcePolicy: { policy: 'same-origin' },
    })
    app.addHook('onRequest', async (_request, reply) => {
      reply.header('permissions-policy', PERMISSIONS)
    })
  },
  { name: 'deltadesk-helmet' },
)
