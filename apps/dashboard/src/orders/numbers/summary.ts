// What the overview shows, taken from the tallies of a period and of the one before.

import { toneOf } from '../status-tone.ts'
import type { DayRange } from './calendar-day.ts'
import type { Compared } from './change.ts'
import type { OrderNumbers } from './order-numbers.ts'
import { type ProductRow, type StatusRow, statusRows, topProducts } from './rankings.ts'
import { CurrencyTally, type Tallies, type Tally } from './tally.ts'
import { type BucketUnit, endOfBucket } from './timeline.ts'

/** What the orders in one currency came to. */
interface CurrencySummary {
  /** As the shop writes it; empty for orders that name none. */
  readonly currency: string
  readonly orders: Compared
  readonly revenue: Compared
  readonly average: Compared
}

/** One bar of the charts over time. Milliseconds since 1970; `end` is the first instant after it. */
export interface BucketSummary {
  readonly start: number
  readonly end: number
  readonly orders: Compared
  readonly revenue: Compared
}

export interface Summary {
  readonly unit: BucketUnit
  readonly days: DayRange
  readonly daysBefore: DayRange
  /** Whether the period before was counted up to the same time of day alone, since this one is not over. */
  readonly soFar: boolean
  /** Every currency there is in either period, the one of most orders first. */
  readonly currencies: readonly CurrencySummary[]
  /** The one whose money is shown: the chosen one, or else that of most orders. */
  readonly money: CurrencySummary
  readonly orders: Compared
  /** Shares of orders with a status of the tone «good» and «bad», 0 to 1. */
  readonly delivered: Compared
  readonly cancelled: Compared
  readonly buckets: readonly BucketSummary[]
  readonly statuses: readonly StatusRow[]
  readonly byQuantity: readonly ProductRow[]
  readonly byRevenue: readonly ProductRow[]
  /** Orders that don't say when they were made. */
  readonly undated: number
  /**
   * When the oldest order that is held was made, if that is within the period before: what was earlier, if anything,
   * is missing from the comparison. Milliseconds since 1970.
   */
  readonly comparedSince: number | undefined
}

/** @param chosen - the currency to which everything is limited; all of them are counted, not added up, without one */
export function summarize(numbers: OrderNumbers, chosen: string | undefined): Summary {
  const { comparison, now, before } = numbers
  const currencies = currenciesOf(now, before)
  const currency = chosen ?? currencies[0]?.currency ?? ''
  const money =
    currencies.find((one) => one.currency === currency) ?? summaryOf(currency, now, before)
  const counted = { now: pick(now, chosen), before: pick(before, chosen) }
  const moneyOf = { now: pick(now, currency), before: pick(before, currency) }
  const total = { now: sum(counted.now, ordersOf), before: sum(counted.before, ordersOf) }
  const shareOf = (tone: 'good' | 'bad'): Compared => ({
    now: share(withTone(counted.now, tone), total.now),
    before: share(withTone(counted.before, tone), total.before),
  })
  return {
    unit: comparison.unit,
    days: comparison.days,
    daysBefore: comparison.daysBefore,
    soFar: comparison.beforeUntil < comparison.before.end,
    currencies,
    money,
    orders: { now: total.now, before: total.before || undefined },
    delivered: shareOf('good'),
    cancelled: shareOf('bad'),
    buckets: bucketsOf(numbers, counted, moneyOf),
    statuses: statusRows(counted),
    byQuantity: topProducts(counted, 'quantity'),
    byRevenue: topProducts(moneyOf, 'revenue'),
    undated: numbers.undated,
    comparedSince: comparedSince(numbers),
  }
}

function bucketsOf({ now, before, comparison }: OrderNumbers, counted: Tallies, money: Tallies) {
  const hadOrders = before.currencies.size > 0
  const at = (tallies: readonly CurrencyTally[], index: number, of: 'orders' | 'revenue') =>
    sum(tallies, ({ buckets }) => {
      const bucket = buckets[index]
      return of === 'orders' ? (bucket?.orders ?? 0) : (bucket?.revenue.value ?? 0)
    })
  return now.timeline.starts.map((start, index): BucketSummary => {
    const paired = hadOrders && index < comparison.before.starts.length
    return {
      start,
      end: endOfBucket(now.timeline, index),
      orders: {
        now: at(counted.now, index, 'orders'),
        before: paired ? at(counted.before, index, 'orders') : undefined,
      },
      revenue: {
        now: at(money.now, index, 'revenue'),
        before: paired ? at(money.before, index, 'revenue') : undefined,
      },
    }
  })
}

function comparedSince(numbers: OrderNumbers): number | undefined {
  const { starts, end } = numbers.comparison.before
  const oldest = numbers.oldest()
  return oldest !== undefined && oldest > (starts[0] ?? end) && oldest < end ? oldest : undefined
}

function currenciesOf(now: Tally, before: Tally): CurrencySummary[] {
  const names = new Set([...now.currencies.keys(), ...before.currencies.keys()])
  return [...names]
    .map((currency) => summaryOf(currency, now, before))
    .sort(
      (a, b) =>
        (b.orders.now ?? 0) - (a.orders.now ?? 0) ||
        (b.orders.before ?? 0) - (a.orders.before ?? 0) ||
        (a.currency < b.currency ? -1 : 1),
    )
}

function summaryOf(currency: string, nowTally: Tally, beforeTally: Tally): CurrencySummary {
  const now = nowTally.currencies.get(currency) ?? new CurrencyTally(0)
  const before = beforeTally.currencies.get(currency) ?? new CurrencyTally(0)
  return {
    currency,
    orders: { now: now.orders, before: before.orders || undefined },
    revenue: {
      now: now.revenue.value,
      before: before.orders === 0 ? undefined : before.revenue.value,
    },
    average: { now: averageOf(now), before: averageOf(before) },
  }
}

function averageOf({ revenue, earning }: CurrencyTally): number | undefined {
  return earning === 0 ? undefined : revenue.value / earning
}

function pick(tally: Tally, currency: string | undefined): CurrencyTally[] {
  if (currency === undefined) return [...tally.currencies.values()]
  const one = tally.currencies.get(currency)
  return one ? [one] : []
}

function withTone(tallies: readonly CurrencyTally[], tone: 'good' | 'bad'): number {
  return sum(tallies, ({ statuses }) => {
    let orders = 0
    for (const [status, count] of statuses) if (toneOf(status) === tone) orders += count
    return orders
  })
}

function share(part: number, whole: number): number | undefined {
  return whole === 0 ? undefined : part / whole
}

const ordersOf = ({ orders }: CurrencyTally) => orders

function sum(tallies: readonly CurrencyTally[], of: (tally: CurrencyTally) => number): number {
  return tallies.reduce((total, tally) => total + of(tally), 0)
}
