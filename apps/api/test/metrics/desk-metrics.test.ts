import { Registry } from 'prom-client'
import t from 'tap'
import { registerDeskMetrics } from '../../src/metrics/desk-metrics.ts'
import { startDesk } from '../fixtures/desk.ts'

t.test('the replicas are asked once for all figures', async (t) => {
  const { replicas, sessions } = await startDesk(t)
  const asked: string[] = []
  const watched = new Proxy(replicas, {
    get(target, name) {
      asked.push(String(name))
      return Reflect.get(target, name, target)
    },
  })
  const registry = new Registry()
  const update = registerDeskMetrics(registry, {
    replicas: watched,
    sessions,
    authLog: { counts: new Map() },
    isRedisConnected: () => undefined,
  })
  update()
  t.match(await registry.metrics(), /^deltadesk_replicas 0$/m)
  t.strictSame(asked.sort(), ['memory', 'spent', 'statuses'])
})
