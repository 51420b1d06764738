// Halving a range of ids always gets somewhere, and mostly half-way.
import assert from 'node:assert/strict'
import fc from 'fast-check'
import t from 'tap'
import { middleId } from '../../../src/engine/reconcile/middle-id.ts'
import { compareIds } from '../../../src/source/position.ts'

t.test('it lies above the first and not above the last', async () => {
  const id = fc.oneof(
    fc.string({ unit: 'grapheme', minLength: 1 }),
    fc.string({ unit: 'binary', minLength: 1 }),
  )
  fc.assert(
    fc.property(id, id, (a, b) => {
      const [first, last] = compareIds(a, b) < 0 ? [a, b] : [b, a]
      const middle = middleId(first, last)
      if (first === last) return assert.equal(middle, undefined)
      assert.ok(middle !== undefined && compareIds(first, middle) < 0)
      assert.ok(compareIds(middle, last) <= 0)
      assert.ok(middle.isWellFormed() || !last.isWellFormed())
    }),
    { numRuns: 5000 },
  )
})

t.test('it skips what the two have in common, and halves the rest', async (t) => {
  t.equal(middleId('order-000', 'order-999'), 'order-5')
  t.equal(middleId('a', 'c'), 'b')
  t.equal(middleId('order-1', 'order-2'), 'order-2')
  t.equal(middleId('a', 'ab'), 'a1')
  t.equal(middleId('\ud7ff', '\ue000'), '\ue000')
  t.equal(middleId('b', 'a'), undefined)
})
