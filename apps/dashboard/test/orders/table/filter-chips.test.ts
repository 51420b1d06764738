import t from 'tap'
import { find } from '../../../src/i18n/en/find.ts'
import { EMPTY_FILTER } from '../../../src/orders/find/order-filter.ts'
import { chipsOf, countFilters, withoutChip } from '../../../src/orders/table/filter-chips.ts'

const formats = { date: (date: string) => date, count: String }

t.test('each filter that is set has a chip, and taking it off clears it alone', async (t) => {
  const filter = {
    ...EMPTY_FILTER,
    text: 'tea',
    created: '7d',
    total: { min: 10, max: 20 },
    currency: 'EUR',
  } as const
  t.same(
    chipsOf(filter, find, formats).map(({ text }) => text),
    ['Last 7 days', 'Total 10 – 20', 'EUR'],
  )
  t.equal(countFilters(filter), 3)
  const { currency: _, ...rest } = filter
  t.same(withoutChip(filter, 'currency'), rest)
  t.same(withoutChip(filter, 'created').created, {})
})

t.test('a range may be open at one end', async (t) => {
  const from = { ...EMPTY_FILTER, created: { from: '2026-11-01' } }
  t.same(chipsOf(from, find, formats), [{ kind: 'created', text: 'Created from 2026-11-01' }])
  t.equal(countFilters(EMPTY_FILTER), 0)
})
