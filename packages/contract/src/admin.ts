// What an operator asks of a running desk.
import Type, { type Static } from 'typebox'

const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const Count = (description?: string) =>
  Type.Integer({ minimum: 0, ...(description && { description }) })

export const Ledger = Type.Object(
  {
    documentReads: Count('Documents that the source sent, a read each'),
    emptyReads: Count('Reads for queries that found nothing'),
    aggregationReads: Count('Reads for counting'),
    overlapRereads: Count('Of documentReads, those of documents that were known already'),
    refreshes: Count(),
    retries: Count('Calls to the source that were made again after they failed'),
    polls: Count(),
    bytesSent: Count(),
    fullReloadReads: Count('What the polls would have cost if each had read all orders anew'),
    fullReloadBytes: Count('What the polls would have sent if each had read all orders anew'),
  },
  { $id: 'Ledger' },
)

export const ReconcileBody = Type.Object(
  {
    depth: Type.Optional(
      Type.Enum(['counts', 'census', 'full'], {
        default: 'census',
        description:
          'counts: what was deleted or missed; census: also what has no usable time; full: every order is read again',
      }),
    ),
  },
  { additionalProperties: false },
)

export const ReconcileReport = Type.Object(
  {
    depth: Type.Enum(['counts', 'census', 'full']),
    repaired: Count('Orders that were put in, or brought up to date'),
    removed: Count('Orders that were taken out'),
    reads: Count(),
    complete: Type.Boolean({ description: 'False where it stopped at RECONCILE_MAX_READS' }),
  },
  { $id: 'ReconcileReport' },
)
export type ReconcileReport = Static<typeof ReconcileReport>

const CacheState = Type.Object({
  shared: Type.Boolean({ description: 'Everybody is served from one replica' }),
  attached: Type.Boolean({
    description: 'What is served is kept beyond this process: it is there after a restart',
  }),
  failure: Nullable(
    Type.Object(
      { message: Type.String() },
      { description: 'Why a shared replica is not attached, and served from memory alone' },
    ),
  ),
})

export const SessionInfo = Type.Object(
  {
    cacheBackend: Type.Enum(['session', 'redis', 'disk']),
    cache: CacheState,
    cacheMemoryBytes: Count(
      "What the session's replica takes of the API's memory, estimated from above",
    ),
    cacheMemoryTotalBytes: Count('The same of the replicas of all sessions'),
    cacheMemoryLimitBytes: Nullable(
      Count('What those of all sessions may take; null where everybody is served from one'),
    ),
    cachedOrders: Count(),
    sessionSizeBytes: Count('Serialised size of the cached orders'),
    sessionSizeKb: Type.Number({ minimum: 0 }),
    cursor: Nullable(Type.String()),
    checksum: Nullable(Type.String()),
    watermark: Nullable(Type.String()),
    syncedAt: Nullable(Type.String()),
    ageMs: Nullable(Type.Number({ minimum: 0, description: 'Since the last successful refresh' })),
    stale: Type.Boolean(),
    failure: Nullable(
      Type.Object(
        { code: Type.String(), message: Type.String() },
        { description: 'Why it is stale' },
      ),
    ),
    strays: Count('Cached orders whose document has no usable time'),
    lastReconcile: Nullable(ReconcileReport),
    ledger: Ledger,
    orderLimit: Count('0 for all'),
    sessionExpiresAt: Type.String(),
  },
  { $id: 'SessionInfo' },
)
export type SessionInfo = Static<typeof SessionInfo>
