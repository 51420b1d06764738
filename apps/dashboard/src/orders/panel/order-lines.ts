// The lines of an order with their sums, and what is between them and the total.
import type { Order } from '@deltadesk/contract'

interface OrderLine {
  readonly name: string
  readonly sku: string | null
  readonly quantity: number
  readonly price: number | null
  readonly sum: number | null
}

export interface OrderSums {
  readonly lines: readonly OrderLine[]
  /** Null where a line has no price. */
  readonly together: number | null
  /** Shipping, taxes, discounts: what the total has beside the lines; null where that can't be said. */
  readonly rest: number | null
}

export function sumsOf({ items, total }: Order): OrderSums {
  const lines = items.map((item) => ({
    ...item,
    sum: item.price === null ? null : rounded(item.price * item.quantity),
  }))
  const together = lines.some(({ sum }) => sum === null)
    ? null
    : rounded(lines.reduce((all, { sum }) => all + (sum ?? 0), 0))
  const rest = together === null || total === null ? null : rounded(total - together)
  return { lines, together, rest }
}

/** No currency has more than four digits, and sums of binary fractions have too many. */
function rounded(amount: number): number {
  return Math.round(amount * 10_000) / 10_000
}
