import type { Order } from '@deltadesk/contract'
import t from 'tap'
import type { Sort } from '../../../src/orders/table/sort-keys.ts'
import { OrderSorter } from '../../../src/orders/table/sorted-orders.ts'
import { onDay, order } from '../../support/orders.ts'

function idsBy(sorts: readonly Sort[], orders: readonly Order[]): string[] {
  return new OrderSorter(sorts).sort(orders).map(({ order: { id } }) => id)
}

t.test('numbers sort as people count, not as text', async (t) => {
  const orders = ['#9', '#10', '#100', '#2'].map((number) => order(number, { number }))
  t.same(idsBy([{ id: 'number', desc: false }], orders), ['#2', '#9', '#10', '#100'])
})

t.test('accents and case do not part names', async (t) => {
  const named = (name: string) => order(name, { customer: { name, email: null } })
  const orders = ['zoe', 'Élan', 'eva', 'Ada'].map(named)
  t.same(idsBy([{ id: 'customer', desc: false }], orders), ['Ada', 'Élan', 'eva', 'zoe'])
})

t.test('what an order lacks stands last in either direction', async (t) => {
  const orders = [order('none'), order('low', { total: 1 }), order('high', { total: 9 })]
  t.same(idsBy([{ id: 'total', desc: false }], orders), ['low', 'high', 'none'])
  t.same(idsBy([{ id: 'total', desc: true }], orders), ['high', 'low', 'none'])
})

t.test('a second sorting decides where the first finds no difference', async (t) => {
  const orders = [
    order('a', { status: 'paid', total: 1 }),
    order('b', { status: 'new', total: 2 }),
    order('c', { status: 'paid', total: 3 }),
  ]
  const sorts: Sort[] = [
    { id: 'status', desc: false },
    { id: 'total', desc: true },
  ]
  t.same(idsBy(sorts, orders), ['b', 'c', 'a'])
})

t.test('orders that are equal by all sortings stand newest first, then by id', async (t) => {
  const orders = [onDay('b', 1), onDay('c', 2), onDay('a', 1)]
  t.same(idsBy([{ id: 'status', desc: false }], orders), ['c', 'a', 'b'])
})

t.test('merging changes gives what sorting all anew would', async (t) => {
  const sorter = new OrderSorter([{ id: 'total', desc: false }])
  const orders = Array.from({ length: 200 }, (_, at) => order(`o${at}`, { total: (at * 37) % 101 }))
  const sorted = sorter.sort(orders)
  const changed = orders
    .filter((_, at) => at % 7 === 0)
    .map((old) => ({ ...old, total: ((old.total ?? 0) * 13) % 97 }))
  const added = [order('new-1', { total: -1 }), order('new-2', { total: 500 })]
  const removed = new Set(orders.filter((_, at) => at % 11 === 3).map(({ id }) => id))
  const entered = [...changed, ...added].filter(({ id }) => !removed.has(id))
  const merged = sorter.merge(
    sorted,
    orders.filter(({ id }) => removed.has(id) || entered.some((one) => one.id === id)),
    entered.map((one) => sorter.enter(one)),
  )

  const now = new Map(orders.map((one) => [one.id, one]))
  for (const one of entered) now.set(one.id, one)
  for (const id of removed) now.delete(id)
  t.same(
    merged.map(({ order: { id } }) => id),
    sorter.sort(now.values()).map(({ order: { id } }) => id),
  )
})

t.test('without a change the very same rows are given back', async (t) => {
  const sorter = new OrderSorter([])
  const sorted = sorter.sort([order('a')])
  t.equal(sorter.merge(sorted, [], []), sorted)
})
