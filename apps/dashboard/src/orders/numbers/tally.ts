// What the orders of one period come to, for each currency on its own: amounts in different currencies are never added
// up. Every order that is counted can be taken out again, and leaves no trace: a tally is the same whichever way it
// came to its orders.
//
// What counts: every order counts as an order and for its status. Orders that were cancelled, refunded or failed (a
// status with the tone «bad») bring no revenue and sell no product; nor does an order without a total bring revenue.
// The average is over the orders that revenue comes from.
import type { LineItem, Order } from '@deltadesk/contract'
import { clip } from '../../format/text.ts'
import { TEXT_LIMIT } from '../find/order-filter.ts'
import { toneOf } from '../status-tone.ts'
import { ExactSum, isAmount } from './exact-sum.ts'
import { bucketAt, type Timeline } from './timeline.ts'

/** What is sold of a product. */
export interface ProductTally {
  readonly name: string
  readonly sku: string | null
  readonly quantity: ExactSum
  readonly revenue: ExactSum
  /** Lines that name it. */
  lines: number
}

/** What the orders in one currency come to. */
export class CurrencyTally {
  /** By bucket of the timeline. */
  readonly buckets: readonly { orders: number; revenue: ExactSum }[]
  /** Orders by status as the shop writes it; none is the empty text. */
  readonly statuses = new Map<string, number>()
  readonly products = new Map<string, ProductTally>()
  readonly revenue = new ExactSum()
  orders = 0
  /** Orders that the revenue comes from. */
  earning = 0
  /** Orders in the buckets, also where the tally itself stops earlier. */
  inBuckets = 0

  constructor(buckets: number) {
    this.buckets = Array.from({ length: buckets }, () => ({ orders: 0, revenue: new ExactSum() }))
  }
}

/** The tallies of a period, and of the one before, that a part of the page is about. */
export interface Tallies {
  readonly now: readonly CurrencyTally[]
  readonly before: readonly CurrencyTally[]
}

export class Tally {
  readonly timeline: Timeline
  readonly until: number
  /** By currency as the shop writes it; none is the empty text. */
  readonly currencies = new Map<string, CurrencyTally>()
  readonly #bad = new Map<string | null, boolean>()

  /** @param until - orders from then on are in their buckets alone, milliseconds since 1970 */
  constructor(timeline: Timeline, until: number) {
    this.timeline = timeline
    this.until = until
  }

  /** @param times - 1 counts the order, -1 takes it out again, which must have been counted */
  add(order: Order, at: number, times: 1 | -1): void {
    const index = bucketAt(this.timeline, at)
    if (index < 0) return
    const currency = currencyOf(order)
    const tally = this.currencies.get(currency) ?? this.#begin(currency)
    const bad = this.#isBad(order.status)
    const amount = !bad && isAmount(order.total) ? order.total : undefined

    const bucket = tally.buckets[index]
    if (bucket) {
      bucket.orders += times
      if (amount !== undefined) bucket.revenue.add(amount, times)
    }
    tally.inBuckets += times
    if (at < this.until) {
      tally.orders += times
      if (amount !== undefined) {
        tally.earning += times
        tally.revenue.add(amount, times)
      }
      addStatus(tally.statuses, statusOf(order), times)
      if (!bad) for (const item of order.items) addItem(tally.products, item, times)
    }
    if (tally.inBuckets === 0) this.currencies.delete(currency)
  }

  /** Remembered, because a hundred thousand orders share a handful of statuses. */
  #isBad(status: string | null): boolean {
    const known = this.#bad.get(status)
    if (known !== undefined) return known
    const bad = toneOf(status) === 'bad'
    this.#bad.set(status, bad)
    return bad
  }

  #begin(currency: string): CurrencyTally {
    const tally = new CurrencyTally(this.timeline.starts.length)
    this.currencies.set(currency, tally)
    return tally
  }
}

function currencyOf({ currency }: Order): string {
  return currency === null ? '' : asFiltered(currency)
}

function statusOf({ status }: Order): string {
  return status === null ? '' : asFiltered(status)
}

/** As a filter of the orders takes it, so that what is counted under a name is what is found under it. */
function asFiltered(label: string): string {
  return label.length > TEXT_LIMIT ? label.slice(0, TEXT_LIMIT).toWellFormed() : label
}

function addStatus(statuses: Map<string, number>, status: string, times: 1 | -1): void {
  const orders = (statuses.get(status) ?? 0) + times
  if (orders === 0) statuses.delete(status)
  else statuses.set(status, orders)
}

/** A product is its name and its SKU together: neither tells two products apart by itself in every shop. */
function addItem(products: Map<string, ProductTally>, item: LineItem, times: 1 | -1): void {
  const name = clip(item.name, 160)
  const key = item.sku === null ? name : `${clip(item.sku, 80)}\n${name}`
  const product = products.get(key) ?? {
    name,
    sku: item.sku === null ? null : clip(item.sku, 80),
    quantity: new ExactSum(),
    revenue: new ExactSum(),
    lines: 0,
  }
  if (product.lines === 0) products.set(key, product)
  product.lines += times
  if (isAmount(item.quantity)) {
    product.quantity.add(item.quantity, times)
    const amount = item.price === null ? null : item.price * item.quantity
    if (isAmount(amount)) product.revenue.add(amount, times)
  }
  if (product.lines === 0) products.delete(key)
}
