// A shop's document as an order on the wire, whatever the shop has put into it: what makes sense goes by
// name, what does not is null, and nothing is lost.
import type { LineItem, Order } from '@deltadesk/contract'
import type { Timestamp } from '@deltadesk/sync'
import { DocumentReader } from './document-reader.ts'
import { isMap } from './firestore-value.ts'
import { momentOf } from './moment.ts'
import type { OrderFields } from './order-fields.ts'

/** What an order takes for its time, and whether its document's own field says so. */
export interface OrderTime {
  readonly updatedAt: Timestamp
  readonly isOwn: boolean
}

export interface OrderFromDocument {
  readonly order: Omit<Order, 'version'>
  readonly deleted: boolean
}

/**
 * Makes an order of a document's fields. Never throws.
 *
 * - A value of a type that its field has no use for leaves the field null (`items` empty) and stays in
 *   `extra`. A field leaves `extra` once the order says the same, be it in another notation: a time in
 *   fixed width, an order number that was a number, an amount that was a plain decimal such as `"12.50"`.
 *   Text that is anything but a plain decimal of at most 15 digits (`"12,50"`, `"1e3"`, `"€ 5"`) is no amount.
 * - `number` falls back to the id. An item's name falls back to its sku, then to the empty string; its
 *   quantity to 1.
 * - Of a map that feeds a field by a dotted path, `extra` keeps what is left. `items` stays there whole
 *   unless every item is fully told by sku, name, quantity and price.
 * - A time field that does not tell the order's time stays in `extra`, whatever it holds.
 * - Deleted is a document whose `deletedAt` is there and neither null nor false.
 */
export function orderFromDocument(
  id: string,
  data: Readonly<Record<string, unknown>>,
  fields: OrderFields,
  { updatedAt, isOwn }: OrderTime,
): OrderFromDocument {
  const document = new DocumentReader(data)
  if (isOwn) document.markTaken(fields.updatedAt)
  const deleted = isDeleted(document.peek(fields.deletedAt))
  if (!deleted) document.markTaken(fields.deletedAt)
  const order = {
    id,
    number: document.take(fields.number, labelOf) ?? id,
    customer: {
      name: document.take(fields['customer.name'], textOf),
      email: document.take(fields['customer.email'], textOf),
    },
    items: takeItems(document, fields),
    total: document.take(fields.total, amountOf),
    currency: document.take(fields.currency, textOf),
    status: document.take(fields.status, textOf),
    createdAt: document.take(fields.createdAt, timeOf),
    updatedAt,
    extra: document.rest(),
  }
  return { order, deleted }
}

function takeItems(document: DocumentReader, fields: OrderFields): LineItem[] {
  const value = document.peek(fields.items)
  if (value === null) document.markTaken(fields.items)
  if (!Array.isArray(value) || !value.every(isMap)) return []
  const items = value.map((item) => itemOf(item, fields))
  if (items.every(({ isWhole }) => isWhole)) document.markTaken(fields.items)
  return items.map(({ item }) => item)
}

function itemOf(data: Readonly<Record<string, unknown>>, fields: OrderFields) {
  const document = new DocumentReader(data)
  const sku = document.take(fields['items.sku'], labelOf)
  const item: LineItem = {
    sku,
    name: document.take(fields['items.name'], textOf) ?? sku ?? '',
    quantity: document.take(fields['items.quantity'], amountOf) ?? 1,
    price: document.take(fields['items.price'], amountOf),
  }
  return { item, isWhole: Object.keys(document.rest()).length === 0 }
}

function isDeleted(value: unknown): boolean {
  return value !== undefined && value !== null && value !== false
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

/** What people call a thing: text, or a number as they would write it. */
function labelOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value === '' ? undefined : value
  if (typeof value === 'bigint' || Number.isFinite(value)) return String(value)
  return undefined
}

const PLAIN_DECIMAL = /^-?\d+(?:\.\d+)?$/
/** A double holds this many decimal digits exactly (DBL_DIG). */
const EXACT_DIGITS = 15

function amountOf(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined
  if (typeof value === 'bigint') {
    return Number.isSafeInteger(Number(value)) ? Number(value) : undefined
  }
  if (typeof value !== 'string' || !PLAIN_DECIMAL.test(value)) return undefined
  return value.replace(/\D/g, '').length <= EXACT_DIGITS ? Number(value) : undefined
}

function timeOf(value: unknown): string | undefined {
  return momentOf(value)?.at
}
