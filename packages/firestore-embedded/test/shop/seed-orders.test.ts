// Seeding goes through an ordinary client, so what lands in Firestore is what any application would read.
import { Timestamp } from 'firebase-admin/firestore'
import t from 'tap'
import { generateOrders, seedOrders } from '../../src/shop/index.ts'
import { connect } from '../fixtures/connect.ts'

const NOW = new Date('2026-11-23T20:00:00Z')

t.test(
  'every order is written, with real timestamps, and told to the caller oldest first',
  async (t) => {
    const { firestore } = await connect(t)
    const past = { count: 1203, seed: 3, now: NOW }
    const booked = await seedOrders(firestore, past)

    const expected = [...generateOrders(past)]
    t.same(
      booked,
      expected.map(({ id, order }) => ({ id, number: order.number, status: order.status })),
    )
    const { docs } = await firestore.collection('orders').orderBy('createdAt').get()
    t.same(
      docs.map((document) => ({ id: document.id, order: document.data() })),
      expected,
    )
    t.ok(docs[0]?.get('updatedAt') instanceof Timestamp)
  },
)

t.test('orders can go into another collection', async (t) => {
  const { firestore } = await connect(t)
  await seedOrders(firestore, { count: 5, seed: 1, now: NOW, collection: 'sales' })
  const collections = await firestore.listCollections()
  t.same(
    collections.map(({ id }) => id),
    ['sales'],
  )
})

t.test('a shop without a past writes nothing', async (t) => {
  const { firestore } = await connect(t)
  t.same(await seedOrders(firestore, { count: 0, seed: 1, now: NOW }), [])
  t.same(await firestore.listCollections(), [])
})

t.test('a batch that Firestore refuses ends the seeding with its error', async (t) => {
  const { firestore, server } = await connect(t)
  const fault = server.faults.inject({ method: 'Commit', status: 'PERMISSION_DENIED', times: 1 })
  await t.rejects(seedOrders(firestore, { count: 10_000, seed: 1, now: NOW }), { code: 7 })
  t.equal(fault.struck, 1)
  const written = (await firestore.collection('orders').count().get()).data().count
  t.ok(written < 10_000, `${written} orders were written`)
})
