// Whether the desk can serve, asked of a real one while its Firestore, its Redis and its disk go away and come back.
import { Readiness } from '@deltadesk/contract'
import t from 'tap'
import Value from 'typebox/value'
import { cookieHeader, startDesk } from '../fixtures/desk.ts'
import { deskWith, reader } from '../fixtures/orders.ts'
import { startRedis } from '../fixtures/redis-server.ts'
import { openShop } from '../fixtures/shop.ts'

type App = Awaited<ReturnType<typeof startDesk>>['app']

async function readinessOf(app: App) {
  const answer = await app.inject('/readyz')
  const { status, checks } = Value.Parse(Readiness, answer.json())
  const reasons = checks.flatMap(({ name, status, reason }) =>
    status === 'ok' ? [] : `${name} ${status}: ${reason}`,
  )
  return { statusCode: answer.statusCode, status, reasons }
}

const READY = { statusCode: 200, status: 'ready', reasons: [] }

t.test('a desk that has heard of its accounts is ready, whoever asks', async (t) => {
  const { app, signIn } = await startDesk(t)
  await signIn()
  t.strictSame(await readinessOf(app), READY)
  t.equal((await app.inject('/readyz')).headers['cache-control'], 'no-store')
})

t.test('without Firestore it is not, and says so', async (t) => {
  const { app, embedded } = await startDesk(t)
  embedded.faults.inject({ method: 'Listen', status: 'UNAVAILABLE' })
  t.match(await readinessOf(app), {
    statusCode: 503,
    status: 'not ready',
    reasons: [/^accounts failing: Firestore has not told yet/],
  })
})

t.test('while the last good copy is served it is degraded, with none to serve not', async (t) => {
  const desk = await deskWith(t, 3)
  const cookie = cookieHeader(await desk.signIn())
  const refuse = () =>
    desk.embedded.faults.inject({ method: 'RunQuery', status: 'PERMISSION_DENIED' })
  const fault = refuse()
  await t.rejects(reader(desk, cookie)())
  t.match(await readinessOf(desk.app), {
    statusCode: 503,
    reasons: [/^orders failing: .*SOURCE_PERMISSION.* there is no copy to serve yet$/],
  })
  fault.clear()
  const later = cookieHeader(await desk.signIn())
  await reader(desk, later)()
  t.match(await readinessOf(desk.app), { statusCode: 200, status: 'degraded' })
  refuse()
  await reader(desk, later)()
  t.match(await readinessOf(desk.app), {
    statusCode: 200,
    status: 'degraded',
    reasons: [/^orders degraded: .* the last good copy is served$/],
  })
})

t.test('without Redis it is degraded, and ready again with it', async (t) => {
  const redis = await startRedis(t)
  const shop = await openShop(t, { env: { REDIS_URL: redis.url, CACHE_BACKEND: 'redis' } })
  const desk = await shop.startDesk()
  const cookie = await desk.enter()
  await desk.poll(cookie)
  t.strictSame(await readinessOf(desk.app), READY)
  await redis.kill()
  await shop.orders.doc('o1').update({ updatedAt: new Date() })
  await desk.poll(cookie)
  t.match(await readinessOf(desk.app), {
    statusCode: 200,
    status: 'degraded',
    reasons: [/^cache degraded: The cache does not work/, /^redis degraded: Redis is away/],
  })
})

t.test('a process that is ending says so, and closes every connection it answers on', async (t) => {
  const { app } = await startDesk(t)
  t.equal((await app.inject('/healthz')).headers.connection, 'keep-alive')
  app.drain()
  t.match(await readinessOf(app), {
    statusCode: 503,
    reasons: [/^process failing: The process is ending$/],
  })
  const answer = await app.inject('/api/auth/me')
  t.equal(answer.headers.connection, 'close')
  t.equal(answer.statusCode, 401, 'it answers like any other time')
})
