import t from 'tap'
import { rowHeightOf } from '../../../src/orders/table/row-height.ts'
import { rowAfterKey } from '../../../src/orders/table/row-keys.ts'
import { anchorOf, scrollTopFor, scrollTopToShow } from '../../../src/orders/table/scroll-anchor.ts'
import { queryFromSorts, sortsFromQuery } from '../../../src/orders/table/sort-query.ts'

const STEPS = { count: 100, page: 10 }

t.test('keys lead from row to row and never out of the list', async (t) => {
  t.equal(rowAfterKey('j', 5, STEPS), 6)
  t.equal(rowAfterKey('ArrowUp', 0, STEPS), 0)
  t.equal(rowAfterKey('PageDown', 5, STEPS), 14)
  t.equal(rowAfterKey('PageDown', 95, STEPS), 99)
  t.equal(rowAfterKey('End', 5, STEPS), 99)
  t.equal(rowAfterKey('a', 5, STEPS), undefined)
  t.equal(rowAfterKey('j', 0, { count: 0, page: 10 }), undefined)
})

t.test('the row that is read is the focused one in sight, else the first whole one', async (t) => {
  const view = { scrollTop: 125, height: 500, rowHeight: 50 }
  const idAt = (index: number) => `row-${index}`
  t.same(anchorOf(idAt, 6, view), { id: 'row-6', offset: 175 })
  t.same(anchorOf(idAt, 60, view), { id: 'row-3', offset: 25 })
  t.same(anchorOf(idAt, undefined, view), { id: 'row-3', offset: 25 })
  t.equal(
    anchorOf(() => undefined, undefined, view),
    undefined,
  )
})

t.test('the row stays where it was when ten come above it', async (t) => {
  t.equal(scrollTopFor({ id: 'row-6', offset: 175 }, 16, 50), 625)
  t.equal(scrollTopFor({ id: 'row-6', offset: 175 }, 0, 50), 0)
})

t.test('scrolling to a row goes no farther than it has to', async (t) => {
  const view = { scrollTop: 100, height: 500, rowHeight: 50 }
  t.equal(scrollTopToShow(1, view), 50)
  t.equal(scrollTopToShow(5, view), 100)
  t.equal(scrollTopToShow(12, view), 150)
})

t.test('rows are high enough for fingers', async (t) => {
  t.equal(rowHeightOf('compact', { phone: false, coarse: false }), 36)
  t.equal(rowHeightOf('compact', { phone: false, coarse: true }), 44)
  t.equal(rowHeightOf('comfortable', { phone: true, coarse: true }), 76)
})

t.test('a sorting survives the address, and nonsense is the default', async (t) => {
  const sorts = [
    { id: 'total', desc: true },
    { id: 'customer', desc: false },
  ] as const
  t.same(queryFromSorts(sorts), { sort: '-total,customer' })
  t.same(sortsFromQuery({ sort: '-total,customer' }), sorts)
  t.same(sortsFromQuery({ sort: 'nonsense,,-' }), [{ id: 'updated', desc: true }])
  t.same(queryFromSorts([{ id: 'updated', desc: true }]), {})
})
