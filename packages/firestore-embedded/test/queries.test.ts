/** Which documents a query finds. */
import { FieldPath, Filter, type Firestore } from 'firebase-admin/firestore'
import t from 'tap'
import { connect, ids } from './fixtures/connect.ts'

async function fill(firestore: Firestore, documents: Record<string, object>): Promise<void> {
  const batch = firestore.batch()
  for (const [id, data] of Object.entries(documents)) batch.set(firestore.doc(`orders/${id}`), data)
  await batch.commit()
}

t.test('equality and ranges compare within a type, whatever else the field holds', async (t) => {
  const { firestore } = await connect(t)
  const orders = firestore.collection('orders')
  await fill(firestore, {
    none: {},
    null: { n: null },
    nan: { n: Number.NaN },
    one: { n: 1 },
    oneAndAHalf: { n: 1.5 },
    two: { n: 2 },
    text: { n: '1' },
    list: { n: [1] },
  })
  t.same(ids(await orders.where('n', '==', 1).get()), ['one'])
  t.same(ids(await orders.where('n', '>', 1).get()), ['oneAndAHalf', 'two'])
  t.same(ids(await orders.where('n', '>=', 1).where('n', '<', 2).get()), ['one', 'oneAndAHalf'])
  t.same(ids(await orders.where('n', '>=', '').get()), ['text'])
})

t.test('!= and not-in leave out documents without the field or with null', async (t) => {
  const { firestore } = await connect(t)
  const orders = firestore.collection('orders')
  await fill(firestore, {
    none: {},
    null: { n: null },
    one: { n: 1 },
    two: { n: 2 },
    text: { n: 'x' },
  })
  t.same(ids(await orders.where('n', '!=', 1).get()), ['two', 'text'])
  t.same(ids(await orders.where('n', 'not-in', [1, 'x']).get()), ['two'])
  t.same(ids(await orders.where('n', 'not-in', [1, null]).get()), [])
  t.same(ids(await orders.where('n', '!=', null).get()), ['one', 'two', 'text'])
})

t.test('null and NaN are found by equality, and by its opposite', async (t) => {
  const { firestore } = await connect(t)
  const orders = firestore.collection('orders')
  await fill(firestore, { none: {}, null: { n: null }, nan: { n: Number.NaN }, one: { n: 1 } })
  t.same(ids(await orders.where('n', '==', null).get()), ['null'])
  t.same(ids(await orders.where('n', '==', Number.NaN).get()), ['nan'])
  t.same(ids(await orders.where('n', '!=', Number.NaN).get()), ['one'])
})

t.test('in finds any of several values', async (t) => {
  const { firestore } = await connect(t)
  const orders = firestore.collection('orders')
  await fill(firestore, { a: { s: 'new' }, b: { s: 'paid' }, c: { s: 'sent' }, d: { s: ['new'] } })
  t.same(ids(await orders.where('s', 'in', ['paid', 'new', 'lost']).get()), ['a', 'b'])
})

t.test('array filters look inside arrays, and at nothing else', async (t) => {
  const { firestore } = await connect(t)
  const orders = firestore.collection('orders')
  await fill(firestore, {
    a: { tags: ['x', 'y'] },
    b: { tags: ['y'] },
    c: { tags: 'x' },
    d: { tags: [{ k: 1 }] },
  })
  t.same(ids(await orders.where('tags', 'array-contains', 'x').get()), ['a'])
  t.same(ids(await orders.where('tags', 'array-contains', { k: 1 }).get()), ['d'])
  t.same(ids(await orders.where('tags', 'array-contains-any', ['x', 'y']).get()), ['a', 'b'])
})

t.test('and and or nest', async (t) => {
  const { firestore } = await connect(t)
  await fill(firestore, {
    a: { s: 'new', n: 1 },
    b: { s: 'new', n: 5 },
    c: { s: 'paid', n: 1 },
    d: { s: 'sent', n: 9 },
  })
  const filter = Filter.or(
    Filter.and(Filter.where('s', '==', 'new'), Filter.where('n', '==', 5)),
    Filter.where('s', '==', 'paid'),
    Filter.and(Filter.where('s', '==', 'sent'), Filter.where('n', '==', 0)),
  )
  t.same(ids(await firestore.collection('orders').where(filter).get()), ['b', 'c'])
})

t.test('nested fields are named by dotted paths', async (t) => {
  const { firestore } = await connect(t)
  await fill(firestore, { a: { customer: { city: 'Ulm' } }, b: { 'customer.city': 'Ulm' } })
  const orders = firestore.collection('orders')
  t.same(ids(await orders.where('customer.city', '==', 'Ulm').get()), ['a'])
  t.same(ids(await orders.where(new FieldPath('customer.city'), '==', 'Ulm').get()), ['b'])
})

t.test('documents can be found by their id', async (t) => {
  const { firestore } = await connect(t)
  await fill(firestore, { a: {}, b: {}, c: {}, d: {} })
  const orders = firestore.collection('orders')
  const id = FieldPath.documentId()
  t.same(ids(await orders.where(id, '==', 'b').get()), ['b'])
  t.same(ids(await orders.where(id, 'in', ['d', 'a', 'x']).get()), ['a', 'd'])
  t.same(ids(await orders.where(id, '>=', 'b').where(id, '<', 'd').get()), ['b', 'c'])
  t.same(ids(await orders.orderBy(id, 'desc').limit(2).get()), ['d', 'c'])
})

t.test('an ordering leaves out documents without the field, not those with null', async (t) => {
  const { firestore } = await connect(t)
  await fill(firestore, { a: { n: 2 }, b: {}, c: { n: null }, d: { n: 1, m: 1 } })
  const orders = firestore.collection('orders')
  t.same(ids(await orders.orderBy('n').get()), ['c', 'd', 'a'])
  t.same(ids(await orders.orderBy('n').orderBy('m').get()), ['d'])
})

t.test(
  'several orderings break ties in turn, the name last in the direction of the last one',
  async (t) => {
    const { firestore } = await connect(t)
    await fill(firestore, {
      a: { s: 'x', n: 1 },
      b: { s: 'x', n: 2 },
      c: { s: 'y', n: 1 },
      d: { s: 'y', n: 1 },
      e: { s: 'x', n: 2 },
    })
    const orders = firestore.collection('orders')
    t.same(ids(await orders.orderBy('s').orderBy('n').get()), ['a', 'b', 'e', 'c', 'd'])
    t.same(ids(await orders.orderBy('s').orderBy('n', 'desc').get()), ['e', 'b', 'a', 'd', 'c'])
    t.same(ids(await orders.orderBy('s', 'desc').orderBy('n').get()), ['c', 'd', 'a', 'b', 'e'])
    t.same(ids(await orders.orderBy('s', 'desc').get()), ['d', 'c', 'e', 'b', 'a'])
  },
)

t.test('inequalities on several fields order by each of them', async (t) => {
  const { firestore } = await connect(t)
  await fill(firestore, { a: { m: 2, n: 3 }, b: { m: 3, n: 2 }, c: { m: 1, n: 9 }, d: { n: 5 } })
  const query = firestore.collection('orders').where('n', '>', 2).where('m', '>', 0)
  t.same(ids(await query.get()), ['c', 'a'])
})

t.test('an equality goes with an ordering by another field', async (t) => {
  const { firestore } = await connect(t)
  await fill(firestore, {
    a: { s: 'x', n: 3 },
    b: { s: 'y', n: 2 },
    c: { s: 'x', n: 1 },
    d: { s: 'x' },
  })
  const query = firestore.collection('orders').where('s', '==', 'x')
  t.same(ids(await query.orderBy('n').get()), ['c', 'a'])
  t.same(ids(await query.orderBy('n', 'desc').limit(1).get()), ['a'])
  t.same(ids(await query.where('n', '<', 3).get()), ['c'])
  t.same(ids(await query.get()), ['a', 'c', 'd'])
})

t.test('a projection brings the fields it names, or none at all', async (t) => {
  const { firestore } = await connect(t)
  await fill(firestore, { a: { s: 'x', customer: { name: 'Ada', city: 'Ulm' } } })
  const orders = firestore.collection('orders')
  const [some] = (await orders.select('customer.name', 'missing').get()).docs
  t.same(some?.data(), { customer: { name: 'Ada' } })
  const [bare] = (await orders.select().get()).docs
  t.same(bare?.data(), {})
  t.equal(bare?.id, 'a')
  t.ok(bare?.updateTime)
})

t.test('a query sees its own collection, a collection group every one of the name', async (t) => {
  const { firestore } = await connect(t)
  for (const path of [
    'items/0',
    'orders/a/items/1',
    'orders/b/items/2',
    'orders/b/items/2/items/3',
  ]) {
    await firestore.doc(path).set({ path })
  }
  t.same(ids(await firestore.collection('orders/b/items').get()), ['2'])
  t.same(ids(await firestore.collectionGroup('items').orderBy('path').get()), ['0', '1', '2', '3'])
  await firestore.doc('orders/a/items/1').delete()
  t.same(ids(await firestore.collectionGroup('items').where('path', '>', 'orders').get()), [
    '2',
    '3',
  ])
})

t.test('databases of other projects are other databases', async (t) => {
  const { server, firestore } = await connect(t)
  await firestore.doc('orders/a').set({ n: 1 })
  const { Firestore } = await import('@google-cloud/firestore')
  const other = new Firestore({ projectId: 'another-project', host: server.host, ssl: false })
  t.teardown(() => other.terminate())
  t.equal((await other.collection('orders').get()).size, 0)
})

t.test('indexes follow updates and deletes', async (t) => {
  const { firestore } = await connect(t)
  const query = firestore.collection('orders').orderBy('n')
  await fill(firestore, { a: { n: 1 }, b: { n: 2 }, c: { n: 3 } })
  t.same(ids(await query.get()), ['a', 'b', 'c'])
  await firestore.doc('orders/a').update({ n: 9 })
  await firestore.doc('orders/b').delete()
  await fill(firestore, { d: { n: 5 }, c: { other: true } })
  t.same(ids(await query.get()), ['d', 'a'])
})

t.test('a whole tree of documents can be deleted', async (t) => {
  const { firestore } = await connect(t)
  for (const path of ['orders/a', 'orders/a/items/1', 'orders/a/items/1/parts/x', 'others/b']) {
    await firestore.doc(path).set({ n: 1 })
  }
  await firestore.recursiveDelete(firestore.collection('orders'))
  t.equal((await firestore.collectionGroup('items').get()).size, 0)
  t.equal((await firestore.collectionGroup('parts').get()).size, 0)
  t.equal((await firestore.collection('others').get()).size, 1)
})
