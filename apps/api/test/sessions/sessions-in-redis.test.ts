// Signing in and out where the sessions are in Redis, as browsers meet it.
import t, { type Test } from 'tap'
import { untilListening, untilReady } from '../caches/redis/processes.ts'
import { ADA, BOB, cookieHeader, cookieSetBy } from '../fixtures/desk.ts'
import { type RedisServer, redisServer, startRedis } from '../fixtures/redis-server.ts'
import { openShop } from '../fixtures/shop.ts'

const CHANNEL = 'deltadesk:sessions:ended'

async function openShopWith(t: Test, server: RedisServer, timeoutMs = 2000) {
  const env = { REDIS_URL: server.url, REDIS_TIMEOUT_MS: String(timeoutMs) }
  return openShop(t, { env })
}

type Desk = Awaited<ReturnType<Awaited<ReturnType<typeof openShop>>['startDesk']>>

const UNAVAILABLE = { statusCode: 503, code: 'SESSIONS_UNAVAILABLE' }

/** How often Redis has been asked to do what, so far. */
async function commandsOf({ app }: Desk): Promise<Map<string, number>> {
  const lines = await app.redis.info('commandstats')
  const calls = [...lines.matchAll(/cmdstat_([a-z|]+):calls=(\d+)/g)]
  return new Map(calls.map(([, name = '', count]) => [name, Number(count)]))
}

t.test('who signs in at one process is known to all, until the sign-out at any', async (t) => {
  const shop = await openShopWith(t, await startRedis(t))
  const [one, other] = [await shop.startDesk(), await shop.startDesk()]
  const cookie = await one.enter()
  t.match((await other.me(cookie)).json(), { email: ADA.email })
  t.equal((await other.signOut(cookie)).statusCode, 204)
  t.equal((await one.me(cookie)).statusCode, 401)
})

t.test('a session outlives the process that began it', async (t) => {
  const shop = await openShopWith(t, await startRedis(t))
  const first = await shop.startDesk()
  const cookie = await first.enter()
  await first.app.close()
  t.match((await (await shop.startDesk()).me(cookie)).json(), { email: ADA.email })
})

t.test('a key is replaced and nobody is signed out', async (t) => {
  const [old, fresh] = ['0b5e8c1f7a2d4936c8e1f5a09d3b7642', '4c1d9e07b36a82f5d0e9417ac58b263f']
  const shop = await openShopWith(t, await startRedis(t))
  const before = await shop.startDesk({ SECRET_KEY: old })
  const after = await shop.startDesk({ SECRET_KEY: `${fresh}, ${old}` })
  const signed = await before.enter()
  const answer = await after.me(signed)
  t.match(answer.json(), { email: ADA.email })
  t.equal(answer.cookies.length, 1)
  t.match(cookieSetBy(answer), { httpOnly: true, sameSite: 'Strict', path: '/' })
  const resigned = cookieHeader(answer)
  t.not(resigned, signed)
  t.strictSame((await after.me(resigned)).cookies, [], 'once is enough')
  t.equal((await before.me(resigned)).statusCode, 401, 'the first key signs')
  const last = await shop.startDesk({ SECRET_KEY: fresh })
  t.equal((await last.me(signed)).statusCode, 401, 'a key that is gone is worth nothing')
  t.equal((await last.me(resigned)).statusCode, 200)
})

t.test('a new sign-in ends the session before it', async (t) => {
  const desk = await (await openShopWith(t, await startRedis(t))).startDesk()
  const planted = await desk.enter(BOB)
  t.ok(cookieSetBy(await desk.signIn(ADA, planted)))
  t.equal((await desk.me(planted)).statusCode, 401)
})

t.test('to be recognised costs a poll one GET of Redis, and writes nothing', async (t) => {
  const desk = await (await openShopWith(t, await startRedis(t))).startDesk()
  const cookie = await desk.enter()
  const before = await commandsOf(desk)
  const done = (name: string, from: Map<string, number>, to: Map<string, number>) =>
    (to.get(name) ?? 0) - (from.get(name) ?? 0)
  for (let i = 0; i < 10; i++) await desk.poll(cookie)
  const after = await commandsOf(desk)
  t.equal(done('get', before, after), 10)
  for (const name of ['set', 'pexpire', 'eval', 'del']) t.equal(done(name, before, after), 0, name)
})

t.test('a sign-out elsewhere takes the copy of the orders with it', async (t) => {
  const shop = await openShopWith(t, await startRedis(t))
  const [one, other] = [await shop.startDesk(), await shop.startDesk()]
  await untilListening(one.app.redis, CHANNEL, 2)
  const [ada, bob] = [await one.enter(), await one.enter(BOB)]
  await other.poll(ada)
  await other.poll(bob)
  const { cacheMemoryTotalBytes, cacheMemoryBytes } = await other.info(bob)
  t.equal(cacheMemoryTotalBytes, 2 * cacheMemoryBytes)
  await one.signOut(ada)
  let { cacheMemoryTotalBytes: left } = await other.info(bob)
  while (left > cacheMemoryBytes) left = (await other.info(bob)).cacheMemoryTotalBytes
  t.equal(left, cacheMemoryBytes)
})

t.test('while Redis hangs the dashboard goes on, and nothing is done by halves', async (t) => {
  const server = await startRedis(t)
  const shop = await openShopWith(t, server, 200)
  const desk = await shop.startDesk()
  const cookie = await desk.enter()
  const unseen = await (await shop.startDesk()).enter(BOB)
  const { cursor } = await desk.poll(cookie)
  server.freeze()
  t.match(await desk.poll(cookie, cursor), { reset: false, count: 3 })
  for (const answer of [
    await desk.signIn(BOB),
    await desk.signIn(BOB, cookie),
    await desk.signOut(cookie),
    await desk.me(unseen),
  ]) {
    t.match(answer.json(), UNAVAILABLE)
    t.ok(Number(answer.headers['retry-after']) >= 1)
    t.strictSame(answer.cookies, [], 'the browser keeps what it has')
  }
  t.match(await desk.poll(cookie, cursor), { reset: false, count: 3 })

  server.thaw()
  await untilReady(desk.app.redis)
  t.match((await desk.me(unseen)).json(), { email: BOB.email })
  t.equal((await desk.signIn(BOB)).statusCode, 200)
  t.equal((await desk.signOut(cookie)).statusCode, 204)
})

t.test('a Redis that has lost everything has signed everybody out', async (t) => {
  const desk = await (await openShopWith(t, await startRedis(t))).startDesk()
  const cookie = await desk.enter()
  await desk.app.redis.flushall()
  t.match((await desk.me(cookie)).json(), { statusCode: 401, code: 'NOT_SIGNED_IN' })
})

t.test('a desk starts without Redis, and takes it up when it comes', async (t) => {
  const server = await redisServer(t)
  const desk = await (await openShopWith(t, server)).startDesk()
  t.equal((await desk.app.inject('/healthz')).statusCode, 200)
  t.match((await desk.signIn()).json(), UNAVAILABLE)
  await server.start()
  await untilReady(desk.app.redis)
  t.equal((await desk.signIn()).statusCode, 200)
})
