// The port's promises over the real protocol, then what is Firestore's own: kinds of time, faults, cost.

import { Order } from '@deltadesk/contract'
import { EmbeddedFirestore } from '@deltadesk/firestore-embedded'
import { type PageRequest, type Position, SourceError } from '@deltadesk/sync'
import { orderSourceContract } from '@deltadesk/sync/testing'
import fc from 'fast-check'
import { type DocumentData, FieldPath, FieldValue, Timestamp } from 'firebase-admin/firestore'
import t, { type Test } from 'tap'
import { Value } from 'typebox/value'
import { openFirestore } from '../../src/firestore/open-firestore.ts'
import { FirestoreOrderSource } from '../../src/orders/firestore-order-source.ts'
import { momentOf, timestampOf } from '../../src/orders/moment.ts'
import { parseOrdersFields } from '../../src/orders/order-fields.ts'
import { writtenDocument } from './arbitrary-document.ts'

const never = new AbortController().signal
const MIDNIGHT = Date.parse('2026-01-01T00:00:00Z')

/** How shops keep a time. Text of mixed precision is only in order down to the second. */
const MIXED = 'text in whole seconds or finer'
const kinds = {
  timestamp: (millis: number) => Timestamp.fromMillis(millis),
  text: (millis: number) => new Date(millis).toISOString(),
  [MIXED]: (millis: number) => new Date(millis).toISOString().replace('.000Z', 'Z'),
  'text by a local clock': (millis: number) =>
    new Date(millis - 5 * 3_600_000).toISOString().replace('Z', '-05:00'),
  millis: (millis: number) => millis,
}

async function openShop(t: Test, fields?: string) {
  const embedded = await EmbeddedFirestore.start()
  const { client, close } = openFirestore({
    projectId: 'demo-deltadesk',
    connection: { kind: 'emulator', host: embedded.host },
    adminsCollection: 'admins',
    timeoutMs: 5000,
  })
  t.teardown(async () => {
    await close()
    await embedded.stop()
  })
  const orders = client.collection('orders')
  const warnings: string[] = []
  const open = ({ timeoutMs = 5000 } = {}) =>
    new FirestoreOrderSource({
      collection: orders,
      fields: parseOrdersFields(fields),
      timeoutMs,
      warn: (line) => warnings.push(line),
    })
  const source = open()
  return {
    embedded,
    client,
    orders,
    warnings,
    source,
    /** Another source over the same shop, as after a restart. */
    open,
    write: async (id: string, data: DocumentData) => void (await orders.doc(id).set(data)),
    cost: async (read: () => Promise<unknown>) => {
      embedded.meter.reset()
      await read()
      return embedded.meter.snapshot().total
    },
  }
}

async function idsOf(source: FirestoreOrderSource, request: PageRequest): Promise<string[]> {
  return (await source.readPage(request, never)).documents.map(({ id }) => id)
}

/** Every id that paging to the end meets, as often as it meets it. */
async function pageThrough(source: FirestoreOrderSource, request: PageRequest): Promise<string[]> {
  const seen: string[] = []
  let after: Position | undefined = request.after
  for (;;) {
    const page = await source.readPage({ ...request, ...(after && { after }) }, never)
    seen.push(...page.documents.map(({ id }) => id))
    after = page.end ?? after
    if (page.scanned < request.limit) return seen
  }
}

orderSourceContract(t, async (t) => {
  const { source, write } = await openShop(t)
  return {
    source,
    write: (id, updatedAt) => write(id, { updatedAt: timestampOf(updatedAt) }),
    softDelete: (id, updatedAt) =>
      write(id, { updatedAt: timestampOf(updatedAt), deletedAt: timestampOf(updatedAt) }),
  }
})

for (const [kind, native] of Object.entries(kinds)) {
  t.test(
    `${kind}: pages meet every order once, in order, ties on the border included`,
    async (t) => {
      const { source, write } = await openShop(t)
      const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g']
      for (const [i, id] of ids.entries()) {
        await write(id, { updatedAt: native(MIDNIGHT + (i < 5 ? 0 : i)) })
      }
      const inOrder = (met: string[]) => (kind === MIXED ? met.toSorted() : met)
      const oldest = await pageThrough(source, { direction: 'oldest-first', limit: 2 })
      const newest = await pageThrough(source, { direction: 'newest-first', limit: 2 })
      t.same(inOrder(oldest), ids)
      t.same(inOrder(newest.toReversed()), ids)
    },
  )

  t.test(`${kind}: behind any position nothing is left out, also after a restart`, async (t) => {
    const { source, open, write } = await openShop(t)
    const digits = kind === MIXED ? 19 : 26
    const isOlder = (a: string, b: string) => a.slice(0, digits) < b.slice(0, digits)
    for (const [i, millis] of [0, 1, 999, 1000, 1001, 60_000, 60_001, 3_600_000].entries()) {
      await write(`o${i}`, { updatedAt: native(MIDNIGHT + millis) })
    }
    const { documents } = await source.readPage({ direction: 'oldest-first', limit: 9 }, never)
    t.equal(documents.length, 8)
    for (const reader of [source, open()]) {
      for (const { updatedAt, id } of documents) {
        const newer = documents.filter((other) => isOlder(updatedAt, other.updatedAt))
        const older = documents.filter((other) => isOlder(other.updatedAt, updatedAt))
        for (const after of [{ updatedAt }, { updatedAt, id }]) {
          const later = await idsOf(reader, { direction: 'oldest-first', after, limit: 9 })
          const earlier = await idsOf(reader, { direction: 'newest-first', after, limit: 9 })
          t.same(
            newer.filter((other) => !later.includes(other.id)),
            [],
          )
          t.same(
            older.filter((other) => !earlier.includes(other.id)),
            [],
          )
        }
        const from = { direction: 'oldest-first', after: { updatedAt }, limit: 9 } as const
        t.ok((await idsOf(reader, from)).includes(id))
      }
    }
  })

  t.test(`${kind}: the time is told in fixed width, UTC, microseconds`, async (t) => {
    const { source, write } = await openShop(t)
    await write('a', { updatedAt: native(MIDNIGHT + 27), createdAt: native(MIDNIGHT) })
    const [document] = (await source.readPage({ direction: 'oldest-first', limit: 9 }, never))
      .documents
    t.equal(document?.updatedAt, '2026-01-01T00:00:00.027000Z')
    const order: Order = JSON.parse(`{"version":1,${document?.value.slice(1)}`)
    t.equal(order.updatedAt, '2026-01-01T00:00:00.027000Z')
    t.equal(order.createdAt, '2026-01-01T00:00:00.000000Z')
    t.same(order.extra, {})
  })
}

t.test(
  'microseconds pass end to end: into the order, into the cursor, and the write time too',
  async (t) => {
    const { source, orders, write } = await openShop(t)
    await write('early', { updatedAt: new Timestamp(1_767_225_600, 123_000) })
    await write('late', { updatedAt: new Timestamp(1_767_225_600, 124_000) })
    const after = { updatedAt: '2026-01-01T00:00:00.000123Z', id: 'early' }
    const page = await source.readPage({ direction: 'oldest-first', after, limit: 9 }, never)
    t.same(
      page.documents.map(({ id }) => id),
      ['late'],
    )
    const written = (await orders.doc('late').get()).updateTime
    t.equal(page.documents[0]?.updateTime, momentOf(written)?.at)
    t.ok(page.readTime >= (page.documents[0]?.updateTime ?? ''))
  },
)

t.test('a value keeps its order as text that only lacks the version', async (t) => {
  const { source, write, client } = await openShop(t, 'total=amount.gross,updatedAt=`mod.at`')
  await write('a', {
    'mod.at': Timestamp.fromMillis(MIDNIGHT),
    amount: { gross: 12, net: 10 },
    shop: client.doc('shops/s1'),
    taste: FieldValue.vector([1, 2]),
    photo: Buffer.from('x'),
  })
  const [document] = (await source.readPage({ direction: 'newest-first', limit: 1 }, never))
    .documents
  const order: unknown = JSON.parse(`{"version":12,${document?.value.slice(1)}`)
  t.ok(Value.Check(Order, order))
  t.match(order, {
    id: 'a',
    version: 12,
    total: 12,
    extra: {
      amount: { net: 10 },
      shop: { $type: 'reference', value: 'shops/s1' },
      taste: { $type: 'vector', value: [1, 2] },
      photo: { $type: 'bytes', value: 'eA==' },
    },
  })
})

t.test(
  'orders of another kind of time, or of none, are left out with one warning each',
  async (t) => {
    const { source, warnings, write } = await openShop(t)
    for (const id of ['a', 'b', 'c']) await write(id, { updatedAt: Timestamp.fromMillis(MIDNIGHT) })
    const strays = {
      null: null,
      number: 5,
      text: 'soon',
      iso: '2026-01-01T00:00:00Z',
      map: { a: 1 },
    }
    for (const [id, updatedAt] of Object.entries(strays)) await write(id, { updatedAt })
    await write('absent', { total: 1 })
    for (const direction of ['newest-first', 'oldest-first'] as const) {
      t.same((await pageThrough(source, { direction, limit: 20 })).sort(), ['a', 'b', 'c'])
    }
    t.equal(source.skipped, 5)
    t.equal(warnings.length, 5)
    t.match(
      warnings.find((line) => line.includes('Order iso ')),
      /keeps its time as text, most others as timestamp/,
    )
    t.match(
      warnings.find((line) => line.includes('Order map ')),
      /«updatedAt» is neither a timestamp, an ISO 8601 time/,
    )
  },
)

t.test(
  'a first page of nothing but documents without a time does not hide the orders behind it',
  async (t) => {
    const { source, write } = await openShop(t)
    for (const id of ['x', 'y', 'z']) await write(id, { updatedAt: { map: id } })
    await write('a', { updatedAt: MIDNIGHT })
    t.same(await pageThrough(source, { direction: 'newest-first', limit: 2 }), ['a'])
  },
)

t.test('text that tells no time, a whole page of it, does not stop the paging', async (t) => {
  const { source, write } = await openShop(t)
  for (const id of ['a', 'b', 'c']) await write(id, { updatedAt: '2026-01-01T00:00:00Z' })
  for (const id of ['u', 'v', 'w', 'x']) await write(id, { updatedAt: '2026-01-01Tsoon' })
  await write('z', { updatedAt: '2026-01-02T00:00:00Z' })
  t.same(await pageThrough(source, { direction: 'oldest-first', limit: 2 }), ['a', 'b', 'c', 'z'])
  t.same(await pageThrough(source, { direction: 'newest-first', limit: 2 }), ['z', 'c', 'b', 'a'])
})

t.test(
  'by a local clock pages come to an end, however many orders there are in its hour',
  async (t) => {
    const { source, warnings, write } = await openShop(t)
    const ids = ['a', 'b', 'c', 'd', 'e']
    for (const id of ids) await write(id, { updatedAt: '2026-10-25T02:59:59+02:00' })
    const before = await pageThrough(source, { direction: 'oldest-first', limit: 2 })
    t.same(before, ids)
    await write('repeated', { updatedAt: '2026-10-25T02:00:01+01:00' })
    const after = { updatedAt: '2026-10-25T00:59:59.000000Z', id: 'e' }
    t.ok(
      (await pageThrough(source, { direction: 'oldest-first', after, limit: 2 })).includes(
        'repeated',
      ),
    )
    t.equal(warnings.filter((line) => line.includes('local time')).length, 1)
  },
)

t.test('a quiet page costs one read, a page of orders one for each', async (t) => {
  const { source, write, cost } = await openShop(t)
  for (const id of ['a', 'b', 'c']) await write(id, { updatedAt: Timestamp.fromMillis(MIDNIGHT) })
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
  'after a restart the first read costs nothing extra with timestamps, and four reads at most',
  async (t) => {
    for (const [kind, most] of [
      ['timestamp', 1],
      ['millis', 5],
    ] as const) {
      const { open, write, cost } = await openShop(t)
      await write('a', { updatedAt: kinds[kind](MIDNIGHT) })
      const source = open()
      const after = { updatedAt: '2026-01-01T00:00:00.000000Z' }
      const read = () => idsOf(source, { direction: 'oldest-first', after, limit: 100 })
      t.equal(await cost(read), most, kind)
      t.equal(await cost(read), 1, kind)
      t.same(await read(), ['a'])
    }
  },
)

t.test('a refusal by Firestore becomes a SourceError that says what to do', async (t) => {
  const { embedded, source } = await openShop(t)
  const fault = embedded.faults.inject({ method: 'RunQuery', status: 'PERMISSION_DENIED' })
  const error = await failureOf(source.readPage({ direction: 'newest-first', limit: 9 }, never))
  t.match(error.message, /«orders»: .*Cloud Datastore User/)
  t.ok(error.cause instanceof Error)
  fault.clear()
  t.same(await idsOf(source, { direction: 'newest-first', limit: 9 }), [])
})

t.test('a Firestore that does not answer is waited for no longer than the timeout', async (t) => {
  const { embedded, open, source } = await openShop(t)
  const request: PageRequest = { direction: 'newest-first', limit: 9 }
  await source.readPage(request, never)
  embedded.faults.inject({ method: 'RunQuery', delayMs: 250, times: 1 })
  const error = await failureOf(open({ timeoutMs: 50 }).readPage(request, never))
  t.match(error.message, /SOURCE_TIMEOUT_MS.*50 ms/)
  t.same(await idsOf(source, request), [])
})

t.test('an aborted read ends at once, before it asks and while it waits', async (t) => {
  const { embedded, source, cost } = await openShop(t)
  const request: PageRequest = { direction: 'newest-first', limit: 9 }
  const closed = AbortSignal.abort(new Error('closing'))
  t.equal(await cost(() => failureOf(source.readPage(request, closed))), 0)
  await source.readPage(request, never)
  embedded.faults.inject({ method: 'RunQuery', delayMs: 250, times: 1 })
  const closing = new AbortController()
  const waiting = failureOf(source.readPage(request, closing.signal))
  const reason = new Error('closing')
  closing.abort(reason)
  t.equal((await waiting).cause, reason)
  t.same(await idsOf(source, request), [])
})

t.test(
  'whatever Firestore stores is read, and what is an order keeps to the contract',
  async (t) => {
    const { source, orders, write } = await openShop(t)
    const stored = new Set<string>()
    for (const [i, document] of fc.sample(writtenDocument, { numRuns: 300, seed: 7 }).entries()) {
      const id = `o${String(i).padStart(3, '0')}`
      // What the client itself refuses to send is no business of the source.
      if (await isStored(() => write(id, document))) stored.add(id)
    }
    const dated = await orders
      .where(new FieldPath('updatedAt'), '>', new Timestamp(-62_135_596_800, 0))
      .get()
    t.ok(stored.size > 150, `${stored.size} documents were stored`)
    const ids: string[] = []
    let after: Position | undefined
    for (;;) {
      const page = await source.readPage(
        { direction: 'oldest-first', limit: 50, ...(after && { after }) },
        never,
      )
      for (const { id, value } of page.documents) {
        ids.push(id)
        const order: unknown = JSON.parse(`{"version":1,${value.slice(1)}`)
        if (!Value.Check(Order, order)) t.fail(value)
      }
      after = page.end ?? after
      if (page.scanned < 50) break
    }
    t.same(
      ids,
      dated.docs.map(({ id }) => id),
    )
  },
)

async function isStored(write: () => Promise<void>): Promise<boolean> {
  return write().then(
    () => true,
    () => false,
  )
}

async function failureOf(read: Promise<unknown>): Promise<SourceError> {
  try {
    await read
  } catch (error) {
    if (error instanceof SourceError) return error
    throw error
  }
  throw new Error('the read succeeded')
}
