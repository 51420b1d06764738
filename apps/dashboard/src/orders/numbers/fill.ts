// Counting a hundred thousand orders takes longer than a frame: they are counted in slices, so that the page answers
// meanwhile.
import type { Order } from '@deltadesk/contract'
import type { OrderNumbers } from './order-numbers.ts'

const SLICE = 10_000

/**
 * Makes `orders()` all that is counted. Changes that come meanwhile are not lost: in the end, what there is then is
 * what is held.
 *
 * @param orders - those that there are now
 * @param pause - lets other work go first
 * @param cancelled - whether nobody waits for it any more
 */
export async function fill(
  numbers: OrderNumbers,
  orders: () => readonly Order[],
  pause: () => Promise<void>,
  cancelled: () => boolean,
): Promise<void> {
  const first = orders()
  for (let start = 0; start < first.length - SLICE; start += SLICE) {
    await pause()
    if (cancelled()) return
    for (const order of first.slice(start, start + SLICE)) numbers.put(order)
  }
  numbers.hold(orders())
}
