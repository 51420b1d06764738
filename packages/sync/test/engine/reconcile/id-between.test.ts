// Halving a range of ids always gets somewhere, and mostly half-way.
import assert from 'node:assert/strict'
import fc from 'fast-check'
import t from 'tap'
import { idBetween } from '../../../src/engine/reconcile/id-between.ts'
import { compareIds } from '../../../src/source/position.ts'

const id = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1 }),
  fc.string({ unit: 'binary', minLength: 1 }),
)

t.test('it lies above the first, and below the end if there is one', async () => {
  fc.assert(
    fc.property(id, fc.option(id, { nil: undefined }), (a, b) => {
      if (b === undefined) return assert.ok(compareIds(a, idBetween(a, undefined)) < 0)
      fc.pre(a !== b)
      const [first, end] = compareIds(a, b) < 0 ? [a, b] : [b, a]
      // Nothing at all is between a text and the same with a NUL behind it.
      fc.pre(end !== `${first}\0`)
      const between = idBetween(first, end)
      assert.ok(compareIds(first, between) < 0, JSON.stringify({ first, end, between }))
      assert.ok(compareIds(between, end) < 0, JSON.stringify({ first, end, between }))
    }),
    { numRuns: 5000 },
  )
})

t.test('it skips what the two have in common, and halves the rest', async (t) => {
  t.equal(idBetween('order-000', 'order-999'), 'order-5')
  t.equal(idBetween('a', 'c'), 'b')
  t.equal(idBetween('a', 'ab'), 'a1')
  t.equal(idBetween('order-10', 'order-2'), 'order-1X')
  t.equal(idBetween('order-1', 'order-2'), 'order-1?')
})

t.test('without an end it halves to where ids of that kind end', async (t) => {
  t.equal(idBetween('A', undefined), '`')
  t.equal(idBetween('~', undefined), '\u{8803f}')
  t.equal(idBetween('\u{10ffff}', undefined), '\u{10ffff}?')
})
