// The delta protocol: what GET /api/orders takes and answers.
import Type, { type Static } from 'typebox'
import { Order } from './order.ts'

/** Page size when the caller names none, and the most it may ask for. */
export const PAGE_LIMIT = { default: 1000, max: 5000 } as const

export const OrdersQuery = Type.Object(
  {
    since: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 128,
        description: 'The cursor of the last answer, or an ISO 8601 time; none for a snapshot',
      }),
    ),
    limit: Type.Optional(
      Type.Integer({ minimum: 1, maximum: PAGE_LIMIT.max, default: PAGE_LIMIT.default }),
    ),
  },
  { additionalProperties: false },
)
export type OrdersQuery = Static<typeof OrdersQuery>

export const OrdersPage = Type.Object(
  {
    cursor: Type.String({ description: 'Hand it back as `since`; clients never look inside' }),
    reset: Type.Boolean({ description: 'Drop what you hold, then apply this page' }),
    orders: Type.Array(Order, { description: 'Upserts in version order' }),
    deleted: Type.Array(Type.String(), { description: 'Ids to drop' }),
    hasMore: Type.Boolean({ description: 'Ask again at once with `cursor`' }),
    count: Type.Optional(
      Type.Integer({ minimum: 0, description: 'Orders in the replica at `cursor`' }),
    ),
    checksum: Type.Optional(
      Type.String({ description: 'Fingerprint of the replica at `cursor`, eight hex digits' }),
    ),
    syncedAt: Type.String({ description: 'When the source was last read, ISO 8601' }),
    stale: Type.Boolean({ description: 'The source could not be read lately: the last good copy' }),
    ageMs: Type.Optional(
      Type.Integer({ minimum: 0, description: 'How old that copy is, where it is stale' }),
    ),
  },
  { $id: 'OrdersPage' },
)
export type OrdersPage = Static<typeof OrdersPage>

export const OrderParams = Type.Object({ id: Type.String({ minLength: 1, maxLength: 1500 }) })
export type OrderParams = Static<typeof OrderParams>
