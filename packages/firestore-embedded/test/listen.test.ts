/** Listeners: what they are shown, and how they go on after a break. */
import type { DocumentSnapshot, QuerySnapshot } from 'firebase-admin/firestore'
import t from 'tap'
import { client, connect, ids } from './fixtures/connect.ts'
import { changes, watch } from './fixtures/watch.ts'

t.test('a document is shown as it is, then at every change', async (t) => {
  const { firestore } = await connect(t)
  const doc = firestore.doc('orders/o1')
  const watched = watch<DocumentSnapshot>(t, (next, error) => doc.onSnapshot(next, error))
  t.equal((await watched.next()).exists, false)
  await doc.set({ n: 1 })
  t.equal((await watched.next()).get('n'), 1)
  await doc.update({ n: 2 })
  t.equal((await watched.next()).get('n'), 2)
  await doc.delete()
  t.equal((await watched.next()).exists, false)
})

t.test('a query is told what comes, changes, leaves and is deleted', async (t) => {
  const { firestore } = await connect(t)
  const orders = firestore.collection('orders')
  await orders.doc('a').set({ n: 1 })
  const query = orders.where('n', '<', 10).orderBy('n')
  const watched = watch<QuerySnapshot>(t, (next, error) => query.onSnapshot(next, error))
  t.same(changes(await watched.next()), ['added a'])
  await orders.doc('b').set({ n: 0 })
  const second = await watched.next()
  t.same(changes(second), ['added b'])
  t.same(ids(second), ['b', 'a'])
  await orders.doc('elsewhere').set({ n: 99 })
  await orders.doc('b').update({ n: 5 })
  const third = await watched.next()
  t.same(changes(third), ['modified b'])
  t.same(ids(third), ['a', 'b'])
  await orders.doc('a').update({ n: 10 })
  t.same(changes(await watched.next()), ['removed a'])
  await orders.doc('b').delete()
  t.same(changes(await watched.next()), ['removed b'])
})

t.test('a commit of several documents arrives as one snapshot', async (t) => {
  const { firestore } = await connect(t)
  const orders = firestore.collection('orders')
  const watched = watch<QuerySnapshot>(t, (next, error) => orders.onSnapshot(next, error))
  t.same(changes(await watched.next()), [])
  const batch = firestore.batch()
  for (const id of ['a', 'b', 'c']) batch.set(orders.doc(id), { n: 1 })
  await batch.commit()
  t.same(changes(await watched.next()), ['added a', 'added b', 'added c'])
})

t.test('behind a limit, what leaves makes room for the next', async (t) => {
  const { firestore } = await connect(t)
  const orders = firestore.collection('orders')
  for (const [id, n] of [
    ['a', 1],
    ['b', 2],
    ['c', 3],
  ] as const)
    await orders.doc(id).set({ n })
  const query = orders.orderBy('n').limit(2)
  const watched = watch<QuerySnapshot>(t, (next, error) => query.onSnapshot(next, error))
  t.same(ids(await watched.next()), ['a', 'b'])
  await orders.doc('a').delete()
  const second = await watched.next()
  t.same(changes(second), ['removed a', 'added c'])
  await orders.doc('0').set({ n: 0 })
  t.same(changes(await watched.next()), ['removed c', 'added 0'])
})

t.test('a projection and a cursor hold for a listener too', async (t) => {
  const { firestore } = await connect(t)
  const orders = firestore.collection('orders')
  await orders.doc('a').set({ n: 1, status: 'new' })
  const query = orders.orderBy('n').startAfter(1).select('status', 'n')
  const watched = watch<QuerySnapshot>(t, (next, error) => query.onSnapshot(next, error))
  t.same(ids(await watched.next()), [])
  await orders.doc('a').update({ n: 0 })
  await orders.doc('b').set({ n: 2, status: 'paid', note: 'x' })
  const second = await watched.next()
  t.same(changes(second), ['added b'])
  t.same(second.docs[0]?.data(), { n: 2, status: 'paid' })
})

t.test('several listeners on one server each get their own', async (t) => {
  const { server, firestore } = await connect(t)
  const other = client(t, server)
  const first = watch<QuerySnapshot>(t, (next, error) =>
    firestore.collection('orders').where('n', '==', 1).onSnapshot(next, error),
  )
  const second = watch<QuerySnapshot>(t, (next, error) =>
    other.collection('orders').where('n', '==', 2).onSnapshot(next, error),
  )
  t.same(changes(await first.next()), [])
  t.same(changes(await second.next()), [])
  await firestore.doc('orders/a').set({ n: 1 })
  t.same(changes(await first.next()), ['added a'])
  await other.doc('orders/a').update({ n: 2 })
  t.same(changes(await first.next()), ['removed a'])
  t.same(changes(await second.next()), ['added a'])
})

t.test(
  'a listener that was cut off resumes with what it missed, and pays for that alone',
  async (t) => {
    const { server, firestore } = await connect(t)
    const orders = firestore.collection('orders')
    const batch = firestore.batch()
    for (let n = 0; n < 50; n++) batch.set(orders.doc(`o${n}`), { n })
    await batch.commit()
    const watched = watch<QuerySnapshot>(t, (next, error) => orders.onSnapshot(next, error))
    t.equal((await watched.next()).size, 50)
    await orders.doc('o1').update({ n: 100 })
    t.same(changes(await watched.next()), ['modified o1'])

    const refused = server.faults.inject({ method: 'Listen', status: 'UNAVAILABLE' })
    server.faults.cut('Listen')
    await orders.doc('o2').update({ n: 200 })
    await orders.doc('o3').delete()
    await orders.doc('new').set({ n: 300 })
    server.meter.reset()
    refused.clear()
    const resumed = await watched.next()
    t.same(changes(resumed).sort(), ['added new', 'modified o2', 'removed o3'])
    t.equal(resumed.size, 50)
    t.equal(server.meter.snapshot().total, 2)
  },
)

t.test('a limited listener that was cut off ends up with the right documents', async (t) => {
  const { server, firestore } = await connect(t)
  const orders = firestore.collection('orders')
  for (const [id, n] of [
    ['a', 1],
    ['b', 2],
    ['c', 3],
  ] as const)
    await orders.doc(id).set({ n })
  const query = orders.orderBy('n').limit(2)
  const watched = watch<QuerySnapshot>(t, (next, error) => query.onSnapshot(next, error))
  t.same(ids(await watched.next()), ['a', 'b'])
  const refused = server.faults.inject({ method: 'Listen', status: 'UNAVAILABLE' })
  server.faults.cut('Listen')
  await orders.doc('a').delete()
  refused.clear()
  t.same(ids(await watched.next()), ['b', 'c'])
})

t.test(
  'a listener that is cut off in the middle of its first answer gets all of it in the end',
  async (t) => {
    const { server, firestore } = await connect(t)
    const orders = firestore.collection('orders')
    for (const id of ['a', 'b', 'c']) await orders.doc(id).set({ n: 1 })
    const fault = server.faults.inject({ method: 'Listen', cutAfter: 2, times: 1 })
    const watched = watch<QuerySnapshot>(t, (next, error) => orders.onSnapshot(next, error))
    t.same(ids(await watched.next()), ['a', 'b', 'c'])
    t.equal(fault.struck, 1)
  },
)
