// What the three caches promise to those who look at orders through them.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { BOB } from '../fixtures/desk.ts'
import { startRedis } from '../fixtures/redis-server.ts'
import { openShop } from '../fixtures/shop.ts'

type Environment = Readonly<Record<string, string>>

const SHARED: readonly (readonly [name: string, prepare: (t: Test) => Promise<Environment>])[] = [
  ['redis', async (t) => ({ REDIS_URL: (await startRedis(t)).url })],
  ['disk', async (t) => ({ CACHE_DIR: temporaryFolder(t) })],
]

function temporaryFolder(t: Test): string {
  const dir = mkdtempSync(join(tmpdir(), 'deltadesk-cache-'))
  t.teardown(() => rmSync(dir, { recursive: true, force: true }))
  return join(dir, 'made-by-the-desk')
}

for (const [name, prepare] of SHARED) {
  const open = async (t: Test) =>
    openShop(t, { env: { CACHE_BACKEND: name, ...(await prepare(t)) } })

  t.test(`${name}: all admins are served from one replica`, async (t) => {
    const shop = await open(t)
    const desk = await shop.startDesk()
    const [ada, bob] = [await desk.enter(), await desk.enter(BOB)]
    const { cursor } = await desk.poll(ada)
    const page = await desk.poll(bob, cursor)
    t.match(page, { reset: false, orders: [], count: 3 })
    await desk.signOut(ada)
    t.match(await desk.poll(bob, cursor), { reset: false }, 'a sign-out takes nothing from others')
  })

  t.test(`${name}: after a restart nothing is read again, and no cursor is lost`, async (t) => {
    const shop = await open(t)
    const first = await shop.startDesk()
    const { cursor } = await first.poll(await first.enter())
    await first.app.close()
    const second = await shop.startDesk()
    const cookie = await second.enter(BOB)
    t.match(await second.poll(cookie, cursor), { reset: false, orders: [], count: 3 })
    t.match((await second.info(cookie)).ledger, { documentReads: 0, refreshes: 1 })
  })

  t.test(`${name}: an operator is told of it`, async (t) => {
    const shop = await open(t)
    const desk = await shop.startDesk()
    const cookie = await desk.enter()
    await desk.poll(cookie)
    const info = await desk.info(cookie)
    t.match(info, {
      cacheBackend: name,
      cache: { shared: true, attached: true, failure: null },
      cachedOrders: 3,
      cacheMemoryLimitBytes: null,
    })
    t.equal(info.cacheMemoryTotalBytes, info.cacheMemoryBytes)
  })
}

t.test('redis: what one process has read the others need not read', async (t) => {
  const { url } = await startRedis(t)
  const shop = await openShop(t, {
    env: { CACHE_BACKEND: 'redis', REDIS_URL: url, MAX_STALENESS_MS: '60000' },
  })
  const [one, other] = [await shop.startDesk(), await shop.startDesk()]
  const cookie = await one.enter()
  const { cursor } = await one.poll(cookie)
  const reads = await shop.readsOf(async () => {
    t.match(await other.poll(cookie, cursor), { reset: false, count: 3 })
  })
  t.equal(reads, 0)
})

t.test('redis: without it the desk goes on from memory, and says so', async (t) => {
  const server = await startRedis(t)
  const shop = await openShop(t, { env: { CACHE_BACKEND: 'redis', REDIS_URL: server.url } })
  const desk = await shop.startDesk()
  const cookie = await desk.enter()
  await desk.poll(cookie)
  await server.kill()
  await shop.orders.doc('new').set({ number: 'D-new', updatedAt: new Date() })
  t.equal((await desk.poll(cookie)).count, 4)
  const { cache } = await desk.info(cookie)
  t.match(cache, { shared: true, attached: false, failure: { message: /Redis/ } })
})

t.test('disk: a folder that can not be used fails nobody but the cache', async (t) => {
  const dir = temporaryFolder(t)
  writeFileSync(dir, 'a file, and no folder')
  const env = { CACHE_BACKEND: 'disk', CACHE_DIR: dir }
  const desk = await (await openShop(t, { env })).startDesk()
  const cookie = await desk.enter()
  t.equal((await desk.poll(cookie)).count, 3)
  const { cache } = await desk.info(cookie)
  t.match(cache, { shared: true, attached: false, failure: { message: /CACHE_DIR/ } })
})

t.test('session: each admin has a replica, as large as all together are allowed', async (t) => {
  const shop = await openShop(t)
  const desk = await shop.startDesk()
  const [ada, bob] = [await desk.enter(), await desk.enter(BOB)]
  const { cursor } = await desk.poll(ada)
  t.equal((await desk.poll(bob, cursor)).reset, true)
  const info = await desk.info(ada)
  t.match(info, {
    cacheBackend: 'session',
    cache: { shared: false, attached: false, failure: null },
    cacheMemoryLimitBytes: 200 * 1024 * 1024,
  })
  t.equal(info.cacheMemoryTotalBytes, 2 * info.cacheMemoryBytes)
  await desk.signOut(bob)
  t.equal((await desk.info(ada)).cacheMemoryTotalBytes, info.cacheMemoryBytes)
})
