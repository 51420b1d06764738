// @fastify/session over @fastify/cookie: a signed id in the cookie, everything else on the server.
import cookie from '@fastify/cookie'
import session from '@fastify/session'
import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'
import type { MemorySessionStore } from '../sessions/memory-session-store.ts'

export const SESSION_COOKIE = 'deltadesk.sid'
const SWEEP_INTERVAL_MS = 30_000

export interface SessionPluginOptions {
  readonly store: MemorySessionStore
  readonly secretKey: string
  readonly ttlSeconds: number
  /** Send the cookie over HTTPS alone; otherwise over whatever the sign-in came by. */
  readonly secure: boolean
}

/** Gives every request of its scope a session; one is kept, and its cookie sent, only once someone signs in. */
export const sessionPlugin = fp(
  async (app: FastifyInstance, options: SessionPluginOptions) => {
    await app.register(cookie)
    await app.register(session, {
      // In an array a development key may be shorter than the plugin's own limit; production's was checked at boot.
      secret: [options.secretKey],
      cookieName: SESSION_COOKIE,
      cookie: {
        path: '/',
        httpOnly: true,
        sameSite: 'lax',
        secure: options.secure ? true : 'auto',
        maxAge: options.ttlSeconds * 1000,
      },
      store: options.store,
      saveUninitialized: false,
      rolling: false,
    })

    const sweeper = setInterval(() => options.store.sweep(), SWEEP_INTERVAL_MS)
    sweeper.unref()
    app.addHook('onClose', async () => clearInterval(sweeper))
  },
  { name: 'deltadesk-session' },
)
