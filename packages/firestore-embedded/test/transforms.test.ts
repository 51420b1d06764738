/** What the server computes by itself from what is stored. */
import { FieldValue, Timestamp } from 'firebase-admin/firestore'
import t from 'tap'
import { connect } from './fixtures/connect.ts'

t.test('a server timestamp is the commit time, the same throughout a commit', async (t) => {
  const { firestore } = await connect(t, { clock: () => 1_700_000_000_123 })
  const [one, two] = [firestore.doc('orders/o1'), firestore.doc('orders/o2')]
  await firestore
    .batch()
    .set(one, {
      updatedAt: FieldValue.serverTimestamp(),
      nested: { at: FieldValue.serverTimestamp() },
    })
    .set(two, { updatedAt: FieldValue.serverTimestamp() })
    .commit()
  const first = (await one.get()).data()
  t.ok(first?.updatedAt instanceof Timestamp)
  t.equal(first?.updatedAt.toMillis(), 1_700_000_000_123)
  t.same(first?.nested.at, first?.updatedAt)
  t.same((await two.get()).get('updatedAt'), first?.updatedAt)
})

t.test('increment adds, starts from nothing, and replaces what is no number', async (t) => {
  const { firestore } = await connect(t)
  const doc = firestore.doc('numbers/n')
  await doc.set({ integer: 1, double: 0.5, text: 'seven' })
  await doc.update({
    integer: FieldValue.increment(2),
    double: FieldValue.increment(1),
    text: FieldValue.increment(7),
    missing: FieldValue.increment(-4),
  })
  t.same((await doc.get()).data(), { integer: 3, double: 1.5, text: 7, missing: -4 })
})

t.test('an integer that would overflow stays at the end of 64 bits', async (t) => {
  const { firestore } = await connect(t)
  firestore.settings({ useBigInt: true })
  const doc = firestore.doc('numbers/n')
  await doc.set({ up: 2n ** 63n - 2n, down: -(2n ** 63n) + 1n })
  await doc.update({ up: FieldValue.increment(5), down: FieldValue.increment(-5) })
  t.strictSame((await doc.get()).data(), { up: 2n ** 63n - 1n, down: -(2n ** 63n) })
})

t.test('maximum and minimum keep the larger and the smaller', async (t) => {
  const { firestore } = await connect(t)
  const doc = firestore.doc('numbers/n')
  await doc.set({ high: 5, low: 5, equal: 3, text: 'x' })
  await doc.update({
    high: FieldValue.maximum(7.5),
    low: FieldValue.minimum(2),
    equal: FieldValue.maximum(3.0),
    text: FieldValue.maximum(1),
    missing: FieldValue.minimum(9),
  })
  t.same((await doc.get()).data(), { high: 7.5, low: 2, equal: 3, text: 1, missing: 9 })
})

t.test('an array takes in what it lacks and gives up what it is told to', async (t) => {
  const { firestore } = await connect(t)
  const doc = firestore.doc('lists/l')
  await doc.set({ tags: ['a', 1], gone: [1, 2, 1, { x: 1 }], text: 'x' })
  await doc.update({
    tags: FieldValue.arrayUnion('b', 1, 'b'),
    gone: FieldValue.arrayRemove(1, { x: 1 }),
    text: FieldValue.arrayUnion('y'),
    missing: FieldValue.arrayRemove('z'),
  })
  t.same((await doc.get()).data(), { tags: ['a', 1, 'b'], gone: [2], text: ['y'], missing: [] })
})

t.test(
  'a transform makes the document if there is none, and keeps the rest of one there is',
  async (t) => {
    const { firestore } = await connect(t)
    const doc = firestore.doc('counters/c')
    await doc.set({ n: FieldValue.increment(1) }, { merge: true })
    await doc.set({ m: FieldValue.increment(1) }, { merge: true })
    t.same((await doc.get()).data(), { n: 1, m: 1 })
  },
)

t.test('increments from many clients at once all count', async (t) => {
  const { firestore } = await connect(t)
  const doc = firestore.doc('counters/c')
  await doc.set({ n: 0 })
  await Promise.all(Array.from({ length: 50 }, () => doc.update({ n: FieldValue.increment(1) })))
  t.equal((await doc.get()).get('n'), 50)
})
