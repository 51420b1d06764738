// Finds out who asks, in front of everything that needs to know it. A request that brings a token is judged by the
// token alone: a cookie beside it counts for nothing.
import type { FastifyRequest } from 'fastify'
import type { AuthLog } from '../logging/auth-log.ts'
import { SecondFactorNeededError } from '../second-factor/second-factor-error.ts'
import { sessionKeyOf } from '../sessions/session-key.ts'
import type { SessionLife } from '../sessions/session-life.ts'
import type { ApiTokens } from '../tokens/api-tokens.ts'
import {
  InsufficientScopeError,
  NotSignedInError,
  type SessionPrincipal,
  type TokenPrincipal,
} from './principal.ts'

/** Whether whoever began a session may go on with it, and whether with more than setting up a second factor. */
export type Standing = (
  session: SessionPrincipal,
) => Promise<'good' | 'needs-second-factor' | 'withdrawn'>

export interface GuardOptions {
  readonly standing: Standing
  readonly tokens: ApiTokens
  readonly life: SessionLife
  readonly authLog: AuthLog
}

const BEARER = /^bearer(?: +(.*))?$/i

/** What stands behind «Bearer» in the header Authorization; undefined where there is no such word. */
export function bearerOf({ headers }: Pick<FastifyRequest, 'headers'>): string | undefined {
  const match = BEARER.exec(headers.authorization ?? '')
  return match === null ? undefined : (match[1] ?? '')
}

/** A hook for what begins a session: that takes a person, whatever else is right about the request. */
export async function refuseTokens(request: FastifyRequest): Promise<void> {
  if (bearerOf(request) !== undefined) throw new InsufficientScopeError(undefined)
}

/** Makes a hook that lets nobody past who is not known, and notes who it is. */
export function createGuard(options: GuardOptions): (request: FastifyRequest) => Promise<void> {
  return async (request) => {
    const bearer = bearerOf(request)
    request.principal =
      bearer === undefined
        ? await sessionPrincipal(request, options)
        : await tokenPrincipal(request, bearer, options)
  }
}

/** Who is behind the session of a request, whether or not the account still stands by it. */
export function heldBy(
  request: FastifyRequest,
  life: SessionLife,
  needsSecondFactor = false,
): SessionPrincipal | undefined {
  const { sessionId, kept } = request.session
  if (kept === undefined) return undefined
  return {
    kind: 'session',
    key: sessionKeyOf(sessionId),
    email: kept.email,
    expiresAt: life.endsAtLatest(kept),
    session: kept,
    needsSecondFactor,
  }
}

async function sessionPrincipal(
  request: FastifyRequest,
  { standing, life, authLog }: GuardOptions,
): Promise<SessionPrincipal> {
  const principal = heldBy(request, life)
  if (principal === undefined) throw new NotSignedInError()
  const found = await standing(principal)
  if (found === 'withdrawn') {
    await request.session.destroy()
    authLog.tell(request, 'access-withdrawn', principal.email)
    throw new NotSignedInError()
  }
  const needsSecondFactor = found === 'needs-second-factor'
  const { operation } = request.routeOptions.config
  if (needsSecondFactor && !operation?.beforeSecondFactor) throw new SecondFactorNeededError()
  return { ...principal, needsSecondFactor }
}

async function tokenPrincipal(
  { routeOptions }: FastifyRequest,
  bearer: string,
  { tokens }: GuardOptions,
): Promise<TokenPrincipal> {
  const principal = await tokens.verify(bearer)
  const { scope } = routeOptions.config
  if (scope === undefined || !principal.scopes.includes(scope)) {
    throw new InsufficientScopeError(scope)
  }
  return principal
}
