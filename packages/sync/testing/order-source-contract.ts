// What every OrderSource promises; each adapter's test calls it with a factory.
import type { Test } from 'tap'
import type { OrderSource, PageRequest } from '../src/index.ts'

/** A source that a test can write to. */
export interface OrderSourceFixture {
  readonly source: OrderSource<string>
  /** Writes the document `id` with this `updatedAt` (fixed-width, microseconds). */
  write(id: string, updatedAt: string): Promise<void>
  /** Marks the document as deleted, with this `updatedAt`. */
  softDelete(id: string, updatedAt: string): Promise<void>
}

const at = (micros: number) => `2026-01-01T00:00:00.${String(micros).padStart(6, '0')}Z`

/** @param open - makes an empty source for one test and clears up after it */
export function orderSourceContract(t: Test, open: (t: Test) => Promise<OrderSourceFixture>): void {
  const read = async ({ source }: OrderSourceFixture, request: PageRequest) => {
    const page = await source.readPage(request, new AbortController().signal)
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

  t.test('a soft-deleted document is told as one', async (t) => {
    const fixture = await open(t)
    await fixture.write('a', at(1))
    await fixture.softDelete('a', at(2))
    const page = await read(fixture, { direction: 'oldest-first', limit: 9 })
    t.same(
      page.documents.map(({ id, deleted }) => [id, deleted]),
      [['a', true]],
    )
  })
}
