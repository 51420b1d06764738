/** What becomes of a document that is set, created, updated or deleted. */
import { FieldPath, FieldValue, GeoPoint, Timestamp } from 'firebase-admin/firestore'
import t from 'tap'
import { connect } from './fixtures/connect.ts'

t.test('a document comes back as it was set, in every type', async (t) => {
  const { firestore } = await connect(t)
  const data = {
    nothing: null,
    flag: true,
    count: 3,
    ratio: 0.25,
    notANumber: Number.NaN,
    endless: Number.NEGATIVE_INFINITY,
    text: 'Grüße, 世界 🌍',
    when: new Timestamp(1_700_000_000, 123_456_000),
    bytes: Buffer.from([0, 1, 255]),
    place: new GeoPoint(-33.5, 151.25),
    friend: firestore.doc('people/ada'),
    list: [1, 'two', { three: 3 }],
    map: { inner: { deep: [] }, empty: {} },
    vector: FieldValue.vector([1, 2.5]),
  }
  await firestore.doc('things/all').set(data)
  const snapshot = await firestore.doc('things/all').get()
  t.strictSame(snapshot.data(), data)
})

t.test('integers keep all 64 bits and stay apart from doubles', async (t) => {
  const { firestore } = await connect(t)
  firestore.settings({ useBigInt: true })
  const doc = firestore.doc('numbers/one')
  await doc.set({ largest: 9223372036854775807n, double: 2 ** 60 })
  const data = (await doc.get()).data()
  t.equal(data?.largest, 9223372036854775807n)
  t.equal(data?.double, 2 ** 60)
})

t.test('a timestamp loses what is finer than a microsecond', async (t) => {
  const { firestore } = await connect(t)
  const doc = firestore.doc('times/one')
  await doc.set({ at: new Timestamp(5, 123_456_789), list: [new Timestamp(6, 999)] })
  const data = (await doc.get()).data()
  t.same(data?.at, new Timestamp(5, 123_456_000))
  t.same(data?.list, [new Timestamp(6, 0)])
})

t.test('set replaces the whole document, and merges when told to', async (t) => {
  const { firestore } = await connect(t)
  const doc = firestore.doc('orders/o1')
  await doc.set({ status: 'new', customer: { name: 'Ada', email: 'ada@example.com' } })
  await doc.set({ customer: { name: 'Grace' } }, { merge: true })
  t.same((await doc.get()).data(), {
    status: 'new',
    customer: { name: 'Grace', email: 'ada@example.com' },
  })
  await doc.set({ status: 'paid' })
  t.same((await doc.get()).data(), { status: 'paid' })
})

t.test('update changes the fields it names, nested and oddly named ones too', async (t) => {
  const { firestore } = await connect(t)
  const doc = firestore.doc('orders/o1')
  await doc.set({ a: { b: 1, c: 2 }, 'x.y': { 'back`tick': 1 }, gone: true })
  await doc.update({ 'a.b': 10, gone: FieldValue.delete() })
  await doc.update(new FieldPath('x.y', 'back`tick'), 2)
  t.same((await doc.get()).data(), { a: { b: 10, c: 2 }, 'x.y': { 'back`tick': 2 } })
})

t.test("a field may bear the name of an object's own machinery", async (t) => {
  const { firestore } = await connect(t)
  const doc = firestore.doc('orders/o1')
  await doc.set({ constructor: 1, toString: 'x' })
  await doc.set({ valueOf: 2 }, { merge: true })
  t.strictSame({ ...(await doc.get()).data() }, { constructor: 1, toString: 'x', valueOf: 2 })
})

t.test('a deleted document is gone, and deleting it again is no error', async (t) => {
  const { firestore } = await connect(t)
  const doc = firestore.doc('orders/o1')
  await doc.set({ a: 1 })
  await doc.delete()
  t.equal((await doc.get()).exists, false)
  await doc.delete()
})

t.test(
  'update times strictly increase, in microseconds, even while the clock stands still',
  async (t) => {
    const { firestore } = await connect(t, { clock: () => 1_700_000_000_000 })
    const doc = firestore.doc('orders/o1')
    const times: Timestamp[] = []
    for (let n = 0; n < 3; n++) times.push((await doc.set({ n })).writeTime)
    t.same(
      times.map(({ seconds }) => seconds),
      [1_700_000_000, 1_700_000_000, 1_700_000_000],
    )
    t.ok(
      times.every(
        ({ nanoseconds }, at) => at === 0 || nanoseconds > (times[at - 1]?.nanoseconds ?? 0),
      ),
    )
    t.ok(times.every(({ nanoseconds }) => nanoseconds % 1000 === 0))
  },
)

t.test('a clock that is set back does not set commit times back', async (t) => {
  let now = 1_700_000_000_000
  const { firestore } = await connect(t, { clock: () => now })
  const first = (await firestore.doc('orders/o1').set({ a: 1 })).writeTime
  now -= 60_000
  const second = (await firestore.doc('orders/o1').set({ a: 2 })).writeTime
  t.ok(second.valueOf() > first.valueOf())
})

t.test(
  'create time stays, update time moves, and a write that changes nothing moves neither',
  async (t) => {
    const { firestore } = await connect(t)
    const doc = firestore.doc('orders/o1')
    await doc.set({ a: 1, list: [{ b: Number.NaN }] })
    const first = await doc.get()
    await doc.set({ a: 1, list: [{ b: Number.NaN }] })
    const same = await doc.get()
    t.same(same.updateTime, first.updateTime)
    await doc.update({ a: 2 })
    const second = await doc.get()
    t.same(second.createTime, first.createTime)
    t.ok(second.updateTime && first.updateTime && second.updateTime > first.updateTime)
    await doc.delete()
    await doc.set({ a: 2 })
    const reborn = await doc.get()
    t.ok(reborn.createTime && second.updateTime && reborn.createTime > second.updateTime)
  },
)

t.test('a batch is all or nothing and has one commit time', async (t) => {
  const { firestore } = await connect(t)
  const [one, two] = [firestore.doc('orders/o1'), firestore.doc('orders/o2')]
  const batch = firestore.batch().set(one, { a: 1 }).update(two, { a: 1 })
  await t.rejects(batch.commit(), { code: 5 })
  t.equal((await one.get()).exists, false)

  const [first, second] = await firestore.batch().set(one, { a: 1 }).set(two, { a: 1 }).commit()
  t.same(first?.writeTime, second?.writeTime)
})

t.test('the writes of one batch to one document see each other', async (t) => {
  const { firestore } = await connect(t)
  const doc = firestore.doc('orders/o1')
  await firestore
    .batch()
    .create(doc, { a: 1 })
    .update(doc, { b: 2 })
    .update(doc, { a: FieldValue.increment(5) })
    .commit()
  t.same((await doc.get()).data(), { a: 6, b: 2 })
})

t.test('a bulk writer is told about each write by itself', async (t) => {
  const { firestore } = await connect(t)
  await firestore.doc('orders/o1').set({ a: 1 })
  const writer = firestore.bulkWriter()
  writer.onWriteError(() => false)
  const created = writer.create(firestore.doc('orders/o1'), { a: 2 })
  const set = writer.set(firestore.doc('orders/o2'), { a: 2 })
  await Promise.all([t.rejects(created, { code: 6 }), t.resolves(set), writer.close()])
  t.equal((await firestore.doc('orders/o1').get()).get('a'), 1)
  t.equal((await firestore.doc('orders/o2').get()).get('a'), 2)
})

t.test('what Firestore cannot keep is refused', async (t) => {
  const { firestore } = await connect(t)
  await t.rejects(firestore.doc('orders/__mine__').set({ a: 1 }), { code: 3 })
  await t.rejects(firestore.doc(`orders/${'x'.repeat(1501)}`).set({ a: 1 }), { code: 3 })
  let deep: object = {}
  for (let level = 0; level < 20; level++) deep = { deep }
  await t.rejects(firestore.doc('orders/o1').set({ deep }), { code: 3 })
})
