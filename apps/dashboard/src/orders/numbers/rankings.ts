// The statuses by their orders, and the products that sell best.
import { type StatusTone, toneOf } from '../status-tone.ts'
import type { Compared } from './change.ts'
import type { ProductTally, Tallies } from './tally.ts'

export interface StatusRow {
  /** As the shop writes it; empty for none. */
  readonly status: string
  readonly tone: StatusTone
  readonly orders: Compared
}

export interface ProductRow {
  readonly name: string
  readonly sku: string | null
  /** Pieces, or money in the currency of the page. */
  readonly sold: Compared
}

const TOP = 8

/** Every status of either period, the most frequent first. */
export function statusRows({ now, before }: Tallies): StatusRow[] {
  const rows = new Map<string, { now: number; before: number }>()
  const rowOf = (status: string) => {
    const row = rows.get(status) ?? { now: 0, before: 0 }
    rows.set(status, row)
    return row
  }
  for (const { statuses } of now) for (const [status, n] of statuses) rowOf(status).now += n
  for (const { statuses } of before) for (const [status, n] of statuses) rowOf(status).before += n
  const compared = before.some(({ orders }) => orders > 0)
  return [...rows]
    .sort(([a, x], [b, y]) => y.now - x.now || y.before - x.before || byText(a, b))
    .map(([status, row]) => ({
      status,
      tone: toneOf(status),
      orders: { now: row.now, before: compared ? row.before : undefined },
    }))
}

/**
 * The products of which most was sold, with what was sold of them before.
 *
 * @param of - `quantity` counts pieces, whatever they were paid in; for `revenue`, all tallies are of one currency
 */
export function topProducts({ now, before }: Tallies, of: 'quantity' | 'revenue'): ProductRow[] {
  const sold = (key: string, tallies: Tallies['now']) =>
    tallies.reduce((sum, { products }) => sum + (products.get(key)?.[of].value ?? 0), 0)
  const found = new Map<string, ProductTally>()
  for (const { products } of now) for (const [key, product] of products) found.set(key, product)
  const compared = before.some(({ orders }) => orders > 0)
  return [...found]
    .map(([key, { name, sku }]) => ({ key, name, sku, sold: sold(key, now) }))
    .filter((product) => product.sold > 0)
    .sort((a, b) => b.sold - a.sold || byText(a.key, b.key))
    .slice(0, TOP)
    .map(({ key, name, sku, sold: amount }) => ({
      name,
      sku,
      sold: { now: amount, before: compared ? sold(key, before) : undefined },
    }))
}

function byText(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
