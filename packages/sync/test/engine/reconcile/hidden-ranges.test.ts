// What the order of time hides is found by a census of ids, wherever it is, without reading the rest.
import t from 'tap'
import { hiddenRanges } from '../../../src/engine/reconcile/hidden-ranges.ts'
import type { IdRange } from '../../../src/index.ts'
import { MemoryOrderSource } from '../../../testing/index.ts'
import { stock } from '../engine-at-hand.ts'

const never = new AbortController().signal

/** What the search yields in a shop of a thousand orders with these strays, of which some are known. */
async function search(strays: readonly string[], known: readonly string[]) {
  const source = new MemoryOrderSource()
  stock(source, 1000)
  for (const id of strays) source.write(id, '', { updatedAt: null })
  const at = source.now
  const census = (range: IdRange) => source.census(range, at, never)
  const end = (range: IdRange, direction: 'first' | 'last') =>
    source.readIds({ range, direction, limit: 1, at }, never)
  source.reads = 0
  const whole = { range: {}, strays: known, census: await census({}) }
  const found = []
  for await (const one of hiddenRanges(whole, { census, end })) found.push(one)
  return { found, reads: source.reads }
}

t.test('strays that are known are no reason to look', async (t) => {
  const strays = ['o000100x', 'x']
  const { found, reads } = await search(strays, strays)
  t.same(found, [])
  t.equal(reads, 3, 'a census of a thousand orders and two')
})

t.test(
  'one that is hidden is found among a thousand, in a stretch that is worth reading',
  async (t) => {
    const { found, reads } = await search(['o000700x', 'known'], ['known'])
    t.equal(found.length, 1)
    const [one] = found
    t.ok(one !== undefined && one.census.all <= 16)
    t.equal((one?.census.all ?? 0) - (one?.census.timed ?? 0), 1)
    t.same(one?.strays, [])
    t.ok(reads < 60, `${reads} reads`)
  },
)

t.test('one that is known and no longer there is found too', async (t) => {
  const { found } = await search([], ['o000300x'])
  t.equal(found.length, 1)
  t.same(found[0]?.strays, ['o000300x'])
})

t.test('where a quarter are strays they are read rather than halved', async (t) => {
  const strays = Array.from({ length: 200 }, (_, n) => `s${String(n).padStart(3, '0')}`)
  const { found, reads } = await search(strays, [])
  t.ok(found.length < 10, `${found.length} stretches`)
  t.equal(
    found.reduce((sum, { census }) => sum + census.all - census.timed, 0),
    200,
  )
  t.ok(reads < 100, `${reads} reads`)
})
