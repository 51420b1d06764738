// Reading orders.
import { ENDPOINTS } from '../endpoints.ts'
import { Order } from '../order.ts'
import { OrderParams, OrdersPage, OrdersQuery } from '../orders.ts'
import { type Operation, PROBLEMS } from './operation.ts'

/** In full, as the answers to both operations have it. */
const EXAMPLE_ORDER = {
  id: '7f3Kq9Zt1x',
  version: 1,
  number: 'D-1042',
  customer: { name: 'Ana Silva', email: 'ana@shop.example' },
  items: [{ sku: 'TEA-250', name: 'Tea, 250 g', quantity: 2, price: 4.5 }],
  total: 9,
  currency: 'EUR',
  status: 'paid',
  createdAt: '2026-01-01T09:30:00.000000Z',
  updatedAt: '2026-01-01T09:31:07.250000Z',
  extra: {
    note: 'Ring twice',
    paidAt: { $type: 'timestamp', value: '2026-01-01T09:31:07.000000Z' },
  },
}

export const ordersOperations = {
  getOrders: {
    ...ENDPOINTS.getOrders,
    tag: 'Orders',
    summary: 'The orders that changed after a cursor',
    description:
      'Without `since` a snapshot begins: `reset` is true, and the pages hold every order once. With the `cursor` of the last answer only what is new, changed or gone since then comes. While `hasMore` is true ask again at once; `count` and `checksum` come with the last page. A cursor that can’t be served any more is answered with a snapshot, never with an error and never with a gap. `since` also takes an ISO 8601 time, for programs that keep no cursor.',
    access: 'orders:read',
    schema: { querystring: OrdersQuery, response: { 200: OrdersPage, ...PROBLEMS } },
    answer: 'A page of changes, which may be empty',
    errors: ['MALFORMED_CURSOR', 'NOT_SYNCED_YET'],
    example: {
      querystring: { since: '2026-01-01T09:31:00Z', limit: 100 },
      answer: {
        cursor: 'k3J9xwQ2mZ1a.1',
        reset: false,
        orders: [EXAMPLE_ORDER],
        deleted: [],
        hasMore: false,
        count: 1,
        checksum: '9f3a01c2',
        syncedAt: '2026-01-01T09:31:08.104Z',
        stale: false,
      },
    },
  },
  getOrder: {
    ...ENDPOINTS.getOrder,
    tag: 'Orders',
    summary: 'One order',
    description: 'Of those that are held: the newest ORDER_LIMIT, or all.',
    access: 'orders:read',
    schema: { params: OrderParams, response: { 200: Order, ...PROBLEMS } },
    answer: 'The order',
    errors: ['NOT_FOUND', 'NOT_SYNCED_YET'],
    example: { params: { id: EXAMPLE_ORDER.id }, answer: EXAMPLE_ORDER },
  },
} as const satisfies Readonly<Record<string, Operation>>
