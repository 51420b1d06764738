import t from 'tap'
import {
  DEFAULT_LAYOUT,
  fitting,
  gridTemplate,
  leastWidth,
  moved,
  neighbour,
  parseLayout,
} from '../../../src/orders/table/column-layout.ts'
import { ORDER_COLUMN_IDS } from '../../../src/orders/table/columns.ts'

t.test('a layout survives being kept', async (t) => {
  const layout = { ...DEFAULT_LAYOUT, sizes: { customer: 300 } }
  t.same(parseLayout(JSON.stringify(layout)), layout)
})

t.test('what makes no sense falls back alone', async (t) => {
  t.same(parseLayout('no json'), DEFAULT_LAYOUT)
  const odd = {
    order: ['total', 'nonsense', 'number'],
    hidden: ['number', 7],
    sizes: { id: 'x', total: 9999 },
  }
  const { order, hidden, sizes } = parseLayout(JSON.stringify(odd))
  t.same(order.slice(0, 2), ['number', 'total'])
  t.same([...order].sort(), [...ORDER_COLUMN_IDS].sort(), 'every column is there once')
  t.same(hidden, [])
  t.same(sizes, { total: 800 })
})

t.test('a column goes where another one stands, but never before the first', async (t) => {
  t.same(moved(['number', 'total', 'status'], 'status', 'total'), ['number', 'status', 'total'])
  t.same(moved(['number', 'total', 'status'], 'total', 'status'), ['number', 'status', 'total'])
  t.same(moved(['number', 'total'], 'total', 'number'), ['number', 'total'])
  t.equal(neighbour(['number', 'total', 'status'], 'total', -1), undefined)
  t.equal(neighbour(['number', 'total', 'status'], 'total', 1), 'status')
})

t.test('someone always takes the width that is left over', async (t) => {
  t.equal(gridTemplate(['number', 'customer'], {}), '124px minmax(160px, 3fr)')
  t.equal(gridTemplate(['number', 'customer'], { customer: 100 }), '124px minmax(100px, 1fr)')
  t.equal(leastWidth(['number', 'customer'], { customer: 100 }), 224)
})

t.test('where there is little room, the least needed columns leave first', async (t) => {
  const shown = ['number', 'customer', 'items', 'total', 'status', 'created', 'updated'] as const
  t.same(fitting(shown, {}, 2_000), shown)
  t.same(fitting(shown, {}, 900), ['number', 'customer', 'items', 'total', 'status', 'updated'])
  t.same(fitting(shown, {}, 700), ['number', 'customer', 'total', 'status', 'updated'])
  t.same(fitting(shown, { customer: 700 }, 300), ['number', 'customer', 'total'])
})
