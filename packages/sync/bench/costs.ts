// All that is measured with one number of orders. A program of its own, started by main.ts for each number, so that
// no size inherits another's heap, or what the compiler has learnt from it.
import { type MemoryCosts, memoryCosts } from './memory-costs.ts'
import { type TimeCosts, timeCosts } from './time-costs.ts'

export interface Costs {
  readonly orders: number
  readonly memory: MemoryCosts
  readonly time: TimeCosts
}

if (import.meta.main) {
  const orders = Number(process.argv[2])
  const costs: Costs = { orders, memory: memoryCosts(orders), time: timeCosts(orders) }
  process.stdout.write(JSON.stringify(costs))
}
