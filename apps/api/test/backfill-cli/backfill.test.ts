// The back-fill over a real embedded Firestore, with a shop that goes on trading.
import { type DocumentData, FieldPath, Timestamp } from 'firebase-admin/firestore'
import t, { type Test } from 'tap'
import { Backfill, type BackfillOptions } from '../../src/backfill-cli/backfill.ts'
import { Orders } from '../../src/backfill-cli/orders.ts'
import { makePlan } from '../../src/backfill-cli/plan.ts'
import { Tally } from '../../src/backfill-cli/tally.ts'
import { parseOrdersFields } from '../../src/orders/order-fields.ts'
import { embeddedClient } from '../fixtures/embedded-client.ts'

const HAS = { updatedAt: Timestamp.fromMillis(5000) }
const ODD_IDS = ["it's", '-x', 'a b', 'line\nbreak', 'ä%ö', '😀', '.hidden', '0', '__x']

/** @param fields - ORDERS_FIELDS */
async function openOrders(t: Test, documents: Readonly<Record<string, DocumentData>>, fields = '') {
  const { embedded, client } = await embeddedClient(t)
  const collection = client.collection('orders')
  for (const [id, data] of Object.entries(documents)) await collection.doc(id).set(data)
  const options = {
    collection,
    fields: parseOrdersFields(fields),
    timeoutMs: 5000,
    firstPauseMs: 1,
  }
  const orders = new Orders(options)
  return {
    embedded,
    collection,
    orders,
    /** What is in the field of each document, as text. */
    async times(field = 'updatedAt') {
      const { docs } = await collection.orderBy(FieldPath.documentId()).get()
      return Object.fromEntries(docs.map((one) => [one.id, one.get(field)]))
    },
    run(more: Partial<BackfillOptions> = {}) {
      const tally = new Tally()
      const backfill = new Backfill(orders, tally, {
        kind: 'timestamp',
        time: 'update',
        write: true,
        after: undefined,
        pageSize: 3,
        stop: new AbortController().signal,
        progress: () => {},
        ...more,
      })
      return { tally, backfill, end: backfill.run() }
    },
  }
}

function numbered(count: number, data: (n: number) => DocumentData = () => ({ total: 1 })) {
  return Object.fromEntries(
    Array.from({ length: count }, (_, n) => [`o${String(n).padStart(3, '0')}`, data(n)]),
  )
}

t.test(
  'each document without a time gets that of its own last write, others are left',
  async (t) => {
    const { collection, run, times, embedded } = await openOrders(t, {
      a: { total: 1 },
      b: HAS,
      c: { total: 1, updatedAt: 'yesterday' },
      d: { total: 1, updatedAt: null },
      e: { total: 1 },
    })
    const written = (await collection.doc('a').get()).updateTime
    embedded.meter.reset()
    const { tally, end } = run()
    t.strictSame(await end, { isDone: true, after: undefined })
    t.match(tally, { looked: 5, stamped: 4, replaced: 1, writes: 4, reads: 5 })
    t.equal(tally.reads, embedded.meter.snapshot().total)
    t.match(await times(), {
      a: written,
      b: HAS.updatedAt,
      c: Timestamp,
      d: Timestamp,
      e: Timestamp,
    })
    t.match((await collection.doc('a').get()).data(), { total: 1 })
  },
)

t.test('the time of its making can be asked for instead', async (t) => {
  const { collection, run, times } = await openOrders(t, { a: { total: 1 } })
  await collection.doc('a').update({ total: 2 })
  const { createTime } = await collection.doc('a').get()
  await run({ time: 'create' }).end
  t.match(await times(), { a: createTime })
})

t.test('a dry run looks at all and writes nothing', async (t) => {
  const { run, times } = await openOrders(t, numbered(7))
  const { tally, end } = run({ write: false })
  t.match(await end, { isDone: true })
  t.match(tally, { looked: 7, stamped: 7, writes: 0 })
  t.ok(Object.values(await times()).every((time) => time === undefined))
})

t.test(
  'interrupted after any page it goes on where it ended, whatever ids look like',
  async (t) => {
    const { run, times, orders } = await openOrders(
      t,
      Object.fromEntries(ODD_IDS.map((id) => [id, { total: 1 }])),
    )
    let after: string | undefined
    let stamped = 0
    for (let isDone = false; !isDone; ) {
      const controller = new AbortController()
      const { toRead } = await makePlan(orders, { kind: undefined, after })
      t.equal(toRead, ODD_IDS.length - stamped)
      const { tally, end } = run({
        after,
        stop: controller.signal,
        progress: () => controller.abort(),
      })
      ;({ isDone, after } = await end)
      t.ok(tally.stamped <= 3)
      stamped += tally.stamped
    }
    t.equal(stamped, ODD_IDS.length)
    t.ok(Object.values(await times()).every((time) => time instanceof Timestamp))
  },
)

t.test('what the shop writes meanwhile is never written over, but looked at again', async (t) => {
  const { run, times, collection, embedded } = await openOrders(t, numbered(3))
  // Between its reads and its writes, the shop stamps one, changes one, and deletes one.
  const held = embedded.faults.inject({ method: 'BatchWrite', delayMs: 400, times: 1 })
  const { tally, end } = run()
  while (held.struck === 0) await new Promise(setImmediate)
  await collection.doc('o000').set({ total: 2, ...HAS })
  await collection.doc('o001').update({ total: 2 })
  const { updateTime } = await collection.doc('o001').get()
  await collection.doc('o002').delete()
  t.match(await end, { isDone: true })
  t.strictSame(await times(), { o000: HAS.updatedAt, o001: updateTime })
  t.match((await collection.doc('o001').get()).data(), { total: 2 })
  t.match(tally, { stamped: 1, writes: 1, restless: [] })
})

t.test('it goes on through failures that pass, and ends with one that does not', async (t) => {
  const { run, embedded } = await openOrders(t, numbered(6))
  embedded.faults.inject({ method: 'RunQuery', status: 'ABORTED', times: 2 })
  const first = run()
  t.match(await first.end, { isDone: true })
  embedded.faults.inject({ method: 'RunQuery', delayMs: 0, times: 1 })
  embedded.faults.inject({ method: 'RunQuery', status: 'PERMISSION_DENIED' })
  const second = run()
  await t.rejects(second.end, { code: 7 })
  t.equal(second.backfill.after, 'o002')
})

t.test('a write that is refused ends it before the page counts as done', async (t) => {
  const { run, embedded } = await openOrders(t, numbered(4))
  embedded.faults.inject({ method: 'BatchWrite', status: 'PERMISSION_DENIED' })
  const { backfill, end } = run()
  await t.rejects(end, { code: 7 })
  t.equal(backfill.after, undefined)
})

t.test('it keeps the kind that most documents have, and says what it will cost', async (t) => {
  const text = { updatedAt: '2026-01-01T00:00:00Z' }
  const { orders, run, times } = await openOrders(t, { a: text, b: text, c: HAS, d: {} })
  const plan = await makePlan(orders, { kind: undefined, after: undefined })
  t.match(plan, { kind: 'text', all: 4, timed: 2, toRead: 4, toWrite: 2 })
  t.equal((await makePlan(orders, { kind: 'millis', after: undefined })).toWrite, 4)
  await run({ kind: 'text' }).end
  t.match(await times(), { a: text.updatedAt, c: /^\d{4}-.*Z$/, d: /^\d{4}-.*Z$/ })
  await run({ kind: 'millis' }).end
  t.match(await times(), { a: Number, b: Number, c: Number, d: Number })
})

t.test('a field inside a map takes the place of nothing else', async (t) => {
  const documents = { a: { meta: { by: 'app' } }, b: { meta: 'text' }, c: { total: 1 } }
  const { run, times, collection } = await openOrders(t, documents, 'updatedAt=meta.modified')
  const { tally, end } = run()
  await end
  t.strictSame(tally.blocked, ['b'])
  t.match(await times('meta'), {
    a: { by: 'app', modified: Timestamp },
    b: 'text',
    c: { modified: Timestamp },
  })
  t.match((await collection.doc('c').get()).data(), { total: 1 })
})
