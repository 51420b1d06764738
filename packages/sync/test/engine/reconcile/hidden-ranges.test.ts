// What the order of time hides is found by a census of ids, wherever it is, without reading the rest.
import t from 'tap'
import { hiddenRanges } from '../../../src/engine/reconcile/hidden-ranges.ts'
import { compareIds, type IdRange } from '../../../src/index.ts'
import { MemoryOrderSource } from '../../../testing/index.ts'
import { stock } from '../engine-at-hand.ts'

const never = new AbortController().signal

interface Search {
  readonly strays: readonly string[]
  readonly knownStrays?: readonly string[]
  /** Whether the thousand orders are known, as places to halve at. */
  readonly isStockKnown?: boolean
}

/** What the search yields in a shop of a thousand orders and some strays, and what it spends. */
async function search({ strays, knownStrays = [], isStockKnown = false }: Search) {
  const source = new MemoryOrderSource()
  stock(source, 1000)
  const known = isStockKnown ? source.documents.map(({ id }) => id).sort(compareIds) : []
  for (const id of strays) source.write(id, '', { updatedAt: null })
  const at = source.now
  const census = (range: IdRange) => source.census(range, at, never)
  const first = (range: IdRange) => source.readIds({ range, limit: 1, at }, never)
  source.reads = 0
  const whole = { range: {}, strays: knownStrays, census: await census({}), known }
  const found = []
  for await (const one of hiddenRanges(whole, { census, first })) found.push(one)
  return { found, reads: source.reads }
}

t.test('strays that are known are no reason to look', async (t) => {
  const strays = ['o000100x', 'x']
  const { found, reads } = await search({ strays, knownStrays: strays })
  t.same(found, [])
  t.equal(reads, 3, 'a census of a thousand orders and two')
})

for (const isStockKnown of [true, false]) {
  const setting = isStockKnown ? 'that are known' : 'of which none is known'
  t.test(`one that is hidden is found among a thousand ${setting}`, async (t) => {
    const strays = ['o000700x', 'known']
    const { found, reads } = await search({ strays, knownStrays: ['known'], isStockKnown })
    t.equal(found.length, 1)
    const [one] = found
    t.ok(one !== undefined && one.census.all <= 16)
    t.equal((one?.census.all ?? 0) - (one?.census.timed ?? 0), 1)
    t.same(one?.strays, [])
    t.ok(reads < (isStockKnown ? 20 : 150), `${reads} reads`)
  })
}

t.test('one that stands behind all that is known, or before it, is found', async (t) => {
  for (const id of ['zz', '🦊', 'A']) {
    const { found } = await search({ strays: [id], isStockKnown: true })
    t.equal(found.length, 1, id)
  }
})

t.test('one that is known and no longer there is found too', async (t) => {
  const { found } = await search({ strays: [], knownStrays: ['o000300x'] })
  t.equal(found.length, 1)
  t.same(found[0]?.strays, ['o000300x'])
})

t.test('where a quarter are strays they are read rather than halved', async (t) => {
  const strays = Array.from({ length: 200 }, (_, n) => `s${String(n).padStart(3, '0')}`)
  const { found, reads } = await search({ strays, isStockKnown: true })
  t.ok(found.length < 10, `${found.length} stretches`)
  t.equal(
    found.reduce((sum, { census }) => sum + census.all - census.timed, 0),
    200,
  )
  t.ok(reads < 100, `${reads} reads`)
})
