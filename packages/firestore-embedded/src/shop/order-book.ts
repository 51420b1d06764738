// What the shop remembers of its orders, so that going about its business costs no reads: which there are, and
// which of them are under way. Picking one at random and forgetting one take the same time however many there are.
import type { Random } from './random.ts'
import { isUnderWay, type OrderStatus } from './status.ts'

export interface BookedOrder {
  readonly id: string
  readonly number: string
  readonly status: OrderStatus
}

export class OrderBook {
  readonly #underWay = new Shelf()
  readonly #done = new Shelf()
  #placed = 0

  constructor(orders: Iterable<BookedOrder> = []) {
    for (const order of orders) this.place(order)
  }

  /** How many orders were ever placed, those that are gone included. */
  get placed(): number {
    return this.#placed
  }

  /** How many orders there are. */
  get size(): number {
    return this.#underWay.size + this.#done.size
  }

  /** Any order; undefined when there is none. */
  pickAny(random: Random): BookedOrder | undefined {
    const draw = random.integer(0, Math.max(0, this.size - 1))
    return this.#underWay.at(draw) ?? this.#done.at(draw - this.#underWay.size)
  }

  /** An order that the shop still has work with; undefined when there is none. */
  pickUnderWay(random: Random): BookedOrder | undefined {
    return this.#underWay.at(random.integer(0, Math.max(0, this.#underWay.size - 1)))
  }

  /** An order that has come to the end of its way; undefined when there is none. */
  pickDone(random: Random): BookedOrder | undefined {
    return this.#done.at(random.integer(0, Math.max(0, this.#done.size - 1)))
  }

  place(order: BookedOrder): void {
    this.#placed += 1
    this.#shelfFor(order.status).put(order)
  }

  move(order: BookedOrder, status: OrderStatus): void {
    this.forget(order)
    this.#shelfFor(status).put({ ...order, status })
  }

  forget({ id }: BookedOrder): void {
    this.#underWay.take(id)
    this.#done.take(id)
  }

  #shelfFor(status: OrderStatus): Shelf {
    return isUnderWay(status) ? this.#underWay : this.#done
  }
}

/** Orders in a row without gaps: the last one fills the place of one that is taken. */
class Shelf {
  readonly #row: BookedOrder[] = []
  readonly #places = new Map<string, number>()

  get size(): number {
    return this.#row.length
  }

  at(place: number): BookedOrder | undefined {
    return this.#row[place]
  }

  put(order: BookedOrder): void {
    this.#places.set(order.id, this.#row.push(order) - 1)
  }

  take(id: string): void {
    const place = this.#places.get(id)
    const last = this.#row.at(-1)
    if (place === undefined || last === undefined) return
    this.#row[place] = last
    this.#places.set(last.id, place)
    this.#row.pop()
    this.#places.delete(id)
  }
}
