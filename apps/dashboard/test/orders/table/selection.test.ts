import t from 'tap'
import {
  allOf,
  coverage,
  NO_SELECTION,
  ranged,
  toggled,
  without,
} from '../../../src/orders/table/selection.ts'

const ROWS = ['a', 'b', 'c', 'd', 'e']

t.test('a range goes from the last one in either direction', async (t) => {
  const down = ranged(toggled(NO_SELECTION, 'b'), 'd', ROWS)
  t.same([...down.ids].sort(), ['b', 'c', 'd'])
  const up = ranged(toggled(NO_SELECTION, 'd'), 'b', ROWS)
  t.same([...up.ids].sort(), ['b', 'c', 'd'])
})

t.test('a range from a deselected one deselects', async (t) => {
  const from = toggled(allOf(ROWS), 'b')
  t.same([...ranged(from, 'd', ROWS).ids].sort(), ['a', 'e'])
})

t.test('without a row to begin at, a range is one row', async (t) => {
  t.same([...ranged(NO_SELECTION, 'c', ROWS).ids], ['c'])
  t.same([...ranged(toggled(NO_SELECTION, 'gone'), 'c', ROWS).ids].sort(), ['c', 'gone'])
})

t.test(
  'deleted orders leave the selection; if none is among them it is the same one',
  async (t) => {
    const all = allOf(ROWS)
    t.same([...without(all, new Set(['b'])).ids], ['a', 'c', 'd', 'e'])
    t.equal(without(all, new Set(['other'])), all)
  },
)

t.test('the head knows all, some and none', async (t) => {
  t.equal(coverage(NO_SELECTION, ROWS), 'none')
  t.equal(coverage(toggled(NO_SELECTION, 'a'), ROWS), 'some')
  t.equal(coverage(allOf(ROWS), ROWS), 'all')
  t.equal(coverage(allOf(ROWS), ['x']), 'some')
})
