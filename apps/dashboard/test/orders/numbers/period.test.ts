import t from 'tap'
import {
  DEFAULT_PERIOD,
  daysOf,
  PRESETS,
  periodFromQuery,
  queryFromPeriod,
} from '../../../src/orders/numbers/period.ts'

t.test('a preset ends today', async (t) => {
  const today = '2026-11-24'
  t.strictSame(daysOf('today', today), { first: today, last: today })
  t.strictSame(daysOf('7d', today), { first: '2026-11-18', last: today })
  t.strictSame(daysOf('30d', today), { first: '2026-10-26', last: today })
  t.strictSame(daysOf('90d', today), { first: '2026-08-27', last: today })
  t.strictSame(daysOf('month', today), { first: '2026-11-01', last: today })
})

t.test('a period survives the URL', async (t) => {
  const range = { first: '2026-02-01', last: '2026-02-28' }
  for (const period of [...PRESETS, range]) {
    t.strictSame(periodFromQuery(queryFromPeriod(period)), period)
  }
})

t.test('days the wrong way round are turned', async (t) => {
  const range = { first: '2026-02-01', last: '2026-02-28' }
  t.strictSame(periodFromQuery({ from: range.last, to: range.first }), range)
})

t.test('a query that makes no sense gets the default period', async (t) => {
  for (const query of [
    {},
    { period: 'ever' },
    { period: ['7d'] },
    { from: '2026-02-01' },
    { from: '2026-02-30', to: '2026-03-01' },
    { from: '1901-01-01', to: '2026-03-01' },
  ]) {
    t.equal(periodFromQuery(query), DEFAULT_PERIOD, JSON.stringify(query))
  }
})
