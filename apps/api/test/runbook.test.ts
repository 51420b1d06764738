// Whoever is woken up at night finds every line, metric and reason in the runbook, and none that is no more.
import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import t from 'tap'
import { startDesk } from './fixtures/desk.ts'
import { startRedis } from './fixtures/redis-server.ts'
import { openShop } from './fixtures/shop.ts'

const ROOT = path.resolve(import.meta.dirname, '../../..')
const RUNBOOK = readFileSync(path.join(ROOT, 'apps/api/RUNBOOK.md'), 'utf8')
const TOKEN = '0c4f7a93be5d4826a1f39c7de0b84652'

/** What stands behind `[SYNC]` in the sources, cut at the first value. */
function syncLines(): readonly string[] {
  const files = globSync('{apps/api,packages/sync}/src/**/*.ts', { cwd: ROOT })
  const sources = files.map((file) => readFileSync(path.join(ROOT, file), 'utf8'))
  return sources.flatMap((source) =>
    [...source.matchAll(/(['`])\[SYNC\] ([^'`]*)\1/g)].map(([, , line = '']) => line),
  )
}

t.test('every [SYNC] line is explained', async (t) => {
  const lines = syncLines()
  t.ok(lines.length > 15)
  for (const line of lines) {
    if (line.startsWith('This copy (')) continue // a client's, never in the API's log
    const words = line.split(/\$\{.*?\}|[:,-]/).map((part) => part.trim())
    const start = words.find((part) => part.includes(' ')) ?? words[0] ?? line
    t.ok(RUNBOOK.includes(start), `«${line}» by its words «${start}»`)
  }
})

t.test('every metric is explained, and none that is no more', async (t) => {
  const redis = await startRedis(t)
  const shop = await openShop(t, { env: { REDIS_URL: redis.url, METRICS_TOKEN: TOKEN } })
  const { app } = await shop.startDesk()
  const { body } = await app.inject({
    url: '/metrics',
    headers: { authorization: `Bearer ${TOKEN}` },
  })
  const told = [...body.matchAll(/^# TYPE (deltadesk_\w+)/gm)].map(([, name]) => name)
  const explained = [...RUNBOOK.matchAll(/^\| `(deltadesk_\w+)`/gm)].map(([, name]) => name)
  t.strictSame(explained.toSorted(), told.toSorted())
})

t.test('every reason of /readyz is explained', async (t) => {
  const source = readFileSync(path.join(ROOT, 'apps/api/src/readiness/readiness.ts'), 'utf8')
  const reasons = [...source.matchAll(/(?:failing|degraded)\('(.*?)'\)/g)].map(
    ([, reason]) => reason,
  )
  t.ok(reasons.length >= 6)
  for (const reason of reasons) t.ok(RUNBOOK.includes(String(reason)), String(reason))
  const { app } = await startDesk(t)
  for (const { name } of (await app.inject('/readyz')).json().checks) {
    t.match(RUNBOOK, new RegExp(`^\\| \`${name}\` \\|`, 'm'))
  }
})
