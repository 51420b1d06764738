// The answer to a poll, put together from texts: an order was turned into JSON once, when it was read, and
// all that is added here is its version. A poll costs what it brings, whatever the replica holds.
import {
  type Delta,
  formatCursor,
  type Item,
  type SyncEngine,
  type Timestamp,
} from '@deltadesk/sync'
import type { OrderJson } from './found-order.ts'

/** An {@link Order} of the contract as JSON. */
export function orderText({ version, value }: Item<OrderJson>): string {
  return `{"version":${version},${value.slice(1)}`
}

/** An {@link OrdersPage} of the contract as JSON. */
export function ordersPageText(
  engine: SyncEngine<OrderJson>,
  { cursor, reset, upserts, removals, hasMore }: Delta<OrderJson>,
): string {
  const { count, checksum, syncedAt, stale, ageMs = 0 } = engine.status
  const atTheEnd = hasMore ? '' : `"count":${count},"checksum":"${checksum}",`
  const age = stale ? `,"ageMs":${Math.round(ageMs)}` : ''
  return (
    `{"cursor":"${formatCursor(cursor)}","reset":${reset},` +
    `"orders":[${upserts.map(orderText).join(',')}],` +
    `"deleted":${JSON.stringify(removals.map(({ id }) => id))},"hasMore":${hasMore},${atTheEnd}` +
    `"syncedAt":"${toMilliseconds(syncedAt)}","stale":${stale}${age}}`
  )
}

function toMilliseconds(timestamp: Timestamp | undefined): string {
  return `${timestamp?.slice(0, 23)}Z`
}
