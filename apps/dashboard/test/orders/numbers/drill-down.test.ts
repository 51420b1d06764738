import t from 'tap'
import { EMPTY_FILTER } from '../../../src/orders/find/order-filter.ts'
import {
  filterOfBucket,
  filterOfPeriod,
  filterOfProduct,
  filterOfStatus,
} from '../../../src/orders/numbers/drill-down.ts'
import { daysIn } from '../../../src/orders/numbers/zone-days.ts'

const TODAY = '2026-11-24'
const nothing = { now: 1, before: undefined }

t.test('a period leads to its orders', async (t) => {
  t.strictSame(filterOfPeriod('7d', TODAY, undefined), { ...EMPTY_FILTER, created: '7d' })
  t.strictSame(
    filterOfPeriod('90d', TODAY, 'EUR'),
    { ...EMPTY_FILTER, created: { from: '2026-08-27', to: TODAY }, currency: 'EUR' },
    'by its days, where the orders page has no name for it',
  )
})

t.test('a bar leads to the orders of its days', async (t) => {
  const bucket = {
    start: Date.parse('2026-11-22T23:00:00Z'),
    end: Date.parse('2026-11-23T23:00:00Z'),
    orders: nothing,
    revenue: nothing,
  }
  const { created } = filterOfBucket(bucket, daysIn('Europe/Berlin'), EMPTY_FILTER)
  t.strictSame(created, { from: '2026-11-23', to: '2026-11-23' })
})

t.test('a status and a product lead to their orders of the period', async (t) => {
  const week = filterOfPeriod('7d', TODAY, undefined)
  t.strictSame(filterOfStatus('', week), { ...week, statuses: [''] })
  t.equal(filterOfProduct({ name: 'Mug', sku: 'M-1', sold: nothing }, week).text, 'M-1')
  t.equal(filterOfProduct({ name: 'Mug', sku: null, sold: nothing }, week).text, 'Mug')
})
