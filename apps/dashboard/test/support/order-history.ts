// What the API knows of orders, in small: real versions, cursors, deltas and checksums from a ReplicaHistory.
import type { Order, OrdersPage } from '@deltadesk/contract'
import {
  type Entry,
  formatCursor,
  parseCursor,
  ReplicaHistory,
  timestampFromMillis,
} from '@deltadesk/sync'

export type OrderContent = Omit<Order, 'version'>

/** An order with believable content; `minute` is when it was last updated. */
export function orderOf(
  id: string,
  minute: number,
  over: Partial<OrderContent> = {},
): OrderContent {
  return {
    id,
    number: `#${id}`,
    customer: { name: 'Ana Souza', email: 'ana@example.com' },
    items: [],
    total: 12.5,
    currency: 'EUR',
    status: 'paid',
    createdAt: timestampFromMillis(0),
    updatedAt: timestampFromMillis(minute * 60_000),
    extra: {},
    ...over,
  }
}

export class OrderHistory {
  lieAboutChecksum = false
  stale = false
  pageLimit = 1000
  #history = new ReplicaHistory<OrderContent>({ epoch: 'epoch1' })

  put(...orders: OrderContent[]): void {
    const upserts = orders.map((value, at): Entry<OrderContent> => {
      const { id, updatedAt } = value
      const version = this.#history.version + 1 + at
      return { id, version, updatedAt, updateTime: updatedAt, stray: false, value }
    })
    this.#history.commit({ upserts, removals: [] })
  }

  remove(id: string): void {
    const version = this.#history.version + 1
    const removals = [{ id, version, removedAt: timestampFromMillis(0) }]
    this.#history.commit({ upserts: [], removals })
  }

  /** All cursors out there lose their meaning. */
  beginEpoch(epoch: string): void {
    const upserts = [...this.#history.entries()]
    this.#history = new ReplicaHistory({ epoch })
    this.#history.commit({ upserts, removals: [] })
  }

  pageSince(since: string | undefined): OrdersPage {
    const cursor = since === undefined ? undefined : parseCursor(since)
    const delta = this.#history.deltaSince(cursor, this.pageLimit)
    const page: OrdersPage = {
      cursor: formatCursor(delta.cursor),
      reset: delta.reset,
      orders: delta.upserts.map(({ value, version }) => ({ ...value, version })),
      deleted: delta.removals.map(({ id }) => id),
      hasMore: delta.hasMore,
      syncedAt: timestampFromMillis(0),
      stale: this.stale,
      ...(this.stale && { ageMs: 180_000 }),
    }
    if (delta.hasMore) return page
    const checksum = this.lieAboutChecksum ? 'deadbeef' : this.#history.checksum
    return { ...page, checksum, count: this.#history.size }
  }
}
