import t from 'tap'
import { fieldsOf } from '../../../src/orders/panel/field-tree.ts'
import { sumsOf } from '../../../src/orders/panel/order-lines.ts'
import { timelineOf } from '../../../src/orders/panel/timeline.ts'
import { order } from '../../support/orders.ts'

const read = (value: unknown) => fieldsOf({ it: value })[0]?.value

t.test('Firestore types are told from maps', async (t) => {
  const iso = '2026-11-23T20:00:44.027123Z'
  t.same(read({ $type: 'timestamp', value: iso }), { kind: 'time', iso })
  t.same(read({ $type: 'bytes', value: 'AAECAw==' }), { kind: 'bytes', size: 4 })
  t.same(read({ $type: 'reference', value: 'customers/c1' }), {
    kind: 'reference',
    text: 'customers/c1',
  })
  t.same(read({ $type: 'geopoint', latitude: 48.2, longitude: 16.4 }), {
    kind: 'place',
    latitude: 48.2,
    longitude: 16.4,
  })
  t.same(read({ $type: 'int64', value: '9007199254740993' }), {
    kind: 'number',
    text: '9007199254740993',
  })
  t.match(read({ $type: 'map', value: { $type: 'x' } }), { kind: 'group', count: 1 })
  t.match(read({ $type: 'Decimal128Value', value: { a: 1 } }), { kind: 'other' })
})

t.test('nothing is too deep or too long', async (t) => {
  let deep: unknown = 'end'
  for (let at = 0; at < 50; at += 1) deep = { deep }
  t.match(JSON.stringify(read(deep)), /…/)
  t.match(read(Array.from({ length: 500 }, String)), { kind: 'group', count: 500 })
  const long = read(Array.from({ length: 500 }, String))
  t.equal(long?.kind === 'group' && long.fields.length, 100)
})

t.test('the timeline has every time of the document, the first on top', async (t) => {
  const events = timelineOf(
    order('a', {
      createdAt: '2026-11-01T00:00:00.000000Z',
      updatedAt: '2026-11-09T00:00:00.000000Z',
      extra: {
        payment: { paidAt: { $type: 'timestamp', value: '2026-11-02T10:00:00.000000Z' } },
        shippedOn: '2026-11-03',
        postcode: '10115',
        note: '2026',
      },
    }),
  )
  t.same(
    events.map(({ what }) => ('own' in what ? what.own : what.field)),
    ['created', 'payment › paidAt', 'shippedOn', 'updated'],
  )
})

t.test('sums have no dust of binary fractions', async (t) => {
  const line = (price: number | null, quantity: number) => ({
    sku: null,
    name: 'x',
    quantity,
    price,
  })
  const sums = sumsOf(order('a', { items: [line(0.1, 3), line(0.2, 1)], total: 5.49 }))
  t.equal(sums.together, 0.5)
  t.equal(sums.rest, 4.99)
  t.same(sumsOf(order('a', { items: [line(null, 1)], total: 1 })).rest, null)
})
