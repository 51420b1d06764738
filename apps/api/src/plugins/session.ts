// @fastify/session over @fastify/cookie: a signed id in the cookie, everything else on the server.
import cookie, { type CookieSerializeOptions, Signer } from '@fastify/cookie'
import session from '@fastify/session'
import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'
import { bearerOf } from '../principals/guard.ts'
import type { SessionStore } from '../sessions/session-store.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** The session's cookie, signed anew since it bore the signature of an older key; else null. */
    resignedCookie: string | null
  }
}

export interface SessionPluginOptions {
  readonly store: SessionStore
  /** The first signs, and all are good for checking. */
  readonly secretKeys: readonly [string, ...string[]]
  readonly ttlSeconds: number
  /** Send the cookie over HTTPS alone. */
  readonly secure: boolean
}

/** @param secure - a browser then takes the name from nobody but this very host, over HTTPS (RFC 6265bis, 4.1.3.2) */
export function sessionCookieName(secure: boolean): string {
  return secure ? '__Host-deltadesk.sid' : 'deltadesk.sid'
}

/** What a cookie is set with, and has to be cleared with too: else a browser keeps one of that name. */
export function sessionCookieOptions(secure: boolean) {
  return {
    path: '/',
    httpOnly: true,
    // It is for /api alone, which nothing but the dashboard's own scripts ask, so no other site's link or form needs
    // it to be sent. A link in a mail still finds one signed in: it opens the page, which takes no cookie, and what the
    // page then asks for comes from the same site.
    sameSite: 'strict',
    secure,
  } as const satisfies CookieSerializeOptions
}

/** Gives every request of its scope a session; one is kept, and its cookie sent, only once someone signs in. */
export const sessionPlugin = fp(
  async (app: FastifyInstance, { store, secretKeys, ttlSeconds, secure }: SessionPluginOptions) => {
    const name = sessionCookieName(secure)
    const options = sessionCookieOptions(secure)
    const signer = new Signer([...secretKeys])

    // What @fastify/session clears of its own accord gets the same attributes.
    await app.register(cookie, { parseOptions: options })
    app.decorateRequest('resignedCookie', null)
    app.addHook('onRequest', async (request) => {
      // Who brings a token is judged by it alone.
      if (bearerOf(request) !== undefined) request.cookies = {}
      const { valid, renew, value } = signer.unsign(request.cookies[name] ?? '')
      if (!valid || !renew) return
      request.resignedCookie = request.cookies[name] = signer.sign(value)
    })
    await app.register(session, {
      secret: signer,
      cookieName: name,
      cookie: { ...options, maxAge: ttlSeconds * 1000 },
      store,
      // A session is kept at sign-in; that it was seen is for the store to write. No answer writes anything.
      saveUninitialized: false,
      rolling: false,
    })
    app.addHook('onSend', async ({ session: current, resignedCookie }, reply) => {
      if (resignedCookie === null || resignedCookie !== current?.encryptedSessionId) return
      reply.setCookie(name, resignedCookie, { ...options, maxAge: ttlSeconds })
    })
  },
  { name: 'deltadesk-session' },
)
