// What an operator asks of a running desk.
import Type, { type Static } from 'typebox'

export const SessionInfo = Type.Object(
  {
    cacheBackend: Type.String(),
    cachedOrders: Type.Integer({ minimum: 0 }),
    sessionSizeBytes: Type.Integer({
      minimum: 0,
      description: 'Serialised size of the cached orders',
    }),
    sessionSizeKb: Type.Number({ minimum: 0 }),
    cursor: Type.Union([Type.String(), Type.Null()]),
    checksum: Type.Union([Type.String(), Type.Null()]),
    watermark: Type.Union([Type.String(), Type.Null()]),
    syncedAt: Type.Union([Type.String(), Type.Null()]),
    stale: Type.Boolean(),
    documentsRead: Type.Integer({ minimum: 0, description: 'Read from the source by this cache' }),
    refreshes: Type.Integer({ minimum: 0 }),
    orderLimit: Type.Integer({ minimum: 0, description: '0 for all' }),
    sessionExpiresAt: Type.String(),
  },
  { $id: 'SessionInfo' },
)
export type SessionInfo = Static<typeof SessionInfo>

export const Health = Type.Object({ status: Type.Literal('ok') }, { $id: 'Health' })
export type Health = Static<typeof Health>
