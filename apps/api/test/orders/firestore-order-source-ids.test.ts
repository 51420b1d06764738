// The order of ids: nothing hides in it, whatever the ids are and however a stretch of them is bounded.
import type { IdRange } from '@deltadesk/sync'
import fc from 'fast-check'
import { Timestamp } from 'firebase-admin/firestore'
import t, { type Test } from 'tap'
import { MIDNIGHT, never, openShop, timeOf } from './shop.ts'

const IDS = [
  '!',
  '...',
  '.a',
  'A',
  '__',
  'a',
  'a.',
  'a. ',
  'a0',
  'a0\n',
  'a__',
  'é',
  '\uffee',
  '🦊',
  '🦊a',
]
/** What halving may come up with; some of them Firestore would refuse as an id. */
const BOUNDS = [
  ...IDS,
  '.',
  '..',
  '/',
  'a/',
  'a/b',
  'a./',
  './',
  '__x__',
  '_____',
  '__/',
  '0',
  'b',
  '\u{10ffff}',
]

/** In the order of UTF-8 bytes. */
function compare(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b))
}

function isIn(id: string, { from, before }: IdRange): boolean {
  return (
    (from === undefined || compare(id, from) >= 0) &&
    (before === undefined || compare(id, before) < 0)
  )
}

const ends = fc.option(fc.constantFrom(...BOUNDS), { nil: undefined })
const ranges: fc.Arbitrary<IdRange> = fc
  .tuple(ends, ends)
  .filter(([a, b]) => a === undefined || b === undefined || compare(a, b) <= 0)
  .map(([from, before]) => ({ ...(from && { from }), ...(before && { before }) }))

/** Every third document is a stray. */
async function openShopOfIds(t: Test) {
  const shop = await openShop(t)
  const strays = new Set(IDS.filter((_, i) => i % 3 === 0))
  for (const id of IDS) {
    await shop.write(id, strays.has(id) ? {} : { updatedAt: Timestamp.fromMillis(MIDNIGHT) })
  }
  return { ...shop, strays, at: await timeOf(shop.source) }
}

t.test('a census counts what is in a range, strays told from the others', async (t) => {
  const { source, strays, at } = await openShopOfIds(t)
  await fc.assert(
    fc.asyncProperty(ranges, async (range) => {
      const inside = IDS.filter((id) => isIn(id, range))
      const timed = inside.filter((id) => !strays.has(id)).length
      const census = await source.census(range, at, never)
      t.same(census, { all: inside.length, timed, reads: 2 }, JSON.stringify(range))
    }),
  )
})

t.test('the documents of a range come in the order of their ids', async (t) => {
  const { source, strays, at } = await openShopOfIds(t)
  const read = async (range: IdRange, limit: number) => {
    const { documents } = await source.readIds({ range, limit, at }, never)
    t.ok(documents.every(({ id, stray }) => stray === strays.has(id)))
    return documents.map(({ id }) => id)
  }
  await fc.assert(
    fc.asyncProperty(ranges, fc.integer({ min: 1, max: 9 }), async (range, limit) => {
      const inside = IDS.filter((id) => isIn(id, range))
      t.same(await read(range, limit), inside.slice(0, limit))
    }),
  )
})

t.test('documents with any id are found by it, as they were', async (t) => {
  const { source, at, remove, write } = await openShopOfIds(t)
  await remove('a')
  await write('new', {})
  const found = await source.lookUp([...IDS, 'new', 'missing'], at, never)
  t.same(
    found.documents.map(({ id }) => id),
    IDS,
  )
  t.equal(found.reads, IDS.length + 2)
  const { documents } = await source.lookUp(['a', 'new'], await timeOf(source), never)
  t.same(
    documents.map(({ id }) => id),
    ['new'],
  )
})

t.test('a look-up tells of a document what a page does', async (t) => {
  const { source, write } = await openShop(t)
  await write('a', { updatedAt: new Timestamp(1_767_225_600, 123_000), total: 5 })
  await write('b', { updatedAt: Timestamp.fromMillis(MIDNIGHT + 1), deletedAt: true })
  const page = await source.readPage({ direction: 'oldest-first', limit: 9 }, never)
  const request = { range: {}, limit: 9, at: page.readTime }
  t.same((await source.lookUp(['a', 'b'], page.readTime, never)).documents, page.documents)
  t.same((await source.readIds(request, never)).documents, page.documents)
  t.equal(page.documents[0]?.updatedAt, '2026-01-01T00:00:00.000123Z')
})

t.test('strays of every kind are counted apart', async (t) => {
  for (const [usual, other] of [
    ['2026-01-01T00:00:00Z', MIDNIGHT],
    [MIDNIGHT, '2026-01-01T00:00:00Z'],
    [Timestamp.fromMillis(MIDNIGHT), 'soon'],
  ]) {
    const { open, source, write } = await openShop(t)
    for (const id of ['a', 'b', 'd']) await write(id, { updatedAt: usual })
    await write('c', { updatedAt: other })
    const at = await timeOf(open())
    for (const range of [{}, { from: 'b' }, { from: 'b', before: 'd' }, { before: 'c' }]) {
      const inside = ['a', 'b', 'c', 'd'].filter((id) => isIn(id, range))
      const { all, timed } = await source.census(range, at, never)
      t.same([all, timed], [inside.length, inside.filter((id) => id !== 'c').length])
    }
  }
})
