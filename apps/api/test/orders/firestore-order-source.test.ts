// The port's promises over the real protocol, for every way in which a shop keeps its times.

import { Order } from '@deltadesk/contract'
import { orderSourceContract } from '@deltadesk/sync/testing'
import { FieldValue, Timestamp } from 'firebase-admin/firestore'
import t from 'tap'
import { Value } from 'typebox/value'
import { momentOf, timestampOf } from '../../src/orders/moment.ts'
import { kindsOfTime, MIXED } from './kinds-of-time.ts'
import { idsOf, MIDNIGHT, never, openShop, pageThrough } from './shop.ts'

orderSourceContract(t, async (t) => {
  const { source, write, remove } = await openShop(t)
  return {
    source,
    remove,
    write: (id, updatedAt) =>
      write(id, updatedAt === null ? {} : { updatedAt: timestampOf(updatedAt) }),
    softDelete: (id, updatedAt) =>
      write(id, { updatedAt: timestampOf(updatedAt), deletedAt: timestampOf(updatedAt) }),
  }
})

for (const [kind, native] of Object.entries(kindsOfTime)) {
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
    const order: Order = JSON.parse(`{"version":1,${document?.value?.slice(1)}`)
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
  const order: unknown = JSON.parse(`{"version":12,${document?.value?.slice(1)}`)
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
