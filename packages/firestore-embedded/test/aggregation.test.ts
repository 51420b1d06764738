/** Counts, sums and averages. */
import { AggregateField, FieldPath, type Firestore } from 'firebase-admin/firestore'
import t from 'tap'
import { connect } from './fixtures/connect.ts'

const { count, sum, average } = AggregateField

async function fill(firestore: Firestore, values: readonly unknown[]): Promise<void> {
  const batch = firestore.batch()
  for (const [at, n] of values.entries()) batch.set(firestore.doc(`orders/o${at}`), { n })
  await batch.commit()
}

t.test('count, sum and average look at what the query finds', async (t) => {
  const { firestore } = await connect(t)
  await fill(firestore, [1, 2, 3, 4])
  const query = firestore.collection('orders').where('n', '>', 1)
  const { n, total, mean } = (
    await query.aggregate({ n: count(), total: sum('n'), mean: average('n') }).get()
  ).data()
  t.strictSame({ n, total, mean }, { n: 3, total: 9, mean: 3 })
})

t.test('sum and average pass over what is no number', async (t) => {
  const { firestore } = await connect(t)
  await fill(firestore, [1, 0.5, 'x', null, [1]])
  const answer = await firestore
    .collection('orders')
    .aggregate({ n: count(), total: sum('n'), mean: average('n') })
    .get()
  t.strictSame({ ...answer.data() }, { n: 5, total: 1.5, mean: 0.75 })
})

t.test('of nothing, the sum is zero and the average is null', async (t) => {
  const { firestore } = await connect(t)
  const answer = await firestore
    .collection('orders')
    .aggregate({ n: count(), total: sum('n'), mean: average('n') })
    .get()
  t.strictSame({ ...answer.data() }, { n: 0, total: 0, mean: null })
})

t.test('a sum of integers becomes a double where 64 bits do not hold it', async (t) => {
  const { firestore } = await connect(t)
  await fill(firestore, [2n ** 62n, 2n ** 62n])
  const answer = await firestore
    .collection('orders')
    .aggregate({ total: sum('n') })
    .get()
  t.equal(answer.data().total, 2 ** 63)
})

t.test('NaN spreads', async (t) => {
  const { firestore } = await connect(t)
  await fill(firestore, [1, Number.NaN])
  const answer = await firestore
    .collection('orders')
    .aggregate({ total: sum('n') })
    .get()
  t.ok(Number.isNaN(answer.data().total))
})

t.test('limit, offset, order and cursors bear on a count', async (t) => {
  const { firestore } = await connect(t)
  await fill(
    firestore,
    [1, 2, 3, 4, undefined].filter((n) => n !== undefined),
  )
  await firestore.doc('orders/without').set({})
  const orders = firestore.collection('orders')
  const counted = async (query: FirebaseFirestore.Query) => (await query.count().get()).data().count
  t.equal(await counted(orders), 5)
  t.equal(await counted(orders.orderBy('n')), 4)
  t.equal(await counted(orders.orderBy('n').startAfter(1).endAt(3)), 2)
  t.equal(await counted(orders.limit(3)), 3)
  t.equal(await counted(orders.offset(4)), 1)
  t.equal(await counted(orders.orderBy('n').limitToLast(2)), 2)
})

t.test('a range of ids is counted', async (t) => {
  const { firestore } = await connect(t)
  await fill(firestore, [1, 2, 3, 4])
  const id = FieldPath.documentId()
  const query = firestore.collection('orders').where(id, '>', 'o0').where(id, '<=', 'o2')
  t.equal((await query.count().get()).data().count, 2)
})
