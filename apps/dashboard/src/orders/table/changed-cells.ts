// Which cells a change touched, so that only they flash. Two states of an order are compared when somebody asks for it:
// of all that changes, hardly anything is in sight.
import type { Order } from '@deltadesk/contract'
import type { OrderColumnId } from './columns.ts'

/** The columns that changed; `row` for an order that is new. */
type Touched = ReadonlySet<string | undefined> | 'row'

export class TouchedCells {
  /** By order id. */
  readonly #changes: ReadonlyMap<string, { readonly old: Order | undefined; readonly now: Order }>

  /** @param before - what was known of an order before the change */
  constructor(upserts: readonly Order[], before: (id: string) => Order | undefined) {
    this.#changes = new Map(upserts.map((now) => [now.id, { old: before(now.id), now }]))
  }

  has(id: string | undefined): boolean {
    return id !== undefined && this.#changes.has(id)
  }

  /** Undefined for an order that has not changed. */
  of(id: string): Touched | undefined {
    const change = this.#changes.get(id)
    return change && (change.old ? changedColumns(change.old, change.now) : 'row')
  }
}

export const NOTHING_TOUCHED = new TouchedCells([], () => undefined)

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
