// The index answers as a plain look at every order would, whatever was put, changed and removed before.
import type { Order } from '@deltadesk/contract'
import fc from 'fast-check'
import t from 'tap'
import { EMPTY_FILTER, type OrderFilter } from '../../../src/orders/find/order-filter.ts'
import { OrderIndex } from '../../../src/orders/find/order-index.ts'
import { prepareInSlices } from '../../../src/orders/find/prepare-in-slices.ts'
import { newestFirst } from '../../../src/orders/newest-first.ts'
import { orderOf } from '../../support/tiny-desk.ts'

const when = { now: Date.parse('2026-03-15T12:00:00Z'), timeZone: 'Europe/Berlin' }

function order(id: string, minute: number, over: Partial<Order> = {}): Order {
  return { version: 1, ...orderOf(id, minute, over) }
}

function indexOf(...orders: Order[]): OrderIndex {
  const index = new OrderIndex()
  for (const each of orders) index.put(each)
  return index
}

function find(index: OrderIndex, filter: Partial<OrderFilter>): string[] {
  return index.search({ ...EMPTY_FILTER, ...filter }, when).orders.map(({ id }) => id)
}

const shop = () =>
  indexOf(
    order('1', 1, {
      number: '#1042',
      customer: { name: 'Zoë Groß', email: 'zoe@example.com' },
      items: [{ sku: 'MUG-7', name: 'Straßenlampe', quantity: 1, price: 5 }],
      extra: { country: 'DE' },
    }),
    order('2', 2, {
      number: '10421',
      customer: { name: null, email: 'b@example.org' },
      total: null,
      currency: null,
      status: null,
      createdAt: null,
      extra: { shippingAddress: { country: 'FR' } },
    }),
    order('3', 3, {
      number: 'A-3',
      total: -5,
      currency: 'USD',
      status: 'shipped',
      createdAt: '2026-03-14T23:00:00.000000Z',
      extra: { country: 7, shippingAddress: null },
    }),
  )

t.test('finds number, name, e-mail, item names and SKUs', async (t) => {
  for (const text of ['1042', 'zoe', 'GROSS', 'zoe@ex', 'strasse', 'mug-7', 'lampe zoë']) {
    t.ok(find(shop(), { text }).includes('1'), text)
  }
  t.strictSame(find(shop(), { text: 'zoe nothing' }), [])
  t.strictSame(find(shop(), { text: 'grosszoe' }), [], 'not across two fields')
})

t.test('a # begins a number, and an exact number comes first', async (t) => {
  t.strictSame(find(shop(), { text: '1042' }), ['1', '2'])
  t.strictSame(find(shop(), { text: '#1042' }), ['1', '2'])
  t.strictSame(find(shop(), { text: '#10421 ' }), ['2'])
  t.strictSame(find(shop(), { text: '#042' }), [])
  const exact = (filter: Partial<OrderFilter>) => [
    ...shop().search({ ...EMPTY_FILTER, ...filter }, when).exact,
  ]
  t.strictSame(exact({ text: '1042' }), ['1'])
  t.strictSame(exact({ text: '1042', statuses: ['shipped'] }), [])
  t.strictSame(exact({ text: 'zoe' }), [])
})

t.test('limits let through what is within them; what is not known is within none', async (t) => {
  t.strictSame(find(shop(), {}), ['3', '2', '1'])
  t.strictSame(find(shop(), { statuses: ['shipped', ''] }), ['3', '2'])
  t.strictSame(find(shop(), { statuses: ['never met'] }), [])
  t.strictSame(find(shop(), { currency: 'EUR' }), ['1'])
  t.strictSame(find(shop(), { currency: 'XXX' }), [])
  t.strictSame(find(shop(), { country: 'FR' }), ['2'])
  t.strictSame(find(shop(), { total: { min: -5, max: 12.5 } }), ['3', '1'])
  t.strictSame(find(shop(), { total: { max: 0 } }), ['3'])
  t.strictSame(find(shop(), { created: 'today' }), ['3'], 'a Berlin day begins at 23:00 UTC')
  t.strictSame(find(shop(), { created: 'yesterday' }), [])
  t.strictSame(find(shop(), { created: { to: '1970-01-01' } }), ['1'])
})

t.test('counts by status do not mind the statuses of the filter', async (t) => {
  const filter = { ...EMPTY_FILTER, text: '1042', statuses: ['shipped'] }
  t.strictSame(Object.fromEntries(shop().countsByStatus(filter, when)), { '': 1, paid: 1 })
})

t.test('facets are what there is, the most frequent first', async (t) => {
  const index = shop()
  index.put(order('4', 4))
  t.strictSame(index.facets(), {
    statuses: ['paid', '', 'shipped'],
    currencies: ['EUR', 'USD'],
    countries: ['DE', 'FR'],
  })
  index.remove('3')
  index.put(order('1', 5, { status: '', extra: {} }))
  t.strictSame(index.facets(), {
    statuses: ['', 'paid'],
    currencies: ['EUR'],
    countries: ['FR'],
  })
})

t.test('an unchanged question has the very same answer, until something changes', async (t) => {
  const index = shop()
  const ask = () => index.search({ ...EMPTY_FILTER, text: 'zoe' }, when)
  const first = ask()
  t.equal(ask(), first)
  index.put(order('5', 5, { customer: { name: 'Zoe', email: null } }))
  t.equal(ask().orders.length, 2)
  index.put(order('5', 6))
  t.strictSame(ask().orders, first.orders)
})

t.test('is empty when cleared, and can be filled again', async (t) => {
  const index = shop()
  find(index, { text: 'zoe' })
  index.clear()
  t.equal(index.size, 0)
  t.strictSame(find(index, { text: 'zoe' }), [])
  t.strictSame(index.facets(), { statuses: [], currencies: [], countries: [] })
  index.put(order('9', 1))
  t.strictSame(find(index, { text: '#9' }), ['9'])
})

t.test('is made ready in slices, and stops when told to', async (t) => {
  const index = indexOf(...Array.from({ length: 2000 }, (_, at) => order(String(at), at)))
  await prepareInSlices(index, AbortSignal.abort())
  t.ok(index.prepare(1), 'there is more to do')
  await prepareInSlices(index)
  t.notOk(index.prepare(1))
})

const minutes = fc.integer({ min: 0, max: 6 })
const words = fc.constantFrom('mug', 'Zoë', 'ß', 'a b', '#', '')
const changes = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ id: fc.integer({ max: 80, min: 0 }), minute: minutes, word: words }),
  },
  { weight: 1, arbitrary: fc.record({ removed: fc.integer({ max: 80, min: 0 }) }) },
  {
    weight: 2,
    arbitrary: fc.record({ text: fc.constantFrom('', 'mug', 'zoe', 'ss', '#1', '12') }),
  },
)

t.test('answers as a look at every order would, after any changes', async (t) => {
  fc.assert(
    fc.property(fc.array(changes, { maxLength: 200 }), (steps) => {
      const index = new OrderIndex()
      const model = new Map<string, Order>()
      for (const step of [...steps, { text: '' }, { text: 'zoe' }]) {
        if ('id' in step) {
          const customer = { name: step.word, email: null }
          const put = order(String(step.id), step.minute, { customer, status: step.word })
          index.put(put)
          model.set(put.id, put)
        } else if ('removed' in step) {
          index.remove(String(step.removed))
          model.delete(String(step.removed))
        } else {
          t.strictSame(find(index, step), expected(model, step.text))
        }
      }
      t.equal(index.size, model.size)
    }),
    { numRuns: 150 },
  )
})

/** By means of its own: what the few words above can be found by. */
function expected(model: ReadonlyMap<string, Order>, text: string): string[] {
  const found = newestFirst(model.values()).filter(({ number, customer: { name } }) =>
    `${number}\n${name}`.toLowerCase().replace('ë', 'e').replace('ß', 'ss').includes(text),
  )
  const isExact = ({ id }: Order) => text !== '' && id === text.replace('#', '')
  const others = found.filter((order) => !isExact(order))
  return [...found.filter(isExact), ...others].map(({ id }) => id)
}
