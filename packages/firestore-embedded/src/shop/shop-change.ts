// What happens next in the shop. Deciding it touches neither Firestore nor a clock.
import { autoId } from './auto-id.ts'
import { drawPurchase, orderNumber, type Purchase } from './order.ts'
import type { BookedOrder, OrderBook } from './order-book.ts'
import type { Random } from './random.ts'
import { nextStatus, type OrderStatus } from './status.ts'

export type ShopChange =
  | { readonly kind: 'placed'; readonly order: BookedOrder; readonly purchase: Purchase }
  | { readonly kind: 'moved'; readonly order: BookedOrder; readonly to: OrderStatus }
  | { readonly kind: 'deleted'; readonly order: BookedOrder }

/** An order takes about four moves, so that one new order to four moves keeps the desk as full as it is. */
const KINDS = [
  { kind: 'placed', weight: 20 },
  { kind: 'moved', weight: 76 },
  { kind: 'deleted', weight: 4 },
] as const

/** The next change: a new order, another status of one that there is, or now and then a hard delete. */
export function nextChange(random: Random, book: OrderBook): ShopChange {
  const { kind } = random.pickWeighted(KINDS)
  if (kind === 'moved') return moveOf(random, book) ?? place(random, book)
  const order = kind === 'deleted' ? book.pickAny(random) : undefined
  return order === undefined ? place(random, book) : { kind: 'deleted', order }
}

function place(random: Random, book: OrderBook): ShopChange {
  const number = orderNumber(book.placed)
  const order = { id: autoId(random), number, status: 'pending' } as const
  return { kind: 'placed', order, purchase: drawPurchase(random, number) }
}

function moveOf(random: Random, book: OrderBook): ShopChange | undefined {
  // Now and then something comes back that was delivered.
  const order = random.chance(0.02) ? book.pickDone(random) : book.pickUnderWay(random)
  const to = order && nextStatus(random, order.status)
  return order && to ? { kind: 'moved', order, to } : undefined
}

/** The book after the change. */
export function enterChange(book: OrderBook, change: ShopChange): void {
  if (change.kind === 'placed') book.place(change.order)
  else if (change.kind === 'moved') book.move(change.order, change.to)
  else book.forget(change.order)
}

/** The change in a few words, for people. */
export function describeChange(change: ShopChange): string {
  const { number, status } = change.order
  if (change.kind === 'placed') {
    const { country, total, currency } = change.purchase
    return `${number} placed from ${country}: ${total} ${currency}`
  }
  return change.kind === 'moved' ? `${number} ${status} → ${change.to}` : `${number} deleted`
}
