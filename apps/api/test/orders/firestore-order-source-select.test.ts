// A shop's documents may hold far more than a desk shows: what is not named need not be sent.
import type { Order } from '@deltadesk/contract'
import type { SourceDocument } from '@deltadesk/sync'
import { Timestamp } from 'firebase-admin/firestore'
import t, { type Test } from 'tap'
import { MIDNIGHT, never, openShop, timeOf } from './shop.ts'

const MAPPING = 'total=amount.gross,items=lines,items.sku=code,updatedAt=`mod.at`'

async function openWideShop(t: Test) {
  const shop = await openShop(t, MAPPING)
  await shop.write('a', {
    'mod.at': Timestamp.fromMillis(MIDNIGHT),
    amount: { gross: 12, net: 10 },
    lines: [{ code: 'A1', name: 'Mug', price: 6, gift: true }],
    customer: { name: 'Zoë', phone: '1' },
    status: 7,
    notes: 'long',
  })
  await shop.write('gone', { 'mod.at': Timestamp.fromMillis(MIDNIGHT), deletedAt: true })
  await shop.write('stray', { 'mod.at': 'soon', notes: 'long' })
  return { ...shop, at: await timeOf(shop.source) }
}

function orderOf({ value }: SourceDocument<string>): Order {
  return JSON.parse(`{"version":1,${value?.slice(1)}`)
}

t.test('with all fields, what no field of an order takes is left over', async (t) => {
  const { open, at } = await openWideShop(t)
  const { documents } = await open('all').lookUp(['a'], at, never)
  t.same(documents.map(orderOf)[0]?.extra, {
    amount: { net: 10 },
    lines: [{ code: 'A1', name: 'Mug', price: 6, gift: true }],
    customer: { phone: '1' },
    status: 7,
    notes: 'long',
  })
})

t.test('with the named ones, the others are not sent, however a document is read', async (t) => {
  const { open, at } = await openWideShop(t)
  const source = open('named')
  const range = { before: { updatedAt: '2027-01-01T00:00:00.000000Z' } }
  const ids = { range: {}, direction: 'first', limit: 9, at } as const
  const found = [
    await source.readPage({ direction: 'newest-first', limit: 9 }, never),
    await source.readPage({ direction: 'newest-first', limit: 9, at }, never),
    await source.readPage({ direction: 'newest-first', range, limit: 9 }, never),
    await source.readIds(ids, never),
    await source.lookUp(['a', 'gone', 'stray'], at, never),
  ]
  for (const { documents } of found) {
    const [order] = documents.filter(({ id }) => id === 'a').map(orderOf)
    t.match(order, {
      total: 12,
      customer: { name: 'Zoë' },
      updatedAt: '2026-01-01T00:00:00.000000Z',
    })
    t.same(order?.items, [{ sku: 'A1', name: 'Mug', quantity: 1, price: 6 }])
    // What a named field holds and an order has no use for is still told.
    t.same(order?.extra, {
      lines: [{ code: 'A1', name: 'Mug', price: 6, gift: true }],
      status: 7,
    })
    t.equal(documents.find(({ id }) => id === 'gone')?.value, undefined)
    const [stray] = documents.filter(({ id }) => id === 'stray').map(orderOf)
    if (stray) t.same(stray.extra, { 'mod.at': 'soon' })
  }
})

t.test('counts are the same', async (t) => {
  const { open, at } = await openWideShop(t)
  for (const source of [open('all'), open('named')]) {
    t.equal((await source.count({}, at, never))?.count, 2)
    t.match(await source.census({}, at, never), { all: 3, timed: 2 })
  }
})
