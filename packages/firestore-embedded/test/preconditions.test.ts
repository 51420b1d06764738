/** What a write may demand of the document it meets, and how it is refused. */
import { Timestamp } from 'firebase-admin/firestore'
import t from 'tap'
import { connect } from './fixtures/connect.ts'

const NOT_FOUND = 5
const ALREADY_EXISTS = 6
const FAILED_PRECONDITION = 9

t.test('create refuses a document that exists', async (t) => {
  const { firestore } = await connect(t)
  const doc = firestore.doc('orders/o1')
  await doc.create({ a: 1 })
  await t.rejects(doc.create({ a: 2 }), { code: ALREADY_EXISTS, message: /already exists/ })
  t.equal((await doc.get()).get('a'), 1)
})

t.test('update refuses a document that does not exist', async (t) => {
  const { firestore } = await connect(t)
  await t.rejects(firestore.doc('orders/o1').update({ a: 1 }), {
    code: NOT_FOUND,
    message: /No document to update/,
  })
})

t.test('delete can demand that the document exists', async (t) => {
  const { firestore } = await connect(t)
  const doc = firestore.doc('orders/o1')
  await t.rejects(doc.delete({ exists: true }), { code: NOT_FOUND })
  await doc.set({ a: 1 })
  await t.resolves(doc.delete({ exists: true }))
})

t.test('update and delete can demand the version they have seen', async (t) => {
  const { firestore } = await connect(t)
  const doc = firestore.doc('orders/o1')
  const first = (await doc.set({ a: 1 })).writeTime
  const second = (await doc.update({ a: 2 }, { lastUpdateTime: first })).writeTime
  await t.rejects(doc.update({ a: 3 }, { lastUpdateTime: first }), { code: FAILED_PRECONDITION })
  await t.rejects(doc.delete({ lastUpdateTime: first }), { code: FAILED_PRECONDITION })
  t.equal((await doc.get()).get('a'), 2)
  await doc.delete({ lastUpdateTime: second })
  t.equal((await doc.get()).exists, false)
})

t.test('a version cannot be demanded of a document that is not there', async (t) => {
  const { firestore } = await connect(t)
  await t.rejects(firestore.doc('orders/o1').delete({ lastUpdateTime: Timestamp.now() }), {
    code: FAILED_PRECONDITION,
  })
})
