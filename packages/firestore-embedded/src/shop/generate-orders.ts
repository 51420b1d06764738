// The shop's past: as many orders as wanted over the last 90 days, the same for the same seed and time.
import { Timestamp } from '@google-cloud/firestore'
import { autoId } from './auto-id.ts'
import { drawPurchase, orderNumber, type ShopOrder } from './order.ts'
import { Random } from './random.ts'
import { liveOrder } from './status.ts'

export interface ShopPast {
  readonly count: number
  /** A whole number: other orders for each. */
  readonly seed: number
  /** When the past ends. */
  readonly now: Date
}

export interface GeneratedOrder {
  /** Looks like one of Firestore's own ids. */
  readonly id: string
  readonly order: ShopOrder
}

/** How long ago the oldest order was placed. */
const PAST_MICROS = 90 * 24 * 3600 * 1_000_000

/** Orders from the oldest to the newest; nothing in them is later than `now`. */
export function* generateOrders({ count, seed, now }: ShopPast): Generator<GeneratedOrder, void> {
  const random = new Random(seed)
  const end = now.getTime() * 1000
  for (let before = 0; before < count; before += 1) {
    const age = Math.floor(((count - before - random.fraction()) / count) * PAST_MICROS)
    const createdAt = end - age
    const { status, since } = liveOrder(random, createdAt, end)
    const order = {
      ...drawPurchase(random, orderNumber(before)),
      status,
      createdAt: timestamp(createdAt),
      updatedAt: timestamp(since),
    }
    yield { id: autoId(random), order }
  }
}

function timestamp(micros: number): Timestamp {
  const seconds = Math.floor(micros / 1_000_000)
  return new Timestamp(seconds, (micros - seconds * 1_000_000) * 1000)
}
