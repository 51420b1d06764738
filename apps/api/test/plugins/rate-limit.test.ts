import t from 'tap'
import { startDesk } from '../fixtures/desk.ts'
import { startRedis } from '../fixtures/redis-server.ts'
import { openShop } from '../fixtures/shop.ts'

type App = Awaited<ReturnType<typeof startDesk>>['app']

/** Asks as often, by way of a proxy that saw `forwardedFor`'s last address, and answers with the statuses. */
async function ask(app: App, times: number, forwardedFor?: string, url = '/api/auth/me') {
  const headers = { ...(forwardedFor && { 'x-forwarded-for': forwardedFor }) }
  const statuses: number[] = []
  for (let n = 0; n < times; n++) statuses.push((await app.inject({ url, headers })).statusCode)
  return statuses.join(' ')
}

t.test('an address that asks too often is told when to come back', async (t) => {
  const { app } = await startDesk(t, { RATE_LIMIT_PER_MINUTE: '2' })
  t.equal(await ask(app, 2), '401 401')
  const answer = await app.inject('/api/auth/me')
  t.match(answer.json(), {
    statusCode: 429,
    code: 'TOO_MANY_REQUESTS',
    error: 'Too Many Requests',
    message: String,
  })
  t.match(answer.headers['retry-after'], /^(60|5\d)$/)
  t.equal(answer.headers['cache-control'], 'no-store')
  t.equal(await ask(app, 1, undefined, '/api/nothing'), '429', 'paths that are tried out count too')
  t.equal(await ask(app, 5, undefined, '/healthz'), '200 200 200 200 200')
})

t.test('however a path is spelled, what it leads to is counted', async (t) => {
  const { app } = await startDesk(t, { RATE_LIMIT_PER_MINUTE: '1' })
  t.equal(await ask(app, 1, undefined, '/%61pi/auth/me'), '401')
  for (const url of ['/%61pi/auth/me', '/a%70i/auth/config', 'http://any.example/api/auth/me']) {
    const answer = await app.inject(url)
    t.equal(answer.statusCode, 429, url)
    t.equal(answer.headers['cache-control'], 'no-store')
  }
  t.equal(await ask(app, 1, undefined, '//api/auth/me'), '429', 'and so is what leads nowhere')
})

t.test('0 holds nobody back', async (t) => {
  const { app } = await startDesk(t, { RATE_LIMIT_PER_MINUTE: '0' })
  t.notMatch(await ask(app, 700), /429/)
})

t.test(
  'behind one proxy only the address that it saw counts, whatever a client claims',
  async (t) => {
    const { app } = await startDesk(t, { RATE_LIMIT_PER_MINUTE: '2', TRUST_PROXY: '1' })
    t.equal(await ask(app, 1, '203.0.113.9'), '401')
    t.equal(await ask(app, 1, '10.0.0.1, 203.0.113.9'), '401')
    t.equal(await ask(app, 1, '127.0.0.1, 10.9.8.7, 203.0.113.9'), '429')
    t.equal(await ask(app, 1, '203.0.113.9, 203.0.113.10'), '401')
    t.equal(await ask(app, 2, '2001:db8:1:2::1'), '401 401')
    t.equal(await ask(app, 1, '2001:db8:1:2:ffff::1'), '429', 'a household of IPv6 has many')
    t.equal(await ask(app, 1, '2001:db8:1:3::1'), '401')
  },
)

t.test('without a proxy X-Forwarded-For means nothing', async (t) => {
  const { app } = await startDesk(t, { RATE_LIMIT_PER_MINUTE: '1' })
  t.equal(await ask(app, 1, '203.0.113.9'), '401')
  t.equal(await ask(app, 1, '203.0.113.10'), '429')
})

t.test('proxies that are named are believed, and no others', async (t) => {
  const trusting = { RATE_LIMIT_PER_MINUTE: '1', TRUST_PROXY: '127.0.0.0/8,10.0.0.0/8' }
  const { app } = await startDesk(t, trusting)
  t.equal(await ask(app, 1, '198.51.100.1, 203.0.113.9, 10.2.3.4'), '401')
  t.equal(await ask(app, 1, '198.51.100.2, 203.0.113.9'), '429')
})

t.test(
  'processes with one Redis count together, and let everyone through without it',
  async (t) => {
    const redis = await startRedis(t)
    const env = {
      REDIS_URL: redis.url,
      RATE_LIMIT_PER_MINUTE: '2',
      REDIS_TIMEOUT_MS: '200',
      TRUST_PROXY: '1',
    }
    const shop = await openShop(t, { orders: 0, env })
    const [one, other] = [await shop.startDesk(), await shop.startDesk()]
    t.equal(await ask(one.app, 1), '401')
    t.equal(await ask(other.app, 2), '401 429')
    const keys = await one.app.redis.keys('*:requests:*')
    t.match(keys, [/^deltadesk:requests:[\w-]{16}$/])
    t.equal(await ask(other.app, 5), '429 429 429 429 429')
    t.equal(await one.app.redis.get(String(keys[0])), '3', 'who is refused costs Redis nothing')
    redis.freeze()
    t.equal(await ask(one.app, 1), '401', 'a Redis that hangs is not waited for')
    redis.thaw()
    await redis.kill()
    t.equal(await ask(other.app, 3, '203.0.113.9'), '401 401 401')
    const told = other.log.filter((line) => line.includes('Requests are not counted'))
    t.equal(told.length, 1)
  },
)
