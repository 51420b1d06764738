// Orders for tests that only care about some of their fields.
import type { Order } from '@deltadesk/contract'

export function order(id: string, fields: Partial<Order> = {}): Order {
  return {
    id,
    version: 1,
    number: `#${id}`,
    customer: { name: null, email: null },
    items: [],
    total: null,
    currency: null,
    status: null,
    createdAt: null,
    updatedAt: '2026-11-01T00:00:00.000000Z',
    extra: {},
    ...fields,
  }
}

/** An order that was updated on a day of November 2026: later days sort higher. */
export function onDay(id: string, day: number, fields: Partial<Order> = {}): Order {
  const updatedAt = `2026-11-${String(day).padStart(2, '0')}T00:00:00.000000Z`
  return order(id, { updatedAt, ...fields })
}
