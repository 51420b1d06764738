/** What there is: collections, and documents with their missing parents. */
import t from 'tap'
import { connect } from './fixtures/connect.ts'

t.test('collections are listed at the root and below a document', async (t) => {
  const { firestore } = await connect(t)
  for (const path of ['orders/a', 'admins/b', 'orders/a/items/1', 'orders/x/notes/1']) {
    await firestore.doc(path).set({})
  }
  const idsOf = (collections: { id: string }[]) => collections.map(({ id }) => id)
  t.same(idsOf(await firestore.listCollections()), ['admins', 'orders'])
  t.same(idsOf(await firestore.doc('orders/a').listCollections()), ['items'])
  t.same(idsOf(await firestore.doc('orders/x').listCollections()), ['notes'])
  await firestore.doc('admins/b').delete()
  t.same(idsOf(await firestore.listCollections()), ['orders'])
})

t.test('documents are listed with those that exist only as parents', async (t) => {
  const { firestore } = await connect(t)
  await firestore.doc('orders/a').set({})
  await firestore.doc('orders/b/items/1').set({})
  await firestore.doc('orders/c/items/1/parts/2').set({})
  const documents = await firestore.collection('orders').listDocuments()
  t.same(
    documents.map(({ id }) => id),
    ['a', 'b', 'c'],
  )
})

t.test('a long list comes in pages without gaps', async (t) => {
  const { firestore } = await connect(t)
  const orders = firestore.collection('orders')
  const batch = firestore.batch()
  for (let n = 0; n < 450; n++) batch.set(orders.doc(), { n })
  await batch.commit()
  t.equal(new Set((await orders.listDocuments()).map(({ id }) => id)).size, 450)
})
