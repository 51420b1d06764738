// A filter goes through an address and comes back the same; an address made by somebody else does no harm.
import fc from 'fast-check'
import t from 'tap'
import { parseQuery, stringifyQuery } from 'vue-router'
import { CREATED_PRESETS } from '../../../src/orders/find/created-range.ts'
import {
  EMPTY_FILTER,
  filterFromQuery,
  isEmpty,
  type OrderFilter,
  queryFromFilter,
  TEXT_LIMIT,
} from '../../../src/orders/find/order-filter.ts'

const text = fc.string({ unit: 'binary', maxLength: TEXT_LIMIT / 2 })
const label = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
const day = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
/** Zero has no sign in an address. */
const amount = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0)

const filters: fc.Arbitrary<OrderFilter> = fc.record(
  {
    text,
    statuses: fc.uniqueArray(text, { maxLength: 5 }),
    created: fc.oneof(
      fc.constantFrom(...CREATED_PRESETS),
      fc.record({ from: day, to: day }, { requiredKeys: [], noNullPrototype: true }),
    ),
    total: fc.record({ min: amount, max: amount }, { requiredKeys: [], noNullPrototype: true }),
    currency: label,
    country: label,
  },
  { requiredKeys: ['text', 'statuses', 'created', 'total'], noNullPrototype: true },
)

t.test('every filter comes back from an address as it was', async (t) => {
  fc.assert(
    fc.property(filters, (filter) => {
      const address = stringifyQuery(queryFromFilter(filter))
      t.strictSame(filterFromQuery(parseQuery(address)), filter)
    }),
    { numRuns: 500 },
  )
})

t.test('no filter at all leaves the address empty', async (t) => {
  t.strictSame(queryFromFilter(EMPTY_FILTER), {})
  t.strictSame(filterFromQuery({}), EMPTY_FILTER)
})

t.test('any query is a filter, and that filter is a fixed point', async (t) => {
  const value = fc.oneof(
    fc.constantFrom('today', 'constructor', '2026-02-30', '2026-02-28', '1e999', '0x10', '12', ''),
    fc.string({ unit: 'binary' }),
    fc.constant(null),
  )
  const key = fc.constantFrom('q', 'status', 'created', 'from', 'to', 'min', 'max', 'currency', 'x')
  fc.assert(
    fc.property(fc.dictionary(key, fc.oneof(value, fc.array(value))), (query) => {
      const filter = filterFromQuery(query)
      const again = filterFromQuery(parseQuery(stringifyQuery(queryFromFilter(filter))))
      t.strictSame(again, filter)
    }),
    { numRuns: 500 },
  )
})

t.test('what makes no sense in an address is ignored', async (t) => {
  const nonsense = {
    created: 'toString',
    from: '2026-02-30',
    to: '2026-1-1',
    min: 'NaN',
    max: '0x10',
    currency: '',
    country: null,
    status: null,
    other: 'x',
  }
  t.strictSame(filterFromQuery(nonsense), EMPTY_FILTER)
  t.equal(filterFromQuery({ q: ['first', 'second'] }).text, 'first')
  t.strictSame(filterFromQuery({ status: ['paid', null, 'paid', ''] }).statuses, ['paid', ''])
  t.equal(filterFromQuery({ q: 'x'.repeat(10_000) }).text.length, TEXT_LIMIT)
})

t.test('half characters, which no address can hold, do not get into one', async (t) => {
  const query = queryFromFilter({ ...EMPTY_FILTER, text: 'a\ud83d', statuses: ['\udc00'] })
  t.equal(stringifyQuery(query), 'q=a%EF%BF%BD&status=%EF%BF%BD')
})

t.test('what belongs to others stays in the query', async (t) => {
  const beside = { sort: '-total', q: 'old', from: '2026-01-01' }
  t.strictSame(queryFromFilter({ ...EMPTY_FILTER, text: 'new' }, beside), {
    sort: '-total',
    q: 'new',
  })
})

t.test('a filter is empty when nothing is asked for', async (t) => {
  t.ok(isEmpty(EMPTY_FILTER))
  t.ok(isEmpty({ ...EMPTY_FILTER, text: '  ', currency: undefined, created: { from: undefined } }))
  for (const asked of [
    { text: 'x' },
    { statuses: [''] },
    { created: 'today' as const },
    { created: { to: '2026-01-01' } },
    { total: { min: 0 } },
    { currency: 'EUR' },
    { country: 'DE' },
  ]) {
    t.notOk(isEmpty({ ...EMPTY_FILTER, ...asked }), JSON.stringify(asked))
  }
})
