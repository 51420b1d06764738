// A Secure cookie is neither sent nor kept over plain HTTP. Without this check a sign-in over it would seem to work
// and leave nobody signed in.
import type { FastifyReply, FastifyRequest } from 'fastify'

/** Sign-in came over a connection that a Secure cookie is never sent on. */
class InsecureSignInError extends Error {
  readonly code = 'HTTPS_REQUIRED'

  constructor() {
    super(
      'Sign in over HTTPS: in production the session cookie travels over nothing else. A proxy that ends TLS says so with the header X-Forwarded-Proto: https',
    )
    this.name = 'InsecureSignInError'
  }
}

/** A hook that lets nothing past that came over plain HTTP. */
export async function requireHttps(request: FastifyRequest, _reply: FastifyReply): Promise<void> {
  if (request.protocol !== 'https') throw new InsecureSignInError()
}
