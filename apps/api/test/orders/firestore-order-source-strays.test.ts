// What a collection holds beside proper orders: it is shown as well as can be, with a warning, and hides nothing.
import { Order } from '@deltadesk/contract'
import type { Position } from '@deltadesk/sync'
import fc from 'fast-check'
import { FieldPath, Timestamp } from 'firebase-admin/firestore'
import t, { type Test } from 'tap'
import { Value } from 'typebox/value'
import { writtenDocument } from './arbitrary-document.ts'
import { MIDNIGHT, never, openShop, pageThrough, timeOf } from './shop.ts'

/** Values of `updatedAt` that tell no time in a shop that keeps timestamps. */
const UNUSABLE = {
  null: null,
  number: 5,
  text: 'soon',
  iso: '2026-01-01T00:00:00Z',
  map: { a: 1 },
}

/** Three orders with timestamps, and documents with all sorts of other values or none. */
async function openMixedShop(t: Test) {
  const shop = await openShop(t)
  for (const id of ['a', 'b', 'c']) {
    await shop.write(id, { updatedAt: Timestamp.fromMillis(MIDNIGHT) })
  }
  for (const [id, updatedAt] of Object.entries(UNUSABLE)) await shop.write(id, { updatedAt })
  await shop.write('absent', { total: 1 })
  return shop
}

t.test('a first page hands out the strays that it meets, and keeps its places', async (t) => {
  const { source } = await openMixedShop(t)
  const page = await source.readPage({ direction: 'newest-first', limit: 20 }, never)
  const { documents } = page
  const idsWhere = (isStray: boolean) =>
    documents.flatMap(({ id, stray }) => (stray === isStray ? [id] : [])).sort()
  t.same(idsWhere(false), ['a', 'b', 'c'])
  t.same(idsWhere(true), Object.keys(UNUSABLE).sort())
  t.same([page.first?.id, page.end?.id, page.scanned, page.reads], ['c', 'a', 8, 8])
  const again = await source.readPage({ direction: 'oldest-first', limit: 20 }, never)
  t.same([again.documents.length, again.reads], [3, 3])
})

t.test('a stray is an order by the time of its last write, its own value left over', async (t) => {
  const { source } = await openMixedShop(t)
  const ids = [...Object.keys(UNUSABLE), 'absent']
  const { documents } = await source.lookUp(ids, await timeOf(source), never)
  t.equal(documents.length, 6)
  for (const { id, updateTime, updatedAt, stray, value } of documents) {
    t.same([stray, updatedAt], [true, updateTime])
    const order: Order = JSON.parse(`{"version":1,${value?.slice(1)}`)
    t.ok(Value.Check(Order, order))
    t.equal(order.updatedAt, updateTime)
    t.same(order.extra, id === 'absent' ? {} : { updatedAt: Reflect.get(UNUSABLE, id) })
  }
})

t.test('each stray is warned of once, however it is met', async (t) => {
  const { source, warnings } = await openMixedShop(t)
  const at = await timeOf(source)
  const range = {}
  for (let i = 0; i < 2; i++) {
    await source.readPage({ direction: 'newest-first', limit: 20 }, never)
    await source.readIds({ range, limit: 20, at }, never)
  }
  t.equal(source.strays, 6)
  t.equal(warnings.length, 6)
  const warning = (id: string) => warnings.find((line) => line.startsWith(`[SYNC] Order ${id} `))
  t.match(warning('iso'), /no usable time: .*is kept as text, that of most others as timestamp/)
  t.match(warning('map'), /«updatedAt» is neither a timestamp, an ISO 8601 time/)
  t.match(warning('absent'), /«updatedAt» is missing\. .*by the time of its last write.* late/)
})

t.test('a stray that is marked as deleted has nothing to hold and no warning', async (t) => {
  const { source, warnings, write } = await openShop(t)
  await write('a', { deletedAt: true })
  const { documents } = await source.lookUp(['a'], await timeOf(source), never)
  t.same(
    documents.map(({ stray, value }) => [stray, value]),
    [[true, undefined]],
  )
  t.same(warnings, [])
})

t.test('a first page of nothing but strays does not hide the orders behind it', async (t) => {
  const { source, write } = await openShop(t)
  for (const id of ['x', 'y', 'z']) await write(id, { updatedAt: { map: id } })
  await write('a', { updatedAt: MIDNIGHT })
  const page = await source.readPage({ direction: 'newest-first', limit: 2 }, never)
  t.same(
    page.documents.map(({ id, stray }) => [id, stray]),
    [['a', false]],
  )
  t.same([page.first?.id, page.end?.id, page.scanned], ['a', 'a', 1])
})

t.test('a first page of one kind does not decide against more of another behind it', async (t) => {
  const { source, write } = await openShop(t)
  for (const id of ['x', 'y']) await write(id, { updatedAt: '2020-01-01T00:00:00Z' })
  for (const id of ['a', 'b', 'c']) await write(id, { updatedAt: Timestamp.fromMillis(MIDNIGHT) })
  const met = await pageThrough(source, { direction: 'newest-first', limit: 2 })
  t.same(met, ['c', 'b', 'a'])
})

t.test('of a collection without any time all documents are strays', async (t) => {
  const { source, write, cost } = await openShop(t)
  for (const id of ['a', 'b']) await write(id, { total: 1 })
  const at = await timeOf(source)
  t.same(await source.count({}, at, never), { count: 0, range: {}, reads: 3 })
  t.same(await source.census({}, at, never), { all: 2, timed: 0, reads: 4 })
  const request = { range: {}, limit: 9, at }
  const { documents, reads } = await source.readIds(request, never)
  t.ok(documents.every(({ stray }) => stray))
  t.equal(await cost(() => source.readIds(request, never)), reads)
})

t.test('text that tells no time, a whole page of it, does not stop the paging', async (t) => {
  const { source, warnings, write } = await openShop(t)
  for (const id of ['a', 'b', 'c']) await write(id, { updatedAt: '2026-01-01T00:00:00Z' })
  for (const id of ['u', 'v', 'w', 'x']) await write(id, { updatedAt: '2026-01-01Tsoon' })
  await write('z', { updatedAt: '2026-01-02T00:00:00Z' })
  const all = ['a', 'b', 'c', 'u', 'v', 'w', 'x', 'z']
  t.same(await pageThrough(source, { direction: 'oldest-first', limit: 2 }), all)
  t.same(await pageThrough(source, { direction: 'newest-first', limit: 2 }), all.toReversed())
  t.equal(warnings.length, 4)
  t.match(warnings[0], /Order u is left out: .*text that tells no time/)
})

t.test(
  'by a local clock pages come to an end, however many orders there are in its hour',
  async (t) => {
    const { source, warnings, write } = await openShop(t)
    const ids = ['a', 'b', 'c', 'd', 'e']
    for (const id of ids) await write(id, { updatedAt: '2026-10-25T02:59:59+02:00' })
    const before = await pageThrough(source, { direction: 'oldest-first', limit: 2 })
    t.same(before, ids)
    await write('repeated', { updatedAt: '2026-10-25T02:00:01+01:00' })
    const after = { updatedAt: '2026-10-25T00:59:59.000000Z', id: 'e' }
    t.ok(
      (await pageThrough(source, { direction: 'oldest-first', after, limit: 2 })).includes(
        'repeated',
      ),
    )
    t.equal(warnings.filter((line) => line.includes('local time')).length, 1)
  },
)

t.test(
  'whatever Firestore stores is read, and what is an order keeps to the contract',
  async (t) => {
    const { source, orders, write } = await openShop(t)
    const stored = new Set<string>()
    for (const [i, document] of fc.sample(writtenDocument, { numRuns: 300, seed: 7 }).entries()) {
      const id = `o${String(i).padStart(3, '0')}`
      // What the client itself refuses to send is no business of the source.
      if (await isStored(() => write(id, document))) stored.add(id)
    }
    const dated = await orders
      .where(new FieldPath('updatedAt'), '>', new Timestamp(-62_135_596_800, 0))
      .get()
    t.ok(stored.size > 150, `${stored.size} documents were stored`)
    const ids: string[] = []
    let after: Position | undefined
    for (;;) {
      const page = await source.readPage(
        { direction: 'oldest-first', limit: 50, ...(after && { after }) },
        never,
      )
      for (const { id, stray, value } of page.documents) {
        if (!stray) ids.push(id)
        if (value === undefined) continue
        const order: unknown = JSON.parse(`{"version":1,${value.slice(1)}`)
        if (!Value.Check(Order, order)) t.fail(value)
      }
      after = page.end ?? after
      if (page.scanned < 50) break
    }
    t.same(
      ids,
      dated.docs.map(({ id }) => id),
    )
  },
)

async function isStored(write: () => Promise<void>): Promise<boolean> {
  return write().then(
    () => true,
    () => false,
  )
}
