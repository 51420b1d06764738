// All orders held in the browser, ready to be searched with every keystroke and counted by status. Each order has a
// slot, a small number that stays its own: the newest slots, their columns and their texts are kept apart, each in the
// shape that is fastest to walk. An unchanged question is not asked twice.
import type { Order } from '@deltadesk/contract'
import { compareNewestFirst } from '../newest-first.ts'
import type { When } from './created-range.ts'
import { type FilterLimits, limitsOf, noLimits } from './filter-limits.ts'
import { foldedWords } from './fold.ts'
import { NewestSlots } from './newest-slots.ts'
import { OrderColumns } from './order-columns.ts'
import { type OrderFilter, TEXT_LIMIT } from './order-filter.ts'
import { SearchedTexts } from './searched-texts.ts'

/** What can be chosen from, the most frequent first. */
export interface Facets {
  /** `''` where there are orders without a status. */
  readonly statuses: readonly string[]
  readonly currencies: readonly string[]
  readonly countries: readonly string[]
}

/** What a search finds. */
export interface Found {
  /** Newest first, but the exact numbers before all others. */
  readonly orders: readonly Order[]
  /** Ids of the orders whose number is just what was typed, with or without its `#`. */
  readonly exact: ReadonlySet<string>
}

/** An answer, and all that it depends on. */
interface Matches {
  readonly revision: number
  readonly limits: string
  readonly text: string
  readonly words: readonly string[]
  /** Newest first. */
  readonly found: readonly number[]
  /** The same, but the exact numbers before all others. */
  readonly slots: readonly number[]
  /** How many of them are exact. */
  readonly exact: number
}

interface Answer extends Found {
  readonly matches: Matches
  readonly statuses: string
}

export class OrderIndex {
  readonly #slots = new Map<string, number>()
  /** By slot; a slot without an order waits in `#free`. */
  #orders: (Order | undefined)[] = []
  #free: number[] = []
  #columns = new OrderColumns()
  #texts = this.#newTexts()
  #newest = this.#newNewest()
  #revision = 0
  #matches: Matches | undefined
  #answer: Answer | undefined

  get size(): number {
    return this.#slots.size
  }

  /** Adds an order, or replaces the one with its id. */
  put(order: Order): void {
    const slot = this.#slots.get(order.id) ?? this.#free.pop() ?? this.#orders.length
    const before = this.#orders[slot]
    if (before === order) return
    if (before !== undefined) this.#columns.clear(slot)
    if (before?.updatedAt !== order.updatedAt) this.#newest.touch(slot)
    this.#slots.set(order.id, slot)
    this.#orders[slot] = order
    this.#columns.set(slot, order)
    this.#texts.touch(slot)
    this.#revision++
  }

  remove(id: string): void {
    const slot = this.#slots.get(id)
    if (slot === undefined) return
    this.#slots.delete(id)
    this.#orders[slot] = undefined
    this.#free.push(slot)
    this.#columns.clear(slot)
    this.#newest.touch(slot)
    this.#texts.touch(slot)
    this.#revision++
  }

  clear(): void {
    this.#slots.clear()
    this.#orders = []
    this.#free = []
    this.#columns = new OrderColumns()
    this.#texts = this.#newTexts()
    this.#newest = this.#newNewest()
    this.#matches = undefined
    this.#answer = undefined
    this.#revision++
  }

  /**
   * Works ahead for the first search by text, some microseconds for each of about `limit` orders. Returns whether there
   * is more to do; a search does by itself what is still undone. See `prepareInSlices`.
   */
  prepare(limit: number): boolean {
    return this.#texts.prepare(limit)
  }

  /** The orders that pass. The same answer as last time, unless something has changed. */
  search(filter: OrderFilter, when: When): Found {
    const matches = this.#matching(filter, when)
    const statuses = JSON.stringify(filter.statuses)
    if (this.#answer?.matches !== matches || this.#answer.statuses !== statuses) {
      const pick = (slots: readonly number[]) => this.#ordersOf(slots, filter.statuses)
      const exact = pick(matches.slots.slice(0, matches.exact)).map(({ id }) => id)
      this.#answer = { matches, statuses, orders: pick(matches.slots), exact: new Set(exact) }
    }
    return this.#answer
  }

  /** How many pass the filter but for its statuses, by status, `''` being none; a status without any is absent. */
  countsByStatus(filter: OrderFilter, when: When): ReadonlyMap<string, number> {
    const isAll = filter.text.trim() === '' && noLimits(limitsOf(filter, when))
    if (isAll) return this.#columns.statuses.counts()
    const counts = new Map<number, number>()
    for (const slot of this.#matching(filter, when).slots) {
      const status = this.#columns.statusOf(slot)
      counts.set(status, (counts.get(status) ?? 0) + 1)
    }
    return new Map(
      [...counts].map(([code, count]) => [this.#columns.statuses.valueOf(code), count]),
    )
  }

  /** What there is among all orders, whatever the filter. */
  facets(): Facets {
    const { statuses, currencies, countries } = this.#columns
    return {
      statuses: statuses.present(),
      currencies: currencies.present(),
      countries: countries.present(),
    }
  }

  /** What passes the filter but for its statuses. */
  #matching(filter: OrderFilter, when: When): Matches {
    const text = filter.text.slice(0, TEXT_LIMIT).trim()
    const limits = limitsOf(filter, when)
    const key = JSON.stringify(limits)
    const last = this.#matches
    const sameBut = last?.revision === this.#revision && last.limits === key ? last : undefined
    if (sameBut?.text === text) return sameBut
    const words = foldedWords(text)
    const candidates =
      sameBut !== undefined && typedOn(sameBut.words, words) ? sameBut.found : this.#within(limits)
    const found = words.reduce((slots, word) => this.#texts.having(word, slots), candidates)
    const exact = words.length === 0 ? [] : this.#texts.ofNumber(text, found)
    const slots = exact.length === 0 ? found : [...new Set([...exact, ...found])]
    const revision = this.#revision
    this.#matches = { revision, limits: key, text, words, found, slots, exact: exact.length }
    return this.#matches
  }

  /** Newest first. */
  #within(limits: FilterLimits): readonly number[] {
    const all = this.#newest.list((slot) => this.#orders[slot] !== undefined)
    return noLimits(limits) ? all : all.filter(this.#columns.within(limits))
  }

  #ordersOf(slots: readonly number[], statuses: readonly string[]): Order[] {
    const codes = new Set(statuses.map((status) => this.#columns.statuses.codeOf(status)))
    const orders: Order[] = []
    for (const slot of slots) {
      const order = this.#orders[slot]
      const wanted = codes.size === 0 || codes.has(this.#columns.statusOf(slot))
      if (wanted && order !== undefined) orders.push(order)
    }
    return orders
  }

  #newTexts(): SearchedTexts {
    return new SearchedTexts((slot) => this.#orders[slot])
  }

  #newNewest(): NewestSlots {
    return new NewestSlots((a, b) => {
      const byMillisecond = this.#columns.updatedAt(b) - this.#columns.updatedAt(a)
      const [one, other] = [this.#orders[a], this.#orders[b]]
      return byMillisecond || (one && other ? compareNewestFirst(one, other) : 0)
    })
  }
}

/** Whether what has all words of `now` has all of `before`, because they were only made longer or more. */
function typedOn(before: readonly string[], now: readonly string[]): boolean {
  return before.every((word) => now.some((longer) => longer.includes(word)))
}
