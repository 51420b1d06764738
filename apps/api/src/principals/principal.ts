// Who asks: a person by a session, or a program by an API token. Routes work with this and need not know which.
import type { TokenScope } from '@deltadesk/contract'
import type { FastifyRequest } from 'fastify'
import type { KeptSession } from '../sessions/kept-session.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Null where nobody has looked at who asks. */
    principal: Principal | null
  }
  interface FastifyContextConfig {
    /** What a token must be good for to be let in; without it the route takes a session. */
    readonly scope?: TokenScope
  }
}

export type Principal = SessionPrincipal | TokenPrincipal

interface AnyPrincipal {
  /** Names it and opens nothing. No two share one, and what is held for it alone is held under it. */
  readonly key: string
  readonly email: string
  /** When it ends however much it is used, in milliseconds since 1970. */
  readonly expiresAt: number
}

export interface SessionPrincipal extends AnyPrincipal {
  readonly kind: 'session'
  readonly session: KeptSession
  /** The desk demands one that the account has not got yet. */
  readonly needsSecondFactor: boolean
}

export interface TokenPrincipal extends AnyPrincipal {
  readonly kind: 'token'
  readonly scopes: readonly TokenScope[]
}

/** Nobody is signed in, or not any more. */
export class NotSignedInError extends Error {
  readonly code = 'NOT_SIGNED_IN'
  /** For the header WWW-Authenticate. */
  readonly challenge = 'Bearer'

  constructor() {
    super('Sign in first: there is no session, or it has ended')
    this.name = 'NotSignedInError'
  }
}

/** A token was brought that is not good for this. */
export class InsufficientScopeError extends Error {
  readonly code = 'INSUFFICIENT_SCOPE'
  readonly challenge: string

  /** @param scope - what it would take; undefined where no token is good for it */
  constructor(scope: TokenScope | undefined) {
    super(
      scope === undefined
        ? 'No API token may do this: sign in without one'
        : `This takes an API token with the scope ${scope}`,
    )
    this.name = 'InsufficientScopeError'
    this.challenge = `Bearer error="insufficient_scope"${scope ? `, scope="${scope}"` : ''}`
  }
}

/**
 * Who asks.
 *
 * @throws NotSignedInError if nobody does that is known
 */
export function principalOf({ principal }: FastifyRequest): Principal {
  if (principal === null) throw new NotSignedInError()
  return principal
}

/**
 * The person who asks.
 *
 * @throws NotSignedInError, or InsufficientScopeError where it is a program
 */
export function sessionOf(request: FastifyRequest): SessionPrincipal {
  const principal = principalOf(request)
  if (principal.kind !== 'session') throw new InsufficientScopeError(undefined)
  return principal
}
