// Which cells a change touched, so that only they flash.
import type { Order } from '@deltadesk/contract'
import type { OrderColumnId } from './columns.ts'

/** The columns that changed; `row` for an order that is new. */
type Touched = ReadonlySet<string | undefined> | 'row'

/** By order id. */
export type TouchedCells = ReadonlyMap<string | undefined, Touched>

export const NOTHING_TOUCHED: TouchedCells = new Map()

/** Pointing at more than this many orders at once points at none. */
const MOST = 500

/** @param before - what was known of an order before the change */
export function touchedCells(
  upserts: readonly Order[],
  before: (id: string) => Order | undefined,
): TouchedCells {
  if (upserts.length > MOST) return NOTHING_TOUCHED
  return new Map(
    upserts.map((order) => {
      const old = before(order.id)
      return [order.id, old ? changedColumns(old, order) : 'row']
    }),
  )
}

function changedColumns(old: Order, now: Order): Set<OrderColumnId> {
  const changed = new Set<OrderColumnId>()
  if (old.number !== now.number) changed.add('number')
  if (old.customer.name !== now.customer.name) changed.add('customer')
  if (old.customer.email !== now.customer.email) changed.add('customer').add('email')
  if (JSON.stringify(old.items) !== JSON.stringify(now.items)) changed.add('items').add('pieces')
  if (old.total !== now.total) changed.add('total')
  if (old.currency !== now.currency) changed.add('total').add('currency')
  if (old.status !== now.status) changed.add('status')
  if (old.createdAt !== now.createdAt) changed.add('created')
  if (old.updatedAt !== now.updatedAt) changed.add('updated')
  return changed
}
