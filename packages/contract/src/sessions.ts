// The sessions of an account, and how to end them.
import Type, { type Static } from 'typebox'

const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])

export const SessionSummary = Type.Object(
  {
    id: Type.String({ description: 'Names the session; it opens nothing' }),
    signedInAt: Type.String({ description: 'ISO 8601' }),
    lastSeenAt: Type.String({ description: 'ISO 8601, up to a minute late' }),
    expiresAt: Type.String({
      description: 'When it ends if nobody uses it again, ISO 8601',
    }),
    client: Nullable(Type.String({ description: 'The User-Agent it was begun with' })),
    address: Nullable(Type.String({ description: 'The network address it was begun from' })),
    current: Type.Boolean({ description: 'The one that asks' }),
  },
  { $id: 'SessionSummary' },
)
export type SessionSummary = Static<typeof SessionSummary>

export const SessionList = Type.Object(
  { sessions: Type.Array(SessionSummary, { description: 'The one seen last comes first' }) },
  { $id: 'SessionList' },
)
export type SessionList = Static<typeof SessionList>

export const SessionParams = Type.Object({ id: Type.String({ minLength: 1, maxLength: 100 }) })
export type SessionParams = Static<typeof SessionParams>

export const EndedSessions = Type.Object(
  { ended: Type.Integer({ minimum: 0, description: 'How many there were' }) },
  { $id: 'EndedSessions' },
)
export type EndedSessions = Static<typeof EndedSessions>
