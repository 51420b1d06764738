// Stretches of the order of time, read and counted, for every way in which a shop keeps its times.
import { comparePositions, type Position, type TimeRange } from '@deltadesk/sync'
import { Timestamp } from 'firebase-admin/firestore'
import t, { type Test } from 'tap'
import { kindsOfTime, LOCAL } from './kinds-of-time.ts'
import { MIDNIGHT, never, openShop, pageThrough, timeOf } from './shop.ts'

const MILLIS = [0, 0, 999, 1000, 1001, 60_000, 3_600_000]
const ELSEWHERE: Position[] = [
  { updatedAt: '2026-01-01T00:00:01.000000Z' },
  { updatedAt: '2026-01-01T00:00:01.000001Z' },
  { updatedAt: '2026-01-02T00:00:00.000000Z' },
]

function isWithin(place: Position, { from, before }: TimeRange): boolean {
  return (
    (from === undefined || comparePositions(place, from) >= 0) &&
    (before === undefined || comparePositions(place, before) < 0)
  )
}

/** Every range between two of the places, or elsewhere, and from or to the ends of everything. */
function rangesOf(places: readonly Position[]): TimeRange[] {
  const ends = [undefined, ...[...places, ...ELSEWHERE].sort(comparePositions)]
  return ends.flatMap((from, i) =>
    [undefined, ...ends.slice(i)].map((before) => ({
      ...(from && { from }),
      ...(before && { before }),
    })),
  )
}

for (const [kind, native] of Object.entries(kindsOfTime)) {
  const open = async (t: Test) => {
    const shop = await openShop(t)
    for (const [i, millis] of MILLIS.entries()) {
      await shop.write(`o${i}`, { updatedAt: native(MIDNIGHT + millis) })
    }
    const page = await shop.source.readPage({ direction: 'oldest-first', limit: 20 }, never)
    return {
      ...shop,
      ...page,
      places: page.documents.map(({ id, updatedAt }) => ({ id, updatedAt })),
    }
  }

  t.test(`${kind}: a page leaves out nothing of its range, and comes to an end`, async (t) => {
    const { source, open: reopen, places } = await open(t)
    for (const range of rangesOf(places)) {
      const wanted = places.filter((place) => isWithin(place, range)).map(({ id }) => id)
      for (const direction of ['oldest-first', 'newest-first'] as const) {
        const met = await pageThrough(source, { direction, range, limit: 4 })
        t.same(
          wanted.filter((id) => !met.includes(id)),
          [],
          JSON.stringify({ direction, range }),
        )
        t.equal(new Set(met).size, met.length, 'no order is met twice')
      }
    }
    const range = { from: { updatedAt: '2026-01-01T00:01:00.000000Z' } }
    t.ok(
      (await pageThrough(reopen(), { direction: 'oldest-first', range, limit: 4 })).includes('o5'),
    )
  })

  t.test(`${kind}: a count is true of the range that it names, which is no wider`, async (t) => {
    const { source, places, readTime, warnings } = await open(t)
    for (const range of rangesOf(places)) {
      const counted = await source.count(range, readTime, never)
      if (kind === LOCAL) t.equal(counted, undefined)
      if (counted === undefined) continue
      const inside = places.filter((place) => isWithin(place, counted.range))
      t.equal(counted.count, inside.length, JSON.stringify(range))
      t.ok(inside.every((place) => isWithin(place, range)))
    }
    t.equal(warnings.length, kind === LOCAL ? 1 : 0)
  })
}

t.test('text and milliseconds are counted exactly from one whole second to another', async (t) => {
  for (const kind of ['text', 'millis', 'text in whole seconds or finer']) {
    const { source, write } = await openShop(t)
    for (const [i, millis] of MILLIS.entries()) {
      await write(`o${i}`, { updatedAt: kindsOfTime[kind]?.(MIDNIGHT + millis) })
    }
    const range = {
      from: { updatedAt: '2026-01-01T00:00:01.000000Z' },
      before: { updatedAt: '2026-01-01T00:01:00.000000Z' },
    }
    const at = await timeOf(source)
    t.same(await source.count(range, at, never), { count: 2, range, reads: 1 })
  }
})

t.test('by a local clock nothing is counted, and one line says what that means', async (t) => {
  const { source, warnings, write } = await openShop(t)
  await write('a', { updatedAt: '2026-01-01T12:00:00+02:00' })
  const at = await timeOf(source)
  t.equal(await source.count({}, at, never), undefined)
  t.equal(await source.count({}, at, never), undefined)
  t.equal(warnings.length, 1)
  t.match(warnings[0], /local time.*goes only with the next full re-sync/)
})

t.test('text that tells no time is counted where its place is', async (t) => {
  const { source, write } = await openShop(t)
  const texts = {
    a: '2026-01-01T00:00:00Z',
    b: '2026-01-01T00:00:01 o’clock',
    c: '2026-01-01Tsoon',
    d: '2026-01-02T00:00:00.5Z',
    e: '2026-1-3',
    f: '0',
  }
  for (const [id, updatedAt] of Object.entries(texts)) await write(id, { updatedAt })
  const page = await source.readPage({ direction: 'oldest-first', limit: 9 }, never)
  const { documents, readTime } = page
  t.same(
    documents.map(({ id, stray, value }) => [id, stray, value !== undefined]),
    [
      ['f', false, false],
      ['a', false, true],
      ['b', false, false],
      ['c', false, false],
      ['d', false, true],
      ['e', false, false],
    ],
  )
  const looked = await source.lookUp(Object.keys(texts), readTime, never)
  for (const document of documents) {
    t.same(
      looked.documents.find(({ id }) => id === document.id),
      document,
    )
  }
  for (const range of rangesOf(documents)) {
    const counted = await source.count(range, readTime, never)
    const inside = documents.filter((place) => counted && isWithin(place, counted.range))
    t.equal(counted?.count, inside.length, JSON.stringify(range))
  }
})

t.test('a page of a range begins and ends exactly where times are timestamps', async (t) => {
  const { source, write } = await openShop(t)
  for (const id of ['a', 'b', 'c', 'd']) {
    await write(id, { updatedAt: Timestamp.fromMillis(MIDNIGHT) })
  }
  const updatedAt = '2026-01-01T00:00:00.000000Z'
  const range = { from: { updatedAt, id: 'b' }, before: { updatedAt, id: 'd' } }
  t.same(await pageThrough(source, { direction: 'oldest-first', range, limit: 1 }), ['b', 'c'])
  t.same(await pageThrough(source, { direction: 'newest-first', range, limit: 1 }), ['c', 'b'])
})
