/** What reads cost, by Google's billing rules. */
import { FieldPath } from 'firebase-admin/firestore'
import t from 'tap'
import { connect } from './fixtures/connect.ts'

t.test('reads are counted as Google bills them', async (t) => {
  const { server, firestore } = await connect(t)
  const orders = firestore.collection('orders')
  const batch = firestore.batch()
  for (let n = 0; n < 10; n++) batch.set(orders.doc(`o${n}`), { n })
  await batch.commit()

  /** What `read` adds to the meter. */
  const cost = async (read: () => Promise<unknown>) => {
    server.meter.reset()
    await read()
    return server.meter.snapshot().total
  }

  t.equal(await cost(() => orders.doc('new').set({ n: 99 })), 0, 'a write costs no read')
  await orders.doc('new').delete()
  t.equal(await cost(() => orders.doc('o1').get()), 1, 'a document costs one')
  t.equal(await cost(() => orders.doc('missing').get()), 1, 'so does one that is not there')
  t.equal(await cost(() => firestore.getAll(orders.doc('o1'), orders.doc('o2'))), 2)
  t.equal(await cost(() => orders.get()), 10, 'a query costs what it returns')
  t.equal(await cost(() => orders.where('n', '>', 7).get()), 2)
  t.equal(await cost(() => orders.where('n', '>', 70).get()), 1, 'and one at the least')
  t.equal(await cost(() => orders.orderBy('n').limit(3).get()), 3, 'a limit bounds it')
  t.equal(
    await cost(() => orders.orderBy('n').offset(4).limit(3).get()),
    7,
    'an offset is paid for',
  )
  t.equal(await cost(() => orders.select().get()), 10, 'a projection saves nothing')
  t.equal(await cost(() => orders.count().get()), 1, 'a count of up to 1,000 costs one')
  t.equal(
    await cost(() => orders.where('n', '>', 70).count().get()),
    1,
    'and so does a count of none',
  )
})

t.test('an aggregation costs one for each 1,000 index entries', async (t) => {
  const { server, firestore } = await connect(t)
  const orders = firestore.collection('orders')
  for (let at = 0; at < 2001; at += 500) {
    const batch = firestore.batch()
    for (let n = at; n < Math.min(at + 500, 2001); n++) batch.set(orders.doc(`o${n}`), { n })
    await batch.commit()
  }
  server.meter.reset()
  t.equal((await orders.count().get()).data().count, 2001)
  t.equal(server.meter.snapshot().total, 3)
  server.meter.reset()
  await orders.where(FieldPath.documentId(), '>=', 'o1').where('n', '<', 2000).count().get()
  t.ok(server.meter.snapshot().total >= 1)
})

t.test('the counts stand apart by kind and start again when told to', async (t) => {
  const { server, firestore } = await connect(t)
  const orders = firestore.collection('orders')
  await orders.doc('o1').set({ n: 1 })
  await orders.doc('o1').get()
  await orders.where('n', '>', 1).get()
  await orders.count().get()
  t.same(server.meter.snapshot(), { documents: 1, queries: 1, aggregation: 1, total: 3 })
  server.meter.reset()
  t.same(server.meter.snapshot(), { documents: 0, queries: 0, aggregation: 0, total: 0 })
})

t.test('a listener pays for what it is sent', async (t) => {
  const { server, firestore } = await connect(t)
  const orders = firestore.collection('orders')
  await orders.doc('o1').set({ n: 1 })
  await orders.doc('o2').set({ n: 1 })
  server.meter.reset()
  const snapshots: number[] = []
  let seen = Promise.withResolvers<void>()
  const stop = orders.onSnapshot(({ size }) => {
    snapshots.push(size)
    seen.resolve()
  })
  await seen.promise
  t.equal(server.meter.snapshot().total, 2)
  seen = Promise.withResolvers<void>()
  await orders.doc('o2').update({ n: 2 })
  await seen.promise
  t.equal(server.meter.snapshot().total, 3)
  stop()
})
