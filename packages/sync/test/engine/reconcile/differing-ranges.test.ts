// Differences are found by counting alone, wherever they are, and what does not differ is not looked at.
import assert from 'node:assert/strict'
import fc from 'fast-check'
import t from 'tap'
import { differingRanges } from '../../../src/engine/reconcile/differing-ranges.ts'
import { isWithin, type TimeRange } from '../../../src/source/position.ts'
import { timestampFromMillis } from '../../../src/timestamp.ts'
import { propertyParameters } from '../../../testing/index.ts'

/** Seven documents bear one and the same time. */
const place = (n: number) => ({
  updatedAt: timestampFromMillis(Math.floor(n / 7)),
  id: `o${String(n).padStart(4, '0')}`,
})
type Place = ReturnType<typeof place>

/** What the search yields, and how many counts it asked for. */
async function search(known: readonly Place[], there: readonly Place[]) {
  let counts = 0
  const countIn = (range: TimeRange) => there.filter((one) => isWithin(one, range)).length
  const count = async (range: TimeRange) => {
    counts++
    return { count: countIn(range), range, reads: 1 }
  }
  const found = []
  const whole = { range: {}, known, count: countIn({}) }
  for await (const one of differingRanges(whole, count)) found.push(one)
  return { found, counts }
}

t.test('nothing is asked where nothing differs', async (t) => {
  const places = Array.from({ length: 100 }, (_, n) => place(n))
  t.same(await search(places, places), { found: [], counts: 0 })
})

t.test('one difference takes a count for each halving', async (t) => {
  const places = Array.from({ length: 1024 }, (_, n) => place(n))
  const { found, counts } = await search(
    places,
    places.filter((_, n) => n !== 700),
  )
  t.equal(found.length, 1)
  t.equal(found[0]?.known.length, 16)
  t.equal(found[0]?.count, 15)
  t.equal(counts, 6)
})

t.test('where everything is gone nothing is halved', async (t) => {
  const places = Array.from({ length: 100 }, (_, n) => place(n))
  const { found, counts } = await search(places, [])
  t.equal(found[0]?.known.length, 100)
  t.equal(counts, 0)
})

t.test(
  'whatever is missing or too much lies in what is found, unless it makes up for another',
  async () => {
    const numbers = fc.uniqueArray(fc.nat(400), { maxLength: 200, size: 'max' })
    await fc.assert(
      fc.asyncProperty(numbers, numbers, fc.boolean(), async (all, some, areGone) => {
        const places = all.map(place)
        const without = places.filter((_, n) => !some.includes(n))
        const [known, there] = areGone ? [places, without] : [without, places]
        const { found } = await search(known, there)
        const differing = places.filter((one) => !without.includes(one))
        for (const one of differing) {
          assert.equal(found.filter(({ range }) => isWithin(one, range)).length, 1)
        }
        for (const { range, known: inside, count } of found) {
          assert.deepEqual(new Set(inside), new Set(known.filter((one) => isWithin(one, range))))
          assert.equal(count, there.filter((one) => isWithin(one, range)).length)
        }
      }),
      propertyParameters(500),
    )
  },
)
