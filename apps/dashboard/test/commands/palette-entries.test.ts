import type { Order } from '@deltadesk/contract'
import t from 'tap'
import { ordersByNumber } from '../../src/commands/palette-entries.ts'

const order = (number: string): Order => ({
  id: `id-${number}`,
  version: 1,
  number,
  customer: { name: null, email: null },
  items: [],
  total: null,
  currency: null,
  status: null,
  createdAt: null,
  updatedAt: '2026-11-23T20:00:44.027Z',
  extra: {},
})
const orders = ['#21042', '#1042', '#10421', '#9'].map(order)
const find = (query: string) => ordersByNumber(orders, query).map(({ number }) => number)

t.test('numbers that begin with what was typed come first', async (t) => {
  t.strictSame(find('1042'), ['#1042', '#10421', '#21042'])
  t.strictSame(find(' #104 '), ['#1042', '#10421', '#21042'])
})

t.test('without a digit no order is meant', async (t) => {
  t.strictSame(find('sync'), [])
  t.strictSame(find('#'), [])
  t.strictSame(find(''), [])
})

t.test('a few are enough', async (t) => {
  const many = Array.from({ length: 100 }, (_, at) => order(`7${at}`))
  t.equal(ordersByNumber(many, '7').length, 5)
})
