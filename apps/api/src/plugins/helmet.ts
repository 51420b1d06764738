// @fastify/helmet: what a browser may do with the dashboard, told with every answer. The build has no inline script or
// style, so none is allowed; should markup of an order ever reach the page, it runs nothing and calls nobody.
import fastifyHelmet from '@fastify/helmet'
import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'
import type { AuthConfig } from '../config/auth-config.ts'

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
  readonly auth: AuthConfig
}

export const helmetPlugin = fp(
  async (app: FastifyInstance, { secure, auth }: HelmetOptions) => {
    const firebase = firebaseNeeds(auth)
    await app.register(fastifyHelmet, {
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'none'"],
          scriptSrc: ["'self'", ...firebase.scripts],
          styleSrc: ["'self'"],
          imgSrc: ["'self'"],
          fontSrc: ["'self'"],
          connectSrc: ["'self'", ...firebase.calls],
          frameSrc: firebase.frames.length > 0 ? firebase.frames : ["'none'"],
          manifestSrc: ["'self'"],
          objectSrc: ["'none'"],
          formAction: ["'self'"],
          baseUri: ["'none'"],
          frameAncestors: ["'none'"],
          ...(!firebase.hasPopup && TRUSTED_TYPES),
          ...(secure && { upgradeInsecureRequests: [] }),
        },
      },
      strictTransportSecurity: secure && { maxAge: TWO_YEARS_SECONDS, includeSubDomains: true },
      frameguard: { action: 'deny' },
      referrerPolicy: { policy: 'no-referrer' },
      crossOriginOpenerPolicy: {
        policy: firebase.hasPopup ? 'same-origin-allow-popups' : 'same-origin',
      },
      crossOriginResourcePolicy: { policy: 'same-origin' },
    })
    app.addHook('onRequest', async (_request, reply) => {
      reply.header('permissions-policy', PERMISSIONS)
    })
  },
  { name: 'deltadesk-helmet' },
)

/** Vue makes its templates' static parts by innerHTML, under a policy of this name; nothing else may. */
const TRUSTED_TYPES = { requireTrustedTypesFor: ["'script'"], trustedTypes: ['vue'] }

const NOTHING = { scripts: [], calls: [], frames: [], hasPopup: false }

/**
 * What Firebase's sign-in calls. The one with Google's window also loads a script of Google's and a frame, and does
 * the former in a way that trusted types forbid.
 */
function firebaseNeeds(auth: AuthConfig) {
  if (auth.provider === 'password') return NOTHING
  const calls = ['https://identitytoolkit.googleapis.com', 'https://securetoken.googleapis.com']
  if (!auth.google) return { ...NOTHING, calls }
  return {
    scripts: ['https://apis.google.com'],
    calls,
    frames: [`https://${auth.authDomain}`],
    hasPopup: true,
  }
}
