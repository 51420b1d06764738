// The numbers of the orders held, kept current order by order: what changed is taken out as it was and counted as it
// is, so that a delta costs what it brings and not what is held. Only another period is counted from the beginning.
import type { Order } from '@deltadesk/contract'
import { Tally } from './tally.ts'
import type { Comparison } from './timeline.ts'

/** An order with the instant it was made at, milliseconds since 1970; NaN if that is not known. */
interface DatedOrder {
  readonly order: Order
  readonly at: number
}

export class OrderNumbers {
  readonly #held = new Map<string, DatedOrder>()
  #comparison: Comparison
  #now: Tally
  #before: Tally
  #undated = 0

  constructor(comparison: Comparison) {
    this.#comparison = comparison
    this.#now = tallyNow(comparison)
    this.#before = tallyBefore(comparison)
  }

  get comparison(): Comparison {
    return this.#comparison
  }

  /** What the period comes to. */
  get now(): Tally {
    return this.#now
  }

  /** What as much of the period before came to. */
  get before(): Tally {
    return this.#before
  }

  get size(): number {
    return this.#held.size
  }

  /** Orders that don't say when they were made: they are in no period. */
  get undated(): number {
    return this.#undated
  }

  /** Counts `order`, instead of what was counted under its id. */
  put(order: Order): void {
    const held = this.#held.get(order.id)
    if (held?.order === order) return
    if (held) this.#count(held, -1)
    const same = held !== undefined && held.order.createdAt === order.createdAt
    const dated = { order, at: same ? held.at : Date.parse(order.createdAt ?? '') }
    this.#held.set(order.id, dated)
    this.#count(dated, 1)
  }

  /** Counts the order of that id no longer. */
  remove(id: string): void {
    const held = this.#held.get(id)
    if (!held) return
    this.#count(held, -1)
    this.#held.delete(id)
  }

  /** Makes these all the orders there are. Costs little for those that are held already. */
  hold(orders: readonly Order[]): void {
    for (const order of orders) this.put(order)
    if (this.#held.size === orders.length) return
    const ids = new Set(orders.map(({ id }) => id))
    for (const id of this.#held.keys()) if (!ids.has(id)) this.remove(id)
  }

  /** Counts another period, or the same one at another time. */
  compare(comparison: Comparison): void {
    this.#comparison = comparison
    this.#now = tallyNow(comparison)
    this.#before = tallyBefore(comparison)
    this.#undated = 0
    for (const dated of this.#held.values()) this.#count(dated, 1)
  }

  /** When the oldest order that is held was made, milliseconds since 1970. */
  oldest(): number | undefined {
    let oldest = Number.POSITIVE_INFINITY
    for (const { at } of this.#held.values()) if (at < oldest) oldest = at
    return Number.isFinite(oldest) ? oldest : undefined
  }

  #count({ order, at }: DatedOrder, times: 1 | -1): void {
    if (Number.isNaN(at)) this.#undated += times
    else if (at >= (this.#now.timeline.starts[0] ?? 0)) this.#now.add(order, at, times)
    else this.#before.add(order, at, times)
  }
}

function tallyNow({ now }: Comparison): Tally {
  return new Tally(now, now.end)
}

function tallyBefore({ before, beforeUntil }: Comparison): Tally {
  return new Tally(before, beforeUntil)
}
