// What a search reads: the text of every order, by slot, and its number once more. To find who has exactly the number
// that was typed would take as long as the search itself if it had to read all texts again.
import type { Order } from '@deltadesk/contract'
import { numberLine, searchedText } from './searched-text.ts'
import { TextBlocks } from './text-blocks.ts'

export class SearchedTexts {
  readonly #texts: TextBlocks
  readonly #numbers: TextBlocks

  /** @param orderOf - the present order of a slot; undefined for an empty one */
  constructor(orderOf: (slot: number) => Order | undefined) {
    const made = (text: (order: Order) => string) =>
      new TextBlocks((slot) => {
        const order = orderOf(slot)
        return order === undefined ? '' : text(order)
      })
    this.#texts = made(searchedText)
    this.#numbers = made(({ number }) => numberLine(number))
  }

  /** The order of `slot` is new or another now. */
  touch(slot: number): void {
    this.#texts.touch(slot)
    this.#numbers.touch(slot)
  }

  /** Makes texts that are not current, about `limit` of them; whether there are more. */
  prepare(limit: number): boolean {
    return this.#texts.prepare(limit) || this.#numbers.prepare(limit)
  }

  /** Those of `slots` whose text has `word` in it, in their order. */
  having(word: string, slots: readonly number[]): readonly number[] {
    return this.#texts.having(word, slots)
  }

  /** Those of `slots` whose number is just what was typed, with or without its `#`. */
  ofNumber(typed: string, slots: readonly number[]): readonly number[] {
    const line = numberLine(typed)
    const having = this.#numbers.having(line, slots)
    return having.filter((slot) => this.#numbers.startsWith(slot, line))
  }
}
