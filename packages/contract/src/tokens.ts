// API tokens: how programs ask in an account's name, with some of its rights and until a day that was set.
import Type, { type Static } from 'typebox'

const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])

export const TokenScope = Type.Enum(['orders:read', 'sync:admin'], {
  description: 'orders:read: GET /api/orders…; sync:admin: session-info and reconcile',
})
export type TokenScope = Static<typeof TokenScope>

export const TokenSummary = Type.Object(
  {
    id: Type.String({ description: 'Names the token; it opens nothing' }),
    name: Type.String(),
    scopes: Type.Array(TokenScope),
    createdAt: Type.String({ description: 'ISO 8601' }),
    expiresAt: Type.String({ description: 'ISO 8601' }),
    lastUsedAt: Nullable(Type.String({ description: 'ISO 8601, up to an hour late' })),
  },
  { $id: 'TokenSummary' },
)
export type TokenSummary = Static<typeof TokenSummary>

export const TokenList = Type.Object(
  { tokens: Type.Array(TokenSummary, { description: 'The newest comes first' }) },
  { $id: 'TokenList' },
)
export type TokenList = Static<typeof TokenList>

export const NewTokenBody = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 60, pattern: '\\S' }),
    scopes: Type.Array(TokenScope, { minItems: 1, maxItems: 2, uniqueItems: true }),
    expiresInDays: Type.Integer({ minimum: 1, maximum: 365 }),
  },
  { additionalProperties: false },
)
export type NewTokenBody = Static<typeof NewTokenBody>

export const NewToken = Type.Object(
  {
    token: TokenSummary,
    secret: Type.String({
      description: 'What goes behind «Authorization: Bearer»; it is shown this once',
    }),
  },
  { $id: 'NewToken' },
)
export type NewToken = Static<typeof NewToken>

export const TokenParams = Type.Object({ id: Type.String({ minLength: 1, maxLength: 100 }) })
export type TokenParams = Static<typeof TokenParams>
