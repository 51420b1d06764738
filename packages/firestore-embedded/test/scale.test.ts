/** A hundred thousand orders: what a query costs depends on its answer, not on the collection. */
import { FieldPath, type Firestore, Timestamp } from 'firebase-admin/firestore'
import t from 'tap'
import type { EmbeddedFirestore } from '../src/index.ts'
import { connect, ids } from './fixtures/connect.ts'

const ORDERS = 100_000
const COMMIT = 500
const ABREAST = 4

function orderId(n: number): string {
  return `o${String(n).padStart(6, '0')}`
}

async function load(firestore: Firestore): Promise<void> {
  let next = 0
  const loader = async () => {
    while (next < ORDERS) {
      const batch = firestore.batch()
      const end = next + COMMIT
      for (; next < end; next++) {
        batch.set(firestore.doc(`orders/${orderId(next)}`), {
          status: next % 10 === 0 ? 'open' : 'done',
          total: next % 1000,
          updatedAt: Timestamp.fromMillis(1_700_000_000_000 + next * 1000),
        })
      }
      await batch.commit()
    }
  }
  await Promise.all(Array.from({ length: ABREAST }, loader))
}

/** Index entries that `read` had the server look at. */
async function visits(server: EmbeddedFirestore, read: () => Promise<unknown>): Promise<number> {
  server.work.reset()
  await read()
  return server.work.snapshot().entriesVisited
}

t.test('among 100,000 orders', async (t) => {
  const { server, firestore } = await connect(t)
  const orders = firestore.collection('orders')
  const id = FieldPath.documentId()
  await load(firestore)
  const middle = Timestamp.fromMillis(1_700_000_000_000 + 50_000_000)

  await t.test('a range of ten visits ten', async (t) => {
    const query = orders.orderBy('updatedAt').startAt(middle).limit(10)
    const found = await query.get()
    t.equal(ids(found)[0], orderId(50_000))
    t.equal(await visits(server, () => query.get()), 10)
    t.equal(server.work.snapshot().indexesBuilt, 0)
  })

  await t.test('so does a page behind a document, in either direction', async (t) => {
    const page = orders.orderBy('updatedAt', 'desc').orderBy(id, 'desc').startAfter(middle, 'o1')
    t.equal(await visits(server, () => page.limit(10).get()), 10)
  })

  await t.test('so does an equality with an ordering by another field', async (t) => {
    const query = orders.where('status', '==', 'open').orderBy('updatedAt', 'desc').limit(10)
    t.equal(await visits(server, () => query.get()), 10)
  })

  await t.test('counts of ranges visit nothing', async (t) => {
    const half = orders.where(id, '>=', orderId(25_000)).where(id, '<', orderId(75_000))
    t.equal(await visits(server, () => half.count().get()), 0)
    t.equal((await half.count().get()).data().count, 50_000)
    t.equal((await orders.where('status', '==', 'open').count().get()).data().count, 10_000)
    t.equal((await orders.where('total', '<', 10).count().get()).data().count, 1000)
  })

  await t.test('a count of a moment ago visits only what has changed since', async (t) => {
    const { readTime } = await orders.limit(1).get()
    await orders.doc(orderId(40_000)).delete()
    await orders.doc(orderId(60_000)).delete()
    await orders.doc(orderId(40_001)).update({ updatedAt: Timestamp.fromMillis(0) })
    const older = orders.orderBy('updatedAt').endBefore(middle)
    const newer = orders.where('updatedAt', '>=', middle)
    const countsThen = () =>
      firestore.runTransaction(
        async (reader) => {
          const [a, b] = await Promise.all([reader.get(older.count()), reader.get(newer.count())])
          return [a.data().count, b.data().count]
        },
        { readOnly: true, readTime },
      )
    t.equal(await visits(server, countsThen), 2 * 3)
    t.same(await countsThen(), [50_000, 50_000])
    t.equal((await older.count().get()).data().count, 49_999)
    t.equal((await newer.count().get()).data().count, 49_999)
  })

  await t.test('a write is found at once by the indexes there are', async (t) => {
    server.work.reset()
    await orders.doc(orderId(7)).update({ updatedAt: Timestamp.fromMillis(2_000_000_000_000) })
    const newest = await orders.orderBy('updatedAt', 'desc').limit(1).get()
    t.same(ids(newest), [orderId(7)])
    t.same(server.work.snapshot(), { entriesVisited: 1, indexesBuilt: 0 })
  })
})
