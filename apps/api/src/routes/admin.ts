// /api/admin: what an operator asks of a running desk.
import { SessionInfo } from '@deltadesk/contract'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { SessionReplicas } from '../caches/session-replicas.ts'
import type { Config } from '../config/config.ts'
import { signedIn } from '../sessions/signed-in.ts'

export interface AdminRoutesOptions {
  readonly config: Config
  readonly replicas: SessionReplicas
}

export const adminRoutes: FastifyPluginAsyncTypebox<AdminRoutesOptions> = async (
  app,
  { config, replicas },
) => {
  app.get(
    '/admin/session-info',
    { schema: { response: { 200: SessionInfo } } },
    async (request) => {
      const { sessionId, signedInAt } = signedIn(request)
      const engine = replicas.of(sessionId)
      const { count, cursor, checksum, watermark, syncedAt, ...status } = engine.status
      let sessionSizeBytes = 0
      for (const { value } of engine.entries()) sessionSizeBytes += Buffer.byteLength(value)
      return {
        ...status,
        cacheBackend: config.cacheBackend,
        cachedOrders: count,
        sessionSizeBytes,
        sessionSizeKb: Math.round((sessionSizeBytes / 1024) * 10) / 10,
        cursor: cursor ?? null,
        checksum: checksum ?? null,
        watermark: watermark ?? null,
        syncedAt: syncedAt ?? null,
        orderLimit: config.orderLimit,
        sessionExpiresAt: new Date(
          Date.parse(signedInAt) + config.sessionTtlSeconds * 1000,
        ).toISOString(),
      }
    },
  )
}
