// What a platform and whoever is on call ask of the process.
import Type, { type Static } from 'typebox'

export const Health = Type.Object({ status: Type.Literal('ok') }, { $id: 'Health' })
export type Health = Static<typeof Health>

const ReadinessCheck = Type.Object({
  name: Type.Enum(['process', 'accounts', 'orders', 'cache', 'redis']),
  status: Type.Enum(['ok', 'degraded', 'failing']),
  reason: Type.Optional(Type.String({ description: 'Why it is not ok' })),
})
export type ReadinessCheck = Static<typeof ReadinessCheck>

export const Readiness = Type.Object(
  {
    status: Type.Enum(['ready', 'degraded', 'not ready'], {
      description: 'degraded: all are served, if not as they should be; not ready: not all are',
    }),
    checks: Type.Array(ReadinessCheck),
  },
  { $id: 'Readiness' },
)
export type Readiness = Static<typeof Readiness>
