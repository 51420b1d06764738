import type { Order } from '@deltadesk/contract'
import t from 'tap'
import { mergedNewestFirst, newestFirst } from '../../src/orders/newest-first.ts'
import { orderOf } from '../support/order-history.ts'

const held = (id: string, minute: number): Order => ({ ...orderOf(id, minute), version: 1 })

t.test('merging is sorting, whatever comes and goes', (t) => {
  // Minutes repeat, so that equal times are met; the steps are coprime, so that all ids take part.
  const orders = Array.from({ length: 97 }, (_, at) => held(`${at}`, (at * 31) % 40))
  const byId = new Map(orders.map((order) => [order.id, order]))
  let sorted: readonly Order[] = newestFirst(orders)
  for (let step = 0; step < 200; step++) {
    const ids = [step * 7, step * 11 + 3, step * 13 + 5].map((id) => `${id % 97}`)
    const [removed = '', ...changed] = new Set(ids)
    const gone = [removed, ...changed].flatMap((id) => byId.get(id) ?? [])
    const come = changed.map((id) => held(id, (step * 17) % 45))
    byId.delete(removed)
    for (const order of come) byId.set(order.id, order)
    sorted = mergedNewestFirst(sorted, gone, come)
    t.strictSame(sorted, newestFirst(byId.values()))
  }
  t.end()
})

t.test('what is not there can’t leave', (t) => {
  const a = held('a', 1)
  t.strictSame(mergedNewestFirst([a], [held('a', 2), held('b', 2)], []), [a])
  t.end()
})
