// What every OrderSource promises; each adapter's test calls it with a factory.
import type { Test } from 'tap'
import type { IdRange, OrderSource, PageRequest, TimeRange } from '../src/index.ts'
import { isWithin } from '../src/source/position.ts'

/** A source that a test can write to. */
export interface OrderSourceFixture {
  readonly source: OrderSource<string>
  /** Writes the document `id` with this `updatedAt` (fixed-width, microseconds), or without any. */
  write(id: string, updatedAt: string | null): Promise<void>
  /** Marks the document as deleted, with this `updatedAt`. */
  softDelete(id: string, updatedAt: string): Promise<void>
  /** Deletes the document for good. */
  remove(id: string): Promise<void>
}

const never = new AbortController().signal
const at = (micros: number) => `2026-01-01T00:00:00.${String(micros).padStart(6, '0')}Z`

/** @param open - makes an empty source for one test and clears up after it */
export function orderSourceContract(t: Test, open: (t: Test) => Promise<OrderSourceFixture>): void {
  const read = async ({ source }: OrderSourceFixture, request: PageRequest) => {
    const page = await source.readPage(request, never)
    return { ...page, ids: page.documents.map(({ id }) => id) }
  }

  t.test('an empty source has no documents and no positions, but a time', async (t) => {
    const page = await read(await open(t), { direction: 'newest-first', limit: 10 })
    t.same(page.ids, [])
    t.equal(page.scanned, 0)
    t.equal(page.first, undefined)
    t.equal(page.end, undefined)
    t.match(page.readTime, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/)
  })

  t.test('documents come in the order of time and id, either way round', async (t) => {
    const fixture = await open(t)
    await fixture.write('b', at(1))
    await fixture.write('a', at(2))
    await fixture.write('c', at(2))
    t.same((await read(fixture, { direction: 'oldest-first', limit: 9 })).ids, ['b', 'a', 'c'])
    t.same((await read(fixture, { direction: 'newest-first', limit: 9 })).ids, ['c', 'a', 'b'])
  })

  t.test('a page border among equal times neither skips nor repeats', async (t) => {
    const fixture = await open(t)
    for (const id of ['a', 'b', 'c', 'd', 'e']) await fixture.write(id, at(7))
    for (const direction of ['oldest-first', 'newest-first'] as const) {
      const seen: string[] = []
      let page = await read(fixture, { direction, limit: 2 })
      while (page.end !== undefined) {
        seen.push(...page.ids)
        page = await read(fixture, { direction, limit: 2, after: page.end })
      }
      t.same(seen.sort(), ['a', 'b', 'c', 'd', 'e'], direction)
    }
  })

  t.test('a position without an id stands before every document of its time', async (t) => {
    const fixture = await open(t)
    await fixture.write('a', at(1))
    await fixture.write('b', at(2))
    await fixture.write('c', at(3))
    const after = { updatedAt: at(2) }
    t.same((await read(fixture, { direction: 'oldest-first', after, limit: 9 })).ids, ['b', 'c'])
    t.same((await read(fixture, { direction: 'newest-first', after, limit: 9 })).ids, ['a'])
  })

  t.test('one microsecond tells two documents apart', async (t) => {
    const fixture = await open(t)
    await fixture.write('late', at(124))
    await fixture.write('early', at(123))
    const page = await read(fixture, { direction: 'oldest-first', limit: 9 })
    t.same(
      page.documents.map(({ id, updatedAt }) => [id, updatedAt]),
      [
        ['early', at(123)],
        ['late', at(124)],
      ],
    )
  })

  t.test('a second write of the same content in time still has a later updateTime', async (t) => {
    const fixture = await open(t)
    await fixture.write('a', at(1))
    const before = (await read(fixture, { direction: 'oldest-first', limit: 9 })).documents[0]
    await fixture.write('a', at(2))
    const after = (await read(fixture, { direction: 'oldest-first', limit: 9 })).documents[0]
    t.ok(before && after && before.updateTime < after.updateTime)
  })

  t.test('a soft-deleted document has nothing to hold', async (t) => {
    const fixture = await open(t)
    await fixture.write('a', at(1))
    await fixture.softDelete('a', at(2))
    const page = await read(fixture, { direction: 'oldest-first', limit: 9 })
    t.same(
      page.documents.map(({ id, value }) => [id, value]),
      [['a', undefined]],
    )
  })

  t.test('a page keeps within a range of whole seconds', async (t) => {
    const fixture = await open(t)
    const second = (n: number) => `2026-01-01T00:00:0${n}.000000Z`
    for (const n of [1, 2, 3, 4]) await fixture.write(`o${n}`, second(n))
    const range = { from: { updatedAt: second(2) }, before: { updatedAt: second(4) } }
    const request = { direction: 'oldest-first', range, limit: 9 } as const
    t.same((await read(fixture, request)).ids, ['o2', 'o3'])
    const after = { updatedAt: second(2), id: 'o2' }
    t.same((await read(fixture, { ...request, after })).ids, ['o3'])
  })

  t.test(
    'a page leaves out nothing of a range that begins and ends among equal times',
    async (t) => {
      const fixture = await open(t)
      for (const id of ['a', 'b', 'c', 'd']) await fixture.write(id, at(7))
      const range = { from: { updatedAt: at(7), id: 'b' }, before: { updatedAt: at(7), id: 'd' } }
      const { ids } = await read(fixture, { direction: 'oldest-first', range, limit: 9 })
      t.ok(ids.includes('b') && ids.includes('c'))
    },
  )

  t.test('what was true at an earlier time can still be read', async (t) => {
    const fixture = await open(t)
    await fixture.write('a', at(1))
    await fixture.write('b', at(2))
    const { readTime } = await read(fixture, { direction: 'oldest-first', limit: 9 })
    await fixture.write('c', at(3))
    await fixture.write('a', at(4))
    await fixture.remove('b')
    const then = await read(fixture, { direction: 'oldest-first', limit: 9, at: readTime })
    t.same(then.ids, ['a', 'b'])
    t.equal(then.readTime, readTime)
    t.equal((await fixture.source.count({}, readTime, never))?.count, 2)
    t.match(await fixture.source.census({}, readTime, never), { all: 2, timed: 2 })
    const found = await fixture.source.lookUp(['b', 'c'], readTime, never)
    t.same(
      found.documents.map(({ id }) => id),
      ['b'],
    )
    t.same((await read(fixture, { direction: 'oldest-first', limit: 9 })).ids, ['c', 'a'])
  })

  t.test('a count is true of the range that it names, ties on the border included', async (t) => {
    const fixture = await open(t)
    const places = [1, 2, 2, 2, 3, 999_999].map((micros, i) => ({
      id: `o${i}`,
      updatedAt: at(micros),
    }))
    for (const { id, updatedAt } of places) await fixture.write(id, updatedAt)
    await fixture.softDelete('o1', at(2))
    await fixture.write('stray', null)
    const { readTime } = await read(fixture, { direction: 'oldest-first', limit: 1 })
    const ends = [
      undefined,
      ...places,
      { updatedAt: at(2) },
      { updatedAt: '2027-01-01T00:00:00.000000Z' },
    ]
    for (const from of ends) {
      for (const before of ends) {
        const range: TimeRange = { ...(from && { from }), ...(before && { before }) }
        const counted = await fixture.source.count(range, readTime, never)
        if (counted === undefined) continue
        const inside = places.filter((place) => isWithin(place, counted.range))
        t.equal(counted.count, inside.length, JSON.stringify(range))
        t.ok(
          inside.every((place) => isWithin(place, range)),
          'the range is never wider than asked',
        )
        t.equal(counted.reads, 1)
      }
    }
  })

  t.test('a document without a time shows in the order of ids alone', async (t) => {
    const fixture = await open(t)
    for (const id of ['a', 'c', 'e']) await fixture.write(id, at(1))
    for (const id of ['b', 'd']) await fixture.write(id, null)
    const { readTime, ...page } = await read(fixture, {
      direction: 'oldest-first',
      range: { from: { updatedAt: at(0) } },
      limit: 9,
    })
    t.same(page.ids, ['a', 'c', 'e'])
    const census = async (range: IdRange) => {
      const { all, timed } = await fixture.source.census(range, readTime, never)
      return [all, timed]
    }
    t.same(await census({}), [5, 3])
    t.same(await census({ from: 'b', before: 'd' }), [2, 1])
    t.same(await census({ from: 'x' }), [0, 0])
    const readIds = async (range: IdRange, limit: number) => {
      const found = await fixture.source.readIds({ range, limit, at: readTime }, never)
      return found.documents.map(({ id, stray }) => (stray ? `${id}?` : id))
    }
    t.same(await readIds({}, 9), ['a', 'b?', 'c', 'd?', 'e'])
    t.same(await readIds({ from: 'b', before: 'd' }, 9), ['b?', 'c'])
    t.same(await readIds({ from: 'bb' }, 1), ['c'])
  })

  t.test('a stray takes its write time for its time', async (t) => {
    const fixture = await open(t)
    await fixture.write('a', null)
    const { readTime } = await read(fixture, { direction: 'newest-first', limit: 1 })
    const { documents } = await fixture.source.lookUp(['a'], readTime, never)
    t.equal(documents[0]?.stray, true)
    t.equal(documents[0]?.updatedAt, documents[0]?.updateTime)
    t.type(documents[0]?.value, 'string')
  })

  t.test('a look-up finds what there is, and bills what was asked', async (t) => {
    const fixture = await open(t)
    await fixture.write('a', at(1))
    await fixture.write('ü/ю'.replace('/', '_'), at(2))
    const { readTime } = await read(fixture, { direction: 'newest-first', limit: 1 })
    const { documents, reads } = await fixture.source.lookUp(
      ['a', 'ü_ю', 'missing'],
      readTime,
      never,
    )
    t.same(documents.map(({ id }) => id).sort(), ['a', 'ü_ю'])
    t.equal(reads, 3)
  })

  t.test('ids are in the order of their UTF-8 bytes', async (t) => {
    const fixture = await open(t)
    const ids = ['Z', 'a', 'é', '\uffee', '🦊']
    for (const id of ids.toReversed()) await fixture.write(id, at(1))
    t.same((await read(fixture, { direction: 'oldest-first', limit: 9 })).ids, ids)
  })
}
