/** Misbehaviour on demand, as the client sees it. */
import { Timestamp } from 'firebase-admin/firestore'
import t from 'tap'
import { EmbeddedFirestore } from '../src/index.ts'
import { connect, ids } from './fixtures/connect.ts'

/** Statuses that the client hands on, by the number it hands them on with. */
const HANDED_ON = { PERMISSION_DENIED: 7, FAILED_PRECONDITION: 9, UNIMPLEMENTED: 12 } as const

for (const status of ['PERMISSION_DENIED', 'FAILED_PRECONDITION', 'UNIMPLEMENTED'] as const) {
  t.test(`a query can be made to fail with ${status}`, async (t) => {
    const { server, firestore } = await connect(t)
    const fault = server.faults.inject({ method: 'RunQuery', status })
    const query = firestore.collection('orders').where('n', '>', 1)
    await t.rejects(query.get(), { code: HANDED_ON[status] })
    fault.clear()
    await t.resolves(query.get())
  })
}

for (const status of ['UNAVAILABLE', 'DEADLINE_EXCEEDED'] as const) {
  t.test(`a client gets over ${status} by trying again`, async (t) => {
    const { server, firestore } = await connect(t)
    await firestore.doc('orders/a').set({ n: 1 })
    const fault = server.faults.inject({ method: 'RunQuery', status, times: 1 })
    t.equal((await firestore.collection('orders').get()).size, 1)
    t.equal(fault.struck, 1)
  })
}

t.test('a writer gets over RESOURCE_EXHAUSTED by trying again', async (t) => {
  const { server, firestore } = await connect(t)
  const fault = server.faults.inject({ method: 'Commit', status: 'RESOURCE_EXHAUSTED', times: 1 })
  await firestore.doc('orders/a').set({ n: 1 })
  t.equal(fault.struck, 1)
})

t.test('a failed commit has written nothing', async (t) => {
  const { server, firestore } = await connect(t)
  server.faults.inject({ method: 'Commit', status: 'PERMISSION_DENIED', times: 1 })
  await t.rejects(firestore.doc('orders/a').set({ n: 1 }), { code: 7 })
  t.equal((await firestore.doc('orders/a').get()).exists, false)
})

t.test('ABORTED makes a transaction start again', async (t) => {
  const { server, firestore } = await connect(t)
  server.faults.inject({ method: 'Commit', status: 'ABORTED', times: 2 })
  let attempts = 0
  await firestore.runTransaction(async (transaction) => {
    attempts += 1
    await transaction.get(firestore.doc('orders/a'))
    transaction.set(firestore.doc('orders/a'), { attempts })
  })
  t.equal(attempts, 3)
  t.equal((await firestore.doc('orders/a').get()).get('attempts'), 3)
})

t.test('a fault strikes only its own method', async (t) => {
  const { server, firestore } = await connect(t)
  server.faults.inject({ method: 'RunQuery', status: 'PERMISSION_DENIED' })
  await firestore.doc('orders/a').set({ n: 1 })
  t.equal((await firestore.doc('orders/a').get()).get('n'), 1)
})

t.test('an answer can be delayed', async (t) => {
  const { server, firestore } = await connect(t)
  await firestore.doc('orders/a').set({ n: 1 })
  server.faults.inject({ method: 'BatchGetDocuments', delayMs: 50, times: 1 })
  const start = performance.now()
  t.equal((await firestore.doc('orders/a').get()).get('n'), 1)
  t.ok(performance.now() - start >= 45)
})

t.test('a stream can be cut in the middle', async (t) => {
  const { server, firestore } = await connect(t)
  const batch = firestore.batch()
  for (let n = 0; n < 9; n++) batch.set(firestore.doc(`orders/o${n}`), { n })
  await batch.commit()
  server.faults.inject({ method: 'RunQuery', status: 'PERMISSION_DENIED', cutAfter: 4 })
  const seen: string[] = []
  const stream = firestore.collection('orders').stream()
  await t.rejects(
    (async () => {
      for await (const document of stream) seen.push(String(document))
    })(),
    { code: 7 },
  )
  t.equal(seen.length, 4)
})

t.test('a client carries on where a cut stream broke off', async (t) => {
  const { server, firestore } = await connect(t)
  const batch = firestore.batch()
  for (let n = 0; n < 9; n++) batch.set(firestore.doc(`orders/o${n}`), { n })
  await batch.commit()
  server.faults.inject({ method: 'RunQuery', cutAfter: 4, times: 1 })
  server.meter.reset()
  t.same(
    ids(await firestore.collection('orders').orderBy('n').get()),
    Array.from({ length: 9 }, (_, n) => `o${n}`),
  )
})

t.test('a held commit is acknowledged with its time, and seen only when let go', async (t) => {
  const { server, firestore } = await connect(t)
  const orders = firestore.collection('orders')
  const release = server.faults.holdCommits()
  const early = (await orders.doc('early').set({ at: Timestamp.fromMillis(1) })).writeTime
  t.equal((await orders.get()).size, 0)
  t.equal((await orders.doc('early').get()).exists, false)
  release()
  const late = (await orders.doc('late').set({ at: Timestamp.fromMillis(2) })).writeTime
  t.ok(early < late)
  t.same((await orders.doc('early').get()).updateTime, early)
  t.same(ids(await orders.orderBy('at').get()), ['early', 'late'])
})

t.test('a commit can become visible after a later one has been read', async (t) => {
  const { server, firestore } = await connect(t)
  const orders = firestore.collection('orders')
  const release = server.faults.holdCommits({ times: 1 })
  const early = (await orders.doc('early').set({ n: 1 })).writeTime
  const late = (await orders.doc('late').set({ n: 2 })).writeTime
  t.ok(early < late)
  t.same(ids(await orders.get()), ['late'])
  release()
  t.same(ids(await orders.get()), ['early', 'late'])
})

t.test('what is written on top of a held commit waits with it', async (t) => {
  const { server, firestore } = await connect(t)
  const doc = firestore.doc('orders/a')
  const release = server.faults.holdCommits({ times: 1 })
  await doc.create({ n: 1 })
  await doc.update({ n: 2 })
  t.equal((await doc.get()).exists, false)
  release()
  t.equal((await doc.get()).get('n'), 2)
})

t.test('clearing ends every fault and shows what was held', async (t) => {
  const { server, firestore } = await connect(t)
  server.faults.holdCommits()
  await firestore.doc('orders/a').set({ n: 1 })
  server.faults.inject({ method: 'RunQuery', status: 'PERMISSION_DENIED' })
  server.faults.clear()
  t.equal((await firestore.collection('orders').get()).size, 1)
})

t.test('a server that has stopped gives its port back', async (t) => {
  const { server, firestore } = await connect(t)
  const stopWatching = firestore.collection('orders').onSnapshot(
    () => {},
    () => {},
  )
  await firestore.doc('orders/a').set({ n: 1 })
  await server.stop()
  const next = await EmbeddedFirestore.start({ port: server.port })
  t.equal(next.port, server.port)
  stopWatching()
  await next.stop()
})

t.test('a port that is taken is an error, not a silence', async (t) => {
  const { server } = await connect(t)
  await t.rejects(EmbeddedFirestore.start({ port: server.port }), { message: /EADDRINUSE|bind/ })
})
