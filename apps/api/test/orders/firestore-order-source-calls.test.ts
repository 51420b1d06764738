// What goes over the wire, what it costs, and what becomes of a Firestore that refuses or does not answer.
import type { Cost, OrderSource, PageRequest } from '@deltadesk/sync'
import { Timestamp } from 'firebase-admin/firestore'
import t, { type Test } from 'tap'
import { failureOf, idsOf, MIDNIGHT, never, openShop, timeOf } from './shop.ts'

const newest: PageRequest = { direction: 'newest-first', limit: 9 }

/** A shop of three orders and a stray, and a time of it. */
async function openSmallShop(t: Test) {
  const shop = await openShop(t)
  for (const id of ['a', 'b', 'c']) {
    await shop.write(id, { updatedAt: Timestamp.fromMillis(MIDNIGHT) })
  }
  await shop.write('stray', {})
  return { ...shop, at: await timeOf(shop.source) }
}

/** Every way to read at a time, with what the least of each costs. */
function readsAt(source: OrderSource<unknown>, at: string): Record<string, () => Promise<Cost>> {
  const range = { from: 'b' }
  return {
    page: () => source.readPage({ ...newest, range: { before: { updatedAt: at } }, at }, never),
    emptyPage: () => source.readPage({ ...newest, range: { from: { updatedAt: at } }, at }, never),
    count: async () => (await source.count({}, at, never)) ?? { reads: 0 },
    census: () => source.census(range, at, never),
    wholeCensus: () => source.census({}, at, never),
    ids: () => source.readIds({ range, limit: 9, at }, never),
    noIds: () => source.readIds({ range: { from: 'x' }, limit: 9, at }, never),
    lookUp: () => source.lookUp(['a', 'stray', 'missing'], at, never),
    emptyLookUp: () => source.lookUp([], at, never),
  }
}

t.test('what an answer says that it cost is what Firestore bills', async (t) => {
  const { source, open, at, cost } = await openSmallShop(t)
  const costsOf = async (choose: () => OrderSource<unknown>) => {
    const costs: Record<string, number> = {}
    for (const name of Object.keys(readsAt(source, at))) {
      const read = readsAt(choose(), at)[name]
      let told: Cost | undefined
      costs[name] = await cost(async () => {
        told = await read?.()
      })
      t.equal(told?.reads, costs[name], name)
    }
    return costs
  }
  const known = { page: 3, emptyPage: 1, count: 1, census: 2, wholeCensus: 2, ids: 3, noIds: 1 }
  t.same(await costsOf(() => source), { ...known, lookUp: 3, emptyLookUp: 0 })
  // As after a restart: how the documents keep their time has to be found first.
  const found = { page: 3, emptyPage: 4, count: 4, census: 5, wholeCensus: 5, ids: 6, noIds: 4 }
  t.same(await costsOf(open), { ...found, lookUp: 6, emptyLookUp: 0 })
})

t.test('a read at a time is one request and begins no transaction', async (t) => {
  const { embedded, source, at } = await openSmallShop(t)
  const methods = ['BeginTransaction', 'Commit', 'Rollback'].map((method) =>
    embedded.faults.inject({ method, delayMs: 0 }),
  )
  const reads = ['RunQuery', 'RunAggregationQuery', 'BatchGetDocuments'].map((method) =>
    embedded.faults.inject({ method, delayMs: 0 }),
  )
  await source.readPage({ ...newest, range: { before: { updatedAt: at } }, at }, never)
  await source.count({}, at, never)
  await source.lookUp(['a', 'b'], at, never)
  t.same(
    [...methods, ...reads].map(({ struck }) => struck),
    [0, 0, 0, 1, 1, 1],
  )
})

t.test('a quiet page costs one read, a page of orders one for each', async (t) => {
  const { source, write, cost } = await openSmallShop(t)
  t.equal(await cost(() => idsOf(source, { direction: 'newest-first', limit: 3 })), 3)
  const after = { updatedAt: '2026-01-01T00:00:00.000000Z', id: 'c' }
  const quiet = () => idsOf(source, { direction: 'oldest-first', after, limit: 100 })
  t.equal(await cost(quiet), 1)
  await write('a', { updatedAt: Timestamp.fromMillis(MIDNIGHT + 1) })
  t.equal(await cost(quiet), 1)
})

t.test('an empty shop costs one read a page', async (t) => {
  const { source, cost } = await openShop(t)
  t.equal(await cost(() => idsOf(source, { direction: 'newest-first', limit: 100 })), 1)
  const after = { updatedAt: '1970-01-01T00:00:00.000000Z' }
  t.equal(await cost(() => idsOf(source, { direction: 'oldest-first', after, limit: 100 })), 1)
})

t.test(
  'after a restart the first read costs nothing extra with timestamps, and little with others',
  async (t) => {
    for (const [updatedAt, most] of [
      [Timestamp.fromMillis(MIDNIGHT), 1],
      [MIDNIGHT, 5],
      ['2026-01-01T00:00:00Z', 6],
    ] as const) {
      const { open, write, cost } = await openShop(t)
      await write('a', { updatedAt })
      const source = open()
      const after = { updatedAt: '2026-01-01T00:00:00.000000Z' }
      const request = { direction: 'oldest-first', after, limit: 100 } as const
      t.equal(await cost(() => idsOf(source, request)), most)
      t.equal(await cost(() => idsOf(source, request)), 1)
      t.same(await idsOf(source, request), ['a'])
      const page = source.readPage(request, never)
      t.equal((await page).reads, 1)
    }
  },
)

t.test('a refusal by Firestore becomes a SourceError that says what to do', async (t) => {
  const { embedded, source, at } = await openSmallShop(t)
  const fault = embedded.faults.inject({ method: 'RunQuery', status: 'PERMISSION_DENIED' })
  const error = await failureOf(source.readPage(newest, never))
  t.equal(error.code, 'SOURCE_PERMISSION')
  t.match(error.message, /«orders»: .*Cloud Datastore User/)
  t.ok(error.cause instanceof Error)
  fault.clear()
  t.equal((await idsOf(source, newest)).length, 3)
  embedded.faults.inject({ method: 'RunAggregationQuery', status: 'FAILED_PRECONDITION' })
  const lacking = await failureOf(source.census({ from: 'b' }, at, never))
  t.equal(lacking.code, 'SOURCE_MISCONFIGURED')
  t.match(lacking.message, /lacks an index/)
})

t.test('what was more than an hour ago can not be read, and that passes', async (t) => {
  const { source } = await openSmallShop(t)
  const at = '2026-01-01T00:00:00.000000Z'
  for (const [name, read] of Object.entries(readsAt(source, at))) {
    if (name === 'emptyLookUp') continue
    const error = await failureOf(read())
    t.equal(error.code, 'SOURCE_UNAVAILABLE', name)
    t.match(error.message, /more than an hour ago: the next refresh reads them as they are/)
  }
})

t.test('an aborted read ends at once, before it asks and while it waits', async (t) => {
  const { embedded, source, cost, at } = await openSmallShop(t)
  const closed = AbortSignal.abort(new Error('closing'))
  t.equal(await cost(() => failureOf(source.readPage(newest, closed))), 0)
  t.equal(await cost(() => failureOf(source.lookUp(['a'], at, closed))), 0)
  for (const method of ['RunQuery', 'BatchGetDocuments']) {
    embedded.faults.inject({ method, delayMs: 250, times: 1 })
  }
  const reason = new Error('closing')
  for (const read of [
    (signal: AbortSignal) => source.readPage(newest, signal),
    (signal: AbortSignal) => source.lookUp(['a'], at, signal),
  ]) {
    const closing = new AbortController()
    const waiting = failureOf(read(closing.signal))
    closing.abort(reason)
    t.equal((await waiting).cause, reason)
  }
  t.equal((await idsOf(source, newest)).length, 3)
})
