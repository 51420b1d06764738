// How what is kept stands on the disk, and how it is told from rubbish when it comes back. An order is looked at as
// far as a wrong one would break the screen; whether it is the right one is told by the checksum.
import type { Order } from '@deltadesk/contract'
import { isRecord } from '../../outside/record.ts'
import type { Missing } from './held-orders.ts'

export function textOf({ upserts, removed }: Missing): string {
  return JSON.stringify({ upserts, removed })
}

/** @throws Error for what `textOf` has not written */
export function changeFrom(text: string): Missing {
  const change: unknown = JSON.parse(text)
  if (!isRecord(change)) throw unreadable()
  const { upserts, removed } = change
  if (!Array.isArray(removed) || !removed.every(isText)) throw unreadable()
  return { upserts: expectOrders(upserts), removed }
}

/** @throws Error for what is not an array of orders in JSON */
export function ordersFrom(text: string): Order[] {
  return expectOrders(JSON.parse(text))
}

function expectOrders(value: unknown): Order[] {
  if (Array.isArray(value) && value.every(isOrder)) return value
  throw unreadable()
}

function isOrder(value: unknown): value is Order {
  return (
    isRecord(value) &&
    isText(value.id) &&
    isText(value.number) &&
    isText(value.updatedAt) &&
    typeof value.version === 'number' &&
    isRecord(value.customer) &&
    isRecord(value.extra) &&
    Array.isArray(value.items)
  )
}

function isText(value: unknown): value is string {
  return typeof value === 'string'
}

function unreadable(): Error {
  return new Error('A part of the kept orders can’t be read')
}
