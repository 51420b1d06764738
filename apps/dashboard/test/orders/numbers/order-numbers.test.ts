import type { Order } from '@deltadesk/contract'
import fc from 'fast-check'
import t from 'tap'
import { OrderNumbers } from '../../../src/orders/numbers/order-numbers.ts'
import { summarize } from '../../../src/orders/numbers/summary.ts'
import { compareWithBefore } from '../../../src/orders/numbers/timeline.ts'
import { daysIn } from '../../../src/orders/numbers/zone-days.ts'
import { anyOrder, order } from './orders.ts'

const NOW = Date.parse('2026-11-24T10:00:00Z')
const WEEK = compareWithBefore(
  { first: '2026-11-18', last: '2026-11-24' },
  daysIn('Europe/Berlin'),
  NOW,
)

function numbersOf(orders: readonly Order[], comparison = WEEK): OrderNumbers {
  const numbers = new OrderNumbers(comparison)
  numbers.hold(orders)
  return numbers
}

const summaryOf = (orders: readonly Order[], currency?: string) =>
  summarize(numbersOf(orders), currency)

const EARLIER = '2026-11-12T12:00:00Z'

t.test('orders of the period are counted, and compared with the period before', async (t) => {
  const { orders, money } = summaryOf([
    order('1'),
    order('2', { total: 30 }),
    order('3', { createdAt: EARLIER, total: 5 }),
    order('4', { createdAt: '2026-11-01T12:00:00Z' }),
  ])
  t.strictSame(orders, { now: 2, before: 1 })
  t.strictSame(money.revenue, { now: 40, before: 5 })
  t.strictSame(money.average, { now: 20, before: 5 })
})

t.test('a period that is not over is compared with as much of the one before', async (t) => {
  const { orders, soFar, buckets } = summaryOf([
    order('1'),
    order('2', { createdAt: '2026-11-17T09:59:00Z' }),
    order('3', { createdAt: '2026-11-17T10:01:00Z' }),
  ])
  t.strictSame(orders, { now: 1, before: 1 })
  t.equal(soFar, true)
  t.strictSame(buckets.at(-1)?.orders, { now: 0, before: 2 }, 'the chart has the whole day')
})

t.test('currencies are never added up', async (t) => {
  const orders = [order('1'), order('2', { currency: 'JPY', total: 5000 }), order('3')]
  const all = summaryOf(orders)
  t.equal(all.orders.now, 3)
  t.strictSame(
    all.currencies.map(({ currency, revenue }) => [currency, revenue.now]),
    [
      ['EUR', 20],
      ['JPY', 5000],
    ],
  )
  t.equal(all.money.currency, 'EUR', 'the one of most orders')

  const yen = summaryOf(orders, 'JPY')
  t.equal(yen.orders.now, 1)
  t.equal(yen.money.revenue.now, 5000)
  t.strictSame(summaryOf(orders, 'USD').money.revenue, { now: 0, before: undefined })
})

t.test('cancelled and refunded orders bring nothing, but are counted', async (t) => {
  const items = [{ sku: 'M', name: 'Mug', quantity: 2, price: 5 }]
  const { orders, money, cancelled, delivered, statuses, byQuantity } = summaryOf([
    order('1', { items }),
    order('2', { status: 'Refunded', items }),
    order('3', { status: 'cancelled', items }),
    order('4', { status: null }),
  ])
  t.equal(orders.now, 4)
  t.equal(money.revenue.now, 20)
  t.equal(money.average.now, 10)
  t.equal(cancelled.now, 0.5)
  t.equal(delivered.now, 0.25)
  t.same(statuses.map(({ status }) => status).sort(), ['', 'Refunded', 'cancelled', 'delivered'])
  t.strictSame(byQuantity, [{ name: 'Mug', sku: 'M', sold: { now: 2, before: undefined } }])
})

t.test('products are ranked by pieces of all currencies, and by the money of one', async (t) => {
  const mug = { sku: 'M', name: 'Mug', quantity: 3, price: 5 }
  const desk = { sku: null, name: 'Desk', quantity: 1, price: 300 }
  const { byQuantity, byRevenue } = summaryOf([
    order('1', { items: [mug, desk] }),
    order('2', { currency: 'JPY', items: [{ ...mug, price: 900 }] }),
    order('3', { items: [mug], createdAt: EARLIER }),
    order('4', { items: [{ ...mug, name: 'Gift', quantity: 1, price: null }] }),
  ])
  t.strictSame(
    byQuantity.map(({ name, sold }) => [name, sold.now, sold.before]),
    [
      ['Mug', 6, 3],
      ['Desk', 1, 0],
      ['Gift', 1, 0],
    ],
  )
  t.strictSame(
    byRevenue.map(({ name, sold }) => [name, sold.now, sold.before]),
    [
      ['Desk', 300, 0],
      ['Mug', 15, 15],
    ],
  )
})

t.test('without earlier orders there is nothing to compare with', async (t) => {
  const { orders, delivered, money, buckets } = summaryOf([order('1')])
  t.equal(orders.before, undefined)
  t.equal(delivered.before, undefined)
  t.equal(money.revenue.before, undefined)
  t.equal(money.average.before, undefined)
  t.ok(buckets.every((bucket) => bucket.orders.before === undefined))
})

t.test('an order without a date is in no period, and said to be', async (t) => {
  const summary = summaryOf([order('1', { createdAt: null }), order('2', { createdAt: 'soon' })])
  t.equal(summary.undated, 2)
  t.equal(summary.orders.now, 0)
  t.equal(summary.delivered.now, undefined)
})

t.test('the oldest order is known', async (t) => {
  const numbers = numbersOf([order('1'), order('2', { createdAt: EARLIER }), order('3')])
  t.equal(numbers.oldest(), Date.parse(EARLIER))
  numbers.remove('2')
  t.equal(numbers.oldest(), Date.parse(order('1').createdAt ?? ''))
  t.equal(numbersOf([]).oldest(), undefined)
})

const steps = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: anyOrder.map((order) => ({ put: order })) },
    { weight: 1, arbitrary: anyOrder.map(({ id }) => ({ remove: id })) },
    {
      weight: 1,
      arbitrary: fc.uniqueArray(anyOrder, { selector: ({ id }) => id }).map((hold) => ({ hold })),
    },
  ),
)

t.test('kept current, the numbers equal those computed from scratch', async (t) => {
  fc.assert(
    fc.property(steps, fc.option(fc.constantFrom('EUR', ''), { nil: undefined }), (steps, only) => {
      const numbers = new OrderNumbers(WEEK)
      const held = new Map<string, Order>()
      for (const step of steps) {
        if ('put' in step) {
          numbers.put(step.put)
          held.set(step.put.id, step.put)
        } else if ('remove' in step) {
          numbers.remove(step.remove)
          held.delete(step.remove)
        } else {
          numbers.hold(step.hold)
          held.clear()
          for (const order of step.hold) held.set(order.id, order)
        }
      }
      const fresh = numbersOf([...held.values()])
      t.strictSame(summarize(numbers, only), summarize(fresh, only))
      t.equal(numbers.size, held.size)
      t.equal(numbers.oldest(), fresh.oldest())

      numbers.compare({ ...WEEK, beforeUntil: WEEK.before.end })
      fresh.compare({ ...WEEK, beforeUntil: WEEK.before.end })
      t.strictSame(summarize(numbers, only), summarize(fresh, only))
    }),
    { numRuns: 300 },
  )
})
