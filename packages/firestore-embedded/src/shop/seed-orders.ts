// Fills a Firestore with the shop's past, fast.
import type { Firestore } from '@google-cloud/firestore'
import { type GeneratedOrder, generateOrders, type ShopPast } from './generate-orders.ts'
import type { BookedOrder } from './order-book.ts'

export interface SeedOptions extends ShopPast {
  readonly collection?: string
}

const BATCH_SIZE = 500
const BATCHES_IN_FLIGHT = 4

/**
 * Writes the orders of {@link generateOrders} in batches, replacing those that are there already.
 *
 * @returns what it wrote, oldest first, for a `SimulatedShop` to go on with
 * @throws what Firestore's client throws for the first batch that fails; no further batch is sent then
 */
export async function seedOrders(db: Firestore, options: SeedOptions): Promise<BookedOrder[]> {
  const collection = db.collection(options.collection ?? 'orders')
  const booked: BookedOrder[] = []
  const batches = inBatches(generateOrders(options))

  // The writers share one iterator, and leaving a `for … of` early ends it for all of them.
  async function writeBatches(): Promise<void> {
    for (const orders of batches) {
      const batch = db.batch()
      for (const { id, order } of orders) {
        batch.set(collection.doc(id), order)
        booked.push({ id, number: order.number, status: order.status })
      }
      await batch.commit()
    }
  }
  await Promise.all(Array.from({ length: BATCHES_IN_FLIGHT }, writeBatches))
  return booked
}

function* inBatches(orders: Iterable<GeneratedOrder>): Generator<GeneratedOrder[], void> {
  let batch: GeneratedOrder[] = []
  for (const order of orders) {
    batch.push(order)
    if (batch.length < BATCH_SIZE) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}
