/** What isn't built says so, by its name. */
import { FieldValue } from 'firebase-admin/firestore'
import t from 'tap'
import { connect } from './fixtures/connect.ts'

const UNIMPLEMENTED = 12

t.test('a method that is not built answers UNIMPLEMENTED with its name', async (t) => {
  const { firestore } = await connect(t)
  const partition = async () => {
    for await (const _partition of firestore.collectionGroup('items').getPartitions(2)) return
  }
  await t.rejects(partition(), { code: UNIMPLEMENTED, message: /PartitionQuery/ })
})

t.test('a part of a query that is not built answers UNIMPLEMENTED with its name', async (t) => {
  const { firestore } = await connect(t)
  const query = firestore.collection('items').findNearest({
    vectorField: 'vector',
    queryVector: FieldValue.vector([1, 2]),
    limit: 1,
    distanceMeasure: 'EUCLIDEAN',
  })
  await t.rejects(query.get(), { code: UNIMPLEMENTED, message: /findNearest/ })
})
