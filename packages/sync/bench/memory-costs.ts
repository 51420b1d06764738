// What a replica takes beyond the documents in it. The shop's ids and texts are measured first; whatever the
// process holds more, once the very same strings are in a replica, is the replica's.
import { Desk } from './desk.ts'
import { type OrderDocument, Shop } from './shop.ts'

/** Small replicas are held several times over, so that there are at least so many orders to measure. */
const FEWEST_ORDERS = 20_000

/** Bytes for each order. */
export interface MemoryCosts {
  /** Just filled. */
  readonly filled: number
  /** The most while all orders change. */
  readonly changing: number
  /** Just filled, and the order of the window made. */
  readonly filledWindow: number
  /** The most while all orders change, the order of the window always made. */
  readonly changingWindow: number
  /** The most while new orders take the place of the oldest. */
  readonly renewedWindow: number
}

/** Changes in equal steps; the replica is looked at after each of the last of them. */
interface Course {
  readonly steps: number
  readonly looks: number
  readonly documents: () => OrderDocument[]
}

export function memoryCosts(size: number): MemoryCosts {
  const shop = new Shop(size)
  // Most orders change once. Holes are closed now and then, and the looks go on for longer than it takes from one
  // closing to the next.
  const changes = { steps: 33, looks: 12, documents: () => shop.change(Math.floor(size / 42)) }
  // As many tombstones as are kept, and more. It comes first, while the order of the shop is that of the window.
  const renewal = { steps: 12, looks: 5, documents: () => shop.renew(1_000) }
  const renewed = looksAt(shop, size, size, renewal)
  const changed = looksAt(shop, size, 0, changes)
  const changedWindow = looksAt(shop, size, size, changes)
  return {
    filled: changed.filled,
    changing: changed.most,
    filledWindow: changedWindow.filled,
    changingWindow: changedWindow.most,
    renewedWindow: renewed.most,
  }
}

/** What a replica takes at first, and the most that it takes in the course of changes. */
function looksAt(shop: Shop, size: number, limit: number, { steps, looks, documents }: Course) {
  const before = bytesInUse()
  const copies = Math.max(1, FEWEST_ORDERS / size)
  const desks = Array.from({ length: copies }, () => new Desk(shop.stock(), limit))
  const look = () => {
    if (limit > 0) for (const desk of desks) desk.askForOldest()
    return (bytesInUse() - before) / (copies * size)
  }
  const filled = look()
  let most = filled
  for (let step = 1; step <= steps; step++) {
    takeIn(desks, documents())
    if (step > steps - looks) most = Math.max(most, look())
  }
  return { filled, most }
}

function takeIn(desks: readonly Desk[], documents: readonly OrderDocument[]): void {
  for (const desk of desks) desk.take(documents)
}

/** What is reachable, the buffers beside the heap included: they go one collection later than their owners. */
function bytesInUse(): number {
  if (globalThis.gc === undefined) throw new Error('Run it with node --expose-gc')
  globalThis.gc()
  globalThis.gc()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}
