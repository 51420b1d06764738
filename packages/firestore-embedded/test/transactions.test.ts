/** Transactions: what they see, and when they have to try again. */
import t from 'tap'
import { client, connect, ids } from './fixtures/connect.ts'

const ABORTED = 10

t.test('a transaction reads, then writes all or nothing', async (t) => {
  const { firestore } = await connect(t)
  const [from, to] = [firestore.doc('accounts/a'), firestore.doc('accounts/b')]
  await from.set({ balance: 10 })
  await to.set({ balance: 0 })
  await firestore.runTransaction(async (transaction) => {
    const balance = (await transaction.get(from)).get('balance')
    transaction.update(from, { balance: balance - 4 })
    transaction.update(to, { balance: 4 })
  })
  t.equal((await from.get()).get('balance'), 6)
  t.equal((await to.get()).get('balance'), 4)
})

t.test('a transaction that throws writes nothing', async (t) => {
  const { firestore } = await connect(t)
  const doc = firestore.doc('accounts/a')
  await t.rejects(
    firestore.runTransaction(async (transaction) => {
      await transaction.get(doc)
      transaction.set(doc, { balance: 1 })
      throw new Error('changed my mind')
    }),
    { message: 'changed my mind' },
  )
  t.equal((await doc.get()).exists, false)
})

t.test('a document that changes meanwhile makes the transaction start again', async (t) => {
  const { firestore } = await connect(t)
  const doc = firestore.doc('counters/c')
  await doc.set({ n: 1 })
  let attempts = 0
  await firestore.runTransaction(async (transaction) => {
    const n = (await transaction.get(doc)).get('n')
    attempts += 1
    if (attempts === 1) await doc.set({ n: 10 })
    transaction.set(doc, { n: n + 1 })
  })
  t.equal(attempts, 2)
  t.equal((await doc.get()).get('n'), 11)
})

t.test(
  'a document that appears in what was queried makes the transaction start again',
  async (t) => {
    const { firestore } = await connect(t)
    const orders = firestore.collection('orders')
    let attempts = 0
    await firestore.runTransaction(async (transaction) => {
      const { size } = await transaction.get(orders.where('status', '==', 'new'))
      attempts += 1
      if (attempts === 1) await orders.doc('o1').set({ status: 'new' })
      transaction.set(firestore.doc('stats/new'), { size })
    })
    t.equal(attempts, 2)
    t.equal((await firestore.doc('stats/new').get()).get('size'), 1)
  },
)

t.test('writers that never read are never refused', async (t) => {
  const { firestore } = await connect(t)
  const doc = firestore.doc('orders/o1')
  await Promise.all(
    Array.from({ length: 20 }, (_, n) =>
      firestore.runTransaction(async (transaction) => {
        transaction.set(doc, { n })
      }),
    ),
  )
  t.ok((await doc.get()).exists)
})

t.test('counters incremented by reading and writing lose nothing among many clients', async (t) => {
  const { server, firestore } = await connect(t)
  const path = 'counters/c'
  await firestore.doc(path).set({ n: 0 })
  const clients = [firestore, client(t, server), client(t, server)]
  const increment = (one: FirebaseFirestore.Firestore) =>
    one.runTransaction(
      async (transaction) => {
        const n = (await transaction.get(one.doc(path))).get('n')
        transaction.update(one.doc(path), { n: n + 1 })
      },
      { maxAttempts: 20 },
    )
  await Promise.all(clients.map(increment))
  t.equal((await firestore.doc(path).get()).get('n'), 3)
})

t.test('a transaction that keeps losing ends with ABORTED', async (t) => {
  const { firestore } = await connect(t)
  const doc = firestore.doc('counters/c')
  let n = 0
  await t.rejects(
    firestore.runTransaction(
      async (transaction) => {
        await transaction.get(doc)
        await doc.set({ n: ++n })
        transaction.set(doc, { n: 0 })
      },
      { maxAttempts: 1 },
    ),
    { code: ABORTED },
  )
  t.equal((await doc.get()).get('n'), 1)
})

t.test('the reads of one transaction show one moment', async (t) => {
  const { firestore } = await connect(t)
  const [a, b] = [firestore.doc('pairs/a'), firestore.doc('pairs/b')]
  await firestore.batch().set(a, { n: 1 }).set(b, { n: 1 }).commit()
  const seen = await firestore.runTransaction(
    async (transaction) => {
      const first = (await transaction.get(a)).get('n')
      await firestore.batch().set(a, { n: 2 }).set(b, { n: 2 }).commit()
      await firestore.doc('pairs/c').set({ n: 2 })
      const second = (await transaction.get(b)).get('n')
      const all = await transaction.get(firestore.collection('pairs').orderBy('n'))
      return { first, second, all: ids(all) }
    },
    { readOnly: true },
  )
  t.same(seen, { first: 1, second: 1, all: ['a', 'b'] })
})

t.test('a moment of the past can be read', async (t) => {
  const { firestore } = await connect(t)
  const doc = firestore.doc('orders/o1')
  const other = firestore.doc('orders/o2')
  await doc.set({ n: 1 })
  const { writeTime } = await other.set({ n: 5 })
  await doc.set({ n: 9 })
  await other.delete()
  await firestore.doc('orders/o3').set({ n: 0 })
  const then = await firestore.runTransaction(
    async (transaction) => {
      const query = firestore.collection('orders').orderBy('n')
      return {
        n: (await transaction.get(doc)).get('n'),
        ids: ids(await transaction.get(query)),
        count: (await transaction.get(query.count())).data().count,
      }
    },
    { readOnly: true, readTime: writeTime },
  )
  t.same(then, { n: 1, ids: ['o1', 'o2'], count: 2 })
  t.same(ids(await firestore.collection('orders').orderBy('n').get()), ['o3', 'o1'])
})
