// @fastify/session over @fastify/cookie: a signed id in the cookie, everything else on the server.
import cookie from '@fastify/cookie'
import session from '@fastify/session'
import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'
import type { SessionStore } from '../sessions/session-store.ts'

export const SESSION_COOKIE = 'deltadesk.sid'

export interface SessionPluginOptions {
  readonly store: SessionStore
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
      // A session is kept at sign-in and never again: an answer to someone signed in writes nothing to the store.
      saveUninitialized: false,
      rolling: false,
    })
  },
  { name: 'deltadesk-session' },
)
