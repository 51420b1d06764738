// /api/admin: what an operator asks of a running desk.
import { OPERATIONS } from '@deltadesk/contract/operations'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { estimateMemory } from '../caches/replica-memory.ts'
import type { Replicas } from '../caches/replicas.ts'
import type { Config } from '../config/config.ts'
import { principalOf } from '../principals/principal.ts'
import { routeOf } from './route-of.ts'

export interface AdminRoutesOptions {
  readonly config: Config
  readonly replicas: Replicas
}

export const adminRoutes: FastifyPluginAsyncTypebox<AdminRoutesOptions> = async (
  app,
  { config, replicas },
) => {
  app.route({
    ...routeOf(OPERATIONS.getSessionInfo),
    handler: async (request) => {
      const principal = principalOf(request)
      const known = await replicas.use(principal, (engine) => engine.status)
      const { count, bytes, cursor, checksum, watermark, syncedAt, ageMs, ...rest } = known
      const { cacheFailure, ...status } = rest
      const { totalBytes, limitBytes } = replicas.memory
      return {
        ...status,
        cacheBackend: config.cacheBackend,
        cache: {
          shared: replicas.isShared,
          attached: replicas.isShared && cacheFailure === undefined,
          failure: cacheFailure === undefined ? null : { message: cacheFailure },
        },
        cacheMemoryBytes: estimateMemory(known),
        cacheMemoryTotalBytes: totalBytes,
        cacheMemoryLimitBytes: limitBytes ?? null,
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
        sessionExpiresAt: new Date(principal.expiresAt).toISOString(),
      }
    },
  })

  app.route({
    ...routeOf(OPERATIONS.reconcile),
    handler: async (request) =>
      replicas.use(principalOf(request), (engine) => engine.reconcile(request.body.depth)),
  })
}
