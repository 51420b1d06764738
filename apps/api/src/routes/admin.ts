// /api/admin: what an operator asks of a running desk.
import { Problem, ReconcileBody, ReconcileReport, SessionInfo } from '@deltadesk/contract'
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
      const { count, bytes, cursor, checksum, watermark, syncedAt, ageMs, ...status } =
        replicas.of(sessionId).status
      return {
        ...status,
        cacheBackend: config.cacheBackend,
        cachedOrders: count,
        sessionSizeBytes: bytes,
        sessionSizeKb: Math.round((bytes / 1024) * 10) / 10,
        cursor: cursor ?? null,
        checksum: checksum ?? null,
        watermark: watermark ?? null,
        syncedAt: syncedAt ?? null,
        ageMs: ageMs ?? null,
        failure: status.failure ?? null,
        lastReconcile: status.lastReconcile ?? null,
        orderLimit: config.orderLimit,
        sessionExpiresAt: new Date(
          Date.parse(signedInAt) + config.sessionTtlSeconds * 1000,
        ).toISOString(),
      }
    },
  )

  app.post(
    '/admin/reconcile',
    {
      schema: {
        body: ReconcileBody,
        response: { 200: ReconcileReport, '4xx': Problem, '5xx': Problem },
      },
    },
    async (request) => replicas.of(signedIn(request).sessionId).reconcile(request.body.depth),
  )
}
