// The main job through the API's own door: a snapshot once, then deltas, at the price that was promised.
import { gunzipSync } from 'node:zlib'
import { FieldValue } from 'firebase-admin/firestore'
import t from 'tap'
import { BOB, cookieHeader, startDesk } from '../fixtures/desk.ts'
import { type Desk, deskWith, reader } from '../fixtures/orders.ts'

async function readsOf(desk: Desk, work: () => Promise<unknown>): Promise<number> {
  const before = desk.embedded.meter.snapshot().total
  await work()
  return desk.embedded.meter.snapshot().total - before
}

t.test(
  'a thousand orders cost a thousand reads, a quiet poll one, and a change itself',
  async (t) => {
    const desk = await deskWith(t, 1000)
    const poll = reader(desk, cookieHeader(await desk.signIn()))
    let page = await poll({ limit: '5000' })
    const others = desk.embedded.meter.snapshot().total - 1001
    t.ok(others <= 3, 'a look-up was the sign-in, and two accounts are watched')
    t.equal(page.reset, true)
    t.equal(page.orders.length, 1000)
    t.equal(page.count, 1000)
    t.match(page.orders[7], {
      id: 'o7',
      number: 'D-7',
      version: 8,
      total: 9,
      updatedAt: '2026-01-01T00:00:00.000007Z',
      extra: { note: 'by hand' },
    })

    t.equal(
      await readsOf(desk, async () => {
        page = await poll({ since: page.cursor })
      }),
      1,
    )
    t.same([page.orders, page.deleted, page.reset], [[], [], false])

    const batch = desk.orders.firestore.batch()
    for (const id of ['o1', 'o2', 'o3']) {
      batch.update(desk.orders.doc(id), {
        status: 'shipped',
        updatedAt: FieldValue.serverTimestamp(),
      })
    }
    await batch.commit()
    const reads = await readsOf(desk, async () => {
      page = await poll({ since: page.cursor })
    })
    t.ok(reads <= 4, `${reads} reads`)
    t.same(
      page.orders.map(({ id, status }) => [id, status]),
      [
        ['o1', 'shipped'],
        ['o2', 'shipped'],
        ['o3', 'shipped'],
      ],
    )
  },
)

t.test('the log tells the first sync, the incremental ones and what they found', async (t) => {
  const desk = await deskWith(t, 3)
  const answer = await desk.signIn()
  const poll = reader(desk, cookieHeader(answer))
  await poll()
  await desk.orders.doc('o1').update({ status: 'x', updatedAt: FieldValue.serverTimestamp() })
  await poll()
  const lines = desk.log.filter((line) => line.includes('[SYNC]')).join('\n')
  t.match(lines, /First sync - loading all orders.*Incremental sync from timestamp: 2026-/s)
  t.match(lines, /\[SYNC\] Found 1 new\/updated orders/)

  await desk.signOut(cookieHeader(answer))
  t.equal(desk.replicas.size, 0, 'the cache is gone with the session')
  desk.log.length = 0
  await reader(desk, cookieHeader(await desk.signIn()))()
  t.match(desk.log.join('\n'), /First sync/)
})

t.test(
  'a poll that is under way at the sign-out is answered with it, and leaves nothing',
  async (t) => {
    const desk = await deskWith(t, 3)
    const cookie = cookieHeader(await desk.signIn())
    desk.embedded.faults.inject({ method: 'RunQuery', delayMs: 200 })
    const poll = desk.app.inject({ url: '/api/orders', headers: { cookie } })
    await desk.signOut(cookie)
    t.match((await poll).json(), { statusCode: 401, code: 'NOT_SIGNED_IN' })
    t.equal(desk.replicas.size, 0)
  },
)

t.test('where all copies do not fit, who was away the longest gets a snapshot again', async (t) => {
  const desk = await deskWith(t, 700, { MAX_SESSION_CACHE_MB: '1' })
  const ada = reader(desk, cookieHeader(await desk.signIn()))
  const bob = reader(desk, cookieHeader(await desk.signIn(BOB)))
  const { cursor } = await ada()
  t.equal((await ada({ since: cursor })).reset, false)
  await bob()
  t.equal(desk.replicas.size, 1)
  const page = await ada({ since: cursor })
  t.match(page, { reset: true, count: 700 })
  t.equal((await ada({ since: page.cursor })).reset, false)
})

t.test('a soft-deleted order is told as deleted', async (t) => {
  const desk = await deskWith(t, 3)
  const poll = reader(desk, cookieHeader(await desk.signIn()))
  const { cursor } = await poll()
  await desk.orders
    .doc('o1')
    .update({ deletedAt: FieldValue.serverTimestamp(), updatedAt: FieldValue.serverTimestamp() })
  const page = await poll({ since: cursor })
  t.same(page.deleted, ['o1'])
  t.equal(page.count, 2)
})

t.test('pages follow one another without gap or repeat', async (t) => {
  const desk = await deskWith(t, 25)
  const poll = reader(desk, cookieHeader(await desk.signIn()))
  const ids: string[] = []
  let page = await poll({ limit: '10' })
  ids.push(...page.orders.map(({ id }) => id))
  while (page.hasMore) {
    page = await poll({ limit: '10', since: page.cursor })
    ids.push(...page.orders.map(({ id }) => id))
  }
  t.equal(new Set(ids).size, 25)
  t.equal(ids.length, 25)
})

t.test('a long page travels compressed, a short one as it is', async (t) => {
  const desk = await deskWith(t, 60)
  const headers = {
    cookie: cookieHeader(await desk.signIn()),
    'accept-encoding': 'gzip, deflate, br',
  }
  const snapshot = await desk.app.inject({ url: '/api/orders', headers })
  t.match(snapshot.headers, { 'content-encoding': 'gzip', 'content-type': /application.json/ })
  const page = JSON.parse(String(gunzipSync(snapshot.rawPayload)))
  t.equal(page.orders.length, 60)
  const poll = await desk.app.inject({ url: `/api/orders?since=${page.cursor}`, headers })
  t.equal(poll.headers['content-encoding'], undefined)
  t.same(poll.json().orders, [])
})

t.test('one admin’s cursor is worth a reset to another', async (t) => {
  const desk = await deskWith(t, 2)
  const { cursor } = await reader(desk, cookieHeader(await desk.signIn()))()
  const other = await reader(desk, cookieHeader(await desk.signIn(BOB)))({ since: cursor })
  t.equal(other.reset, true)
  t.equal(other.orders.length, 2)
})

t.test('a time finds what changed at or after it', async (t) => {
  const desk = await deskWith(t, 5)
  const poll = reader(desk, cookieHeader(await desk.signIn()))
  const page = await poll({ since: '2026-01-01T00:00:00.000003Z' })
  t.same(
    page.orders.map(({ id }) => id),
    ['o3', 'o4'],
  )
})

t.test('bad input gets a 400 with its reason', async (t) => {
  const desk = await startDesk(t)
  const cookie = cookieHeader(await desk.signIn())
  const codeOf = async (query: string) =>
    (await desk.app.inject({ url: `/api/orders?${query}`, headers: { cookie } })).json()
  t.match(await codeOf('since=nonsense'), { statusCode: 400, code: 'MALFORMED_CURSOR' })
  t.match(await codeOf('limit=0'), { statusCode: 400, code: 'INVALID_REQUEST' })
  t.match(await codeOf('limit=5001'), { statusCode: 400, code: 'INVALID_REQUEST' })
  t.match(await codeOf('sinc=x'), { statusCode: 400, code: 'INVALID_REQUEST' })
  t.match((await desk.app.inject('/api/orders')).json(), { statusCode: 401, code: 'NOT_SIGNED_IN' })
})

t.test('one order is found by its id, and an unknown one is a 404', async (t) => {
  const desk = await deskWith(t, 2)
  const headers = { cookie: cookieHeader(await desk.signIn()) }
  const found = await desk.app.inject({ url: '/api/orders/o1', headers })
  t.match(found.json(), { id: 'o1', version: 2, number: 'D-1' })
  const unknown = await desk.app.inject({ url: '/api/orders/none', headers })
  t.match(unknown.json(), { statusCode: 404, code: 'NOT_FOUND' })
})

t.test(
  'while the source fails the last good copy is served, with the truth about it',
  async (t) => {
    const desk = await startDesk(t, { MAX_STALENESS_MS: '0', SOURCE_TIMEOUT_MS: '300' })
    const cookie = cookieHeader(await desk.signIn())
    const fault = desk.embedded.faults.inject({ method: 'RunQuery', delayMs: 400 })
    const early = await desk.app.inject({ url: '/api/orders', headers: { cookie } })
    t.match(early.json(), { statusCode: 503, code: 'NOT_SYNCED_YET' })
    t.ok(Number(early.headers['retry-after']) >= 1)

    fault.clear()
    const other = reader(desk, cookieHeader(await desk.signIn(BOB)))
    await desk.orders.doc('a').set({ updatedAt: FieldValue.serverTimestamp() })
    const { cursor } = await other()
    desk.embedded.faults.inject({ method: 'RunQuery', delayMs: 400 })
    const page = await other({ since: cursor })
    t.equal(page.stale, true)
    t.ok((page.ageMs ?? 0) > 0, 'and how old it is')
    t.equal(page.count, 1)
  },
)
