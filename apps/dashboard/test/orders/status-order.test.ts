import t from 'tap'
import { inLifeOrder } from '../../src/orders/status-order.ts'

t.test('statuses stand in the order of an order’s life, whatever their case', async (t) => {
  const mixed = ['refunded', 'Delivered', 'cancelled', 'SHIPPED', 'paid', 'On Hold', 'pending']
  t.strictSame(inLifeOrder(mixed), [
    'pending',
    'On Hold',
    'paid',
    'SHIPPED',
    'Delivered',
    'cancelled',
    'refunded',
  ])
})

t.test('a shop’s own statuses follow by name, and no status comes last', async (t) => {
  t.strictSame(inLifeOrder(['', 'wrapping', 'engraving', 'done']), [
    'done',
    'engraving',
    'wrapping',
    '',
  ])
})

t.test('which is the most frequent does not change their places', async (t) => {
  const statuses = ['engraving', '', 'paid', 'wrapping', 'shipped', 'new']
  const once = inLifeOrder(statuses)
  for (const _ of statuses) {
    statuses.push(statuses.shift() ?? '')
    t.strictSame(inLifeOrder(statuses), once)
  }
})
