/** Where a query starts and ends, and how much of it comes. */
import { FieldPath, type Firestore, Timestamp } from 'firebase-admin/firestore'
import t from 'tap'
import { connect, ids } from './fixtures/connect.ts'

async function numbered(firestore: Firestore, values: Record<string, number>): Promise<void> {
  const batch = firestore.batch()
  for (const [id, n] of Object.entries(values)) batch.set(firestore.doc(`orders/${id}`), { n })
  await batch.commit()
}

t.test('the four cursors include and exclude what they name', async (t) => {
  const { firestore } = await connect(t)
  await numbered(firestore, { a: 1, b: 2, c: 2, d: 3, e: 4 })
  const query = firestore.collection('orders').orderBy('n')
  t.same(ids(await query.startAt(2).get()), ['b', 'c', 'd', 'e'])
  t.same(ids(await query.startAfter(2).get()), ['d', 'e'])
  t.same(ids(await query.endAt(2).get()), ['a', 'b', 'c'])
  t.same(ids(await query.endBefore(2).get()), ['a'])
  t.same(ids(await query.startAfter(1).endBefore(4).get()), ['b', 'c', 'd'])
  t.same(ids(await query.startAt(2.5).get()), ['d', 'e'])
})

t.test('cursors run with a descending order', async (t) => {
  const { firestore } = await connect(t)
  await numbered(firestore, { a: 1, b: 2, c: 2, d: 3, e: 4 })
  const query = firestore.collection('orders').orderBy('n', 'desc')
  t.same(ids(await query.startAt(2).get()), ['c', 'b', 'a'])
  t.same(ids(await query.startAfter(2).get()), ['a'])
  t.same(ids(await query.endAt(2).get()), ['e', 'd', 'c', 'b'])
  t.same(ids(await query.endBefore(2).get()), ['e', 'd'])
})

t.test('pages by field and id meet every document once, ties at the border included', async (t) => {
  const { firestore } = await connect(t)
  const batch = firestore.batch()
  for (let n = 0; n < 25; n++) {
    batch.set(firestore.doc(`orders/o${String(n).padStart(2, '0')}`), {
      updatedAt: new Timestamp(Math.floor(n / 7), 123_000),
    })
  }
  await batch.commit()
  for (const direction of ['asc', 'desc'] as const) {
    const query = firestore
      .collection('orders')
      .orderBy('updatedAt', direction)
      .orderBy(FieldPath.documentId(), direction)
    const met: string[] = []
    let page = await query.limit(4).get()
    while (!page.empty) {
      met.push(...ids(page))
      const last = page.docs.at(-1)
      page = await query.startAfter(last?.get('updatedAt'), last?.id).limit(4).get()
    }
    t.same(met, ids(await query.get()))
    t.equal(new Set(met).size, 25)
  }
})

t.test('a document serves as a cursor', async (t) => {
  const { firestore } = await connect(t)
  await numbered(firestore, { a: 1, b: 2, c: 2, d: 2, e: 4 })
  const c = await firestore.doc('orders/c').get()
  const query = firestore.collection('orders').orderBy('n')
  t.same(ids(await query.startAfter(c).get()), ['d', 'e'])
  t.same(ids(await query.endAt(c).get()), ['a', 'b', 'c'])
  t.same(ids(await firestore.collection('orders').startAfter(c).get()), ['d', 'e'])
  const positive = firestore.collection('orders').where('n', '>', 1)
  t.same(ids(await positive.startAt(c).limit(2).get()), ['c', 'd'])
})

t.test('limit, offset and limitToLast cut the answer', async (t) => {
  const { firestore } = await connect(t)
  await numbered(firestore, { a: 1, b: 2, c: 3, d: 4, e: 5 })
  const query = firestore.collection('orders').orderBy('n')
  t.same(ids(await query.limit(2).get()), ['a', 'b'])
  t.same(ids(await query.offset(3).get()), ['d', 'e'])
  t.same(ids(await query.offset(1).limit(2).get()), ['b', 'c'])
  t.same(ids(await query.offset(9).get()), [])
  t.same(ids(await query.limitToLast(2).get()), ['d', 'e'])
  t.same(ids(await query.endBefore(4).limitToLast(2).get()), ['b', 'c'])
  t.same(ids(await query.startAt(3).limitToLast(9).get()), ['c', 'd', 'e'])
})

t.test('cursors and inequalities narrow each other', async (t) => {
  const { firestore } = await connect(t)
  await numbered(firestore, { a: 1, b: 2, c: 3, d: 4, e: 5 })
  const query = firestore.collection('orders').where('n', '>=', 2).where('n', '<', 5).orderBy('n')
  t.same(ids(await query.startAt(1).get()), ['b', 'c', 'd'])
  t.same(ids(await query.startAfter(3).get()), ['d'])
  t.same(ids(await query.endAt(9).get()), ['b', 'c', 'd'])
})

t.test('an equality on an ordered field goes with a cursor', async (t) => {
  const { firestore } = await connect(t)
  const batch = firestore.batch()
  for (const [id, s, n] of [
    ['a', 'x', 1],
    ['b', 'x', 2],
    ['c', 'y', 1],
    ['d', 'x', 3],
  ] as const) {
    batch.set(firestore.doc(`orders/${id}`), { s, n })
  }
  await batch.commit()
  const query = firestore.collection('orders').where('s', '==', 'x').orderBy('s').orderBy('n')
  t.same(ids(await query.startAfter('x', 1).get()), ['b', 'd'])
  t.same(ids(await query.startAt('w', 9).get()), ['a', 'b', 'd'])
})

t.test('a name is compared only with what could be one', async (t) => {
  const { firestore } = await connect(t)
  await numbered(firestore, { a: 1, '.a': 2 })
  const orders = firestore.collection('orders')
  const id = FieldPath.documentId()
  for (const name of ['.', '..', '__x__', 'x'.repeat(1501)]) {
    const refused = { code: 3 }
    await t.rejects(orders.where(id, '>=', name).get(), refused)
    await t.rejects(orders.orderBy(id).startAt(name).get(), refused)
    await t.rejects(orders.orderBy('n').orderBy(id).endBefore(1, name).count().get(), refused)
  }
  t.same(ids(await orders.where(id, '>=', '.\0').get()), ['.a', 'a'])
})
