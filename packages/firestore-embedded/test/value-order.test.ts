/** The order of values across and within types. */
import { FieldValue, type Firestore, GeoPoint, Timestamp } from 'firebase-admin/firestore'
import t from 'tap'
import { connect, ids } from './fixtures/connect.ts'

/** Every value stands before the next one. */
function ascending(firestore: Firestore): unknown[] {
  return [
    null,
    false,
    true,
    Number.NaN,
    Number.NEGATIVE_INFINITY,
    -(2n ** 63n),
    -1.5,
    -1,
    0,
    0.1,
    1,
    9007199254740992n,
    9007199254740993n,
    1e300,
    Number.POSITIVE_INFINITY,
    new Timestamp(1, 0),
    new Timestamp(1, 1000),
    new Timestamp(2, 0),
    '',
    'A',
    'B',
    'a',
    'aa',
    'é',
    '世',
    '\uffee',
    '🌍',
    Buffer.from([]),
    Buffer.from([0]),
    Buffer.from([0, 1]),
    Buffer.from([200]),
    firestore.doc('a/b'),
    firestore.doc('a/b/c/d'),
    firestore.doc('a/c'),
    firestore.doc('a-b/a'),
    new GeoPoint(-90, 0),
    new GeoPoint(0, -1),
    new GeoPoint(0, 1),
    [],
    [1],
    [1, 2],
    [2],
    ['a'],
    FieldValue.vector([9]),
    FieldValue.vector([1, 1]),
    FieldValue.vector([1, 2]),
    {},
    { a: 1 },
    { a: 1, b: 0 },
    { a: 2 },
    { aa: 0 },
    { b: 0 },
  ]
}

t.test('an ordered query sorts values of all types as documented, both ways', async (t) => {
  const { firestore } = await connect(t)
  const values = ascending(firestore)
  const names = values.map((_, at) => String(at).padStart(2, '0'))
  const batch = firestore.batch()
  for (const [at, value] of values.entries()) {
    batch.set(firestore.doc(`values/${names[at]}`), { value })
  }
  await batch.commit()
  const query = firestore.collection('values')
  t.same(ids(await query.orderBy('value').get()), names)
  t.same(ids(await query.orderBy('value', 'desc').get()), names.toReversed())
})

t.test('every value finds itself, and itself alone', async (t) => {
  const { firestore } = await connect(t)
  const values = ascending(firestore)
  const batch = firestore.batch()
  for (const [at, value] of values.entries()) {
    batch.set(firestore.doc(`values/${at}`), { value })
  }
  await batch.commit()
  for (const [at, value] of values.entries()) {
    t.same(ids(await firestore.collection('values').where('value', '==', value).get()), [`${at}`])
  }
})

t.test(
  'an integer and a double of the same size are equal, and so are the two zeros',
  async (t) => {
    const { firestore } = await connect(t)
    const doubles = { a: 3, b: 0, c: -0 }
    const batch = firestore.batch()
    for (const [id, n] of Object.entries(doubles)) batch.set(firestore.doc(`values/${id}`), { n })
    await batch.commit()
    const half = firestore.doc('values/d')
    await half.set({ n: 2.5 })
    await half.update({ n: FieldValue.increment(0.5) })
    const values = firestore.collection('values')
    t.same(ids(await values.where('n', '==', 3).get()), ['a', 'd'])
    t.same(ids(await values.where('n', '==', 0).get()), ['b', 'c'])
    t.same(ids(await values.orderBy('n').get()), ['b', 'c', 'a', 'd'])
  },
)

t.test('ids stand in the order of their UTF-8 bytes', async (t) => {
  const { firestore } = await connect(t)
  const ordered = ['!', '10', '9', 'Z', 'a', 'ä', '世', '\uffee', '🌍']
  const batch = firestore.batch()
  for (const id of ordered.toReversed()) batch.set(firestore.doc(`values/${id}`), {})
  await batch.commit()
  t.same(ids(await firestore.collection('values').get()), ordered)
})
