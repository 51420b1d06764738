// Orders to count, with no more said of each than a test is about.
import type { Order } from '@deltadesk/contract'
import fc from 'fast-check'

/** An order of 23 November 2026, noon in UTC, delivered, for 10 EUR. */
export function order(id: string, fields: Partial<Order> = {}): Order {
  return {
    id,
    version: 1,
    number: `D-${id}`,
    customer: { name: 'Ada', email: null },
    items: [],
    total: 10,
    currency: 'EUR',
    status: 'delivered',
    createdAt: '2026-11-23T12:00:00.000000Z',
    updatedAt: '2026-11-23T12:00:00.000000Z',
    extra: {},
    ...fields,
  }
}

const items = fc.array(
  fc.record({
    sku: fc.constantFrom('A', 'B', null),
    name: fc.constantFrom('Mug', 'Shirt', ''),
    quantity: fc.oneof(fc.integer({ min: 0, max: 9 }), fc.double({ noNaN: true })),
    price: fc.option(fc.oneof(fc.double({ min: 0, max: 1e4, noNaN: true }), fc.double())),
  }),
  { maxLength: 3 },
)

/** Any order of some days around 23 November 2026, among few ids, so that they change and leave. */
export const anyOrder: fc.Arbitrary<Order> = fc
  .record({
    id: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    items,
    total: fc.option(fc.oneof(fc.double({ min: -100, max: 1e6, noNaN: true }), fc.double())),
    currency: fc.constantFrom('EUR', 'JPY', '', null),
    status: fc.constantFrom('delivered', 'cancelled', 'engraving', '', null),
    createdAt: fc.option(
      fc.oneof(
        fc
          .date({
            min: new Date('2026-11-01'),
            max: new Date('2026-11-25'),
            noInvalidDate: true,
          })
          .map((date) => date.toISOString()),
        fc.constant('soon'),
      ),
    ),
  })
  .map(({ id, ...fields }) => order(id, fields))
