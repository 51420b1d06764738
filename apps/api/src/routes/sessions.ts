// /api/auth/sessions: where an account is signed in, and ending it there.
import type { SessionSummary } from '@deltadesk/contract'
import { OPERATIONS } from '@deltadesk/contract/operations'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { AuthLog } from '../logging/auth-log.ts'
import { sessionOf } from '../principals/principal.ts'
import { NotFoundError } from '../problems/not-found.ts'
import type { SessionLife } from '../sessions/session-life.ts'
import { endSessions, type OpenSession, type SessionStore } from '../sessions/session-store.ts'
import { routeOf } from './route-of.ts'

export interface SessionsRoutesOptions {
  readonly authLog: AuthLog
  readonly sessions: SessionStore
  readonly life: SessionLife
}

export const sessionsRoutes: FastifyPluginAsyncTypebox<SessionsRoutesOptions> = async (
  app,
  { authLog, sessions, life },
) => {
  app.route({
    ...routeOf(OPERATIONS.listSessions),
    handler: async (request) => {
      const { email, key } = sessionOf(request)
      const open = (await sessions.list(email)).map((session) => toSummary(session, key, life))
      const seenAt = ({ lastSeenAt }: SessionSummary) => Date.parse(lastSeenAt)
      return { sessions: open.sort((a, b) => seenAt(b) - seenAt(a)) }
    },
  })

  app.route({
    ...routeOf(OPERATIONS.endSession),
    handler: async (request, reply) => {
      const { email } = sessionOf(request)
      const { id } = request.params
      const ended = await endSessions(sessions, email, ({ sessionKey }) => sessionKey === id)
      if (ended === 0) throw new NotFoundError('There is no such session among yours')
      authLog.tell(request, 'session-ended', email)
      return reply.code(204).send()
    },
  })

  app.route({
    ...routeOf(OPERATIONS.endOtherSessions),
    handler: async (request) => {
      const { email, key } = sessionOf(request)
      const ended = await endSessions(sessions, email, ({ sessionKey }) => sessionKey !== key)
      authLog.tell(request, 'sessions-ended', email)
      return { ended }
    },
  })
}

function toSummary(session: OpenSession, currentKey: string, life: SessionLife): SessionSummary {
  const { sessionKey, signedInAt, lastSeenAt, client, address } = session
  return {
    id: sessionKey,
    signedInAt,
    lastSeenAt,
    expiresAt: new Date(life.endsAt(session)).toISOString(),
    client,
    address,
    current: sessionKey === currentKey,
  }
}
