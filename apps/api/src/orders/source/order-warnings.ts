// Tells the operator, once, of what a shop's documents make difficult.
import { type DocumentPath, pathText } from '../order-fields.ts'

/** Documents already warned of are forgotten beyond this many, and warned of again. */
const MOST_WARNED = 10_000

export class OrderWarnings {
  readonly #field: string
  readonly #warn: (line: string) => void
  readonly #warned = new Set<string>()
  #strays = 0
  #hasWarnedOfClock = false

  /** @param updatedAt - where documents keep their time */
  constructor(updatedAt: DocumentPath, warn: (line: string) => void) {
    this.#field = `«${pathText(updatedAt)}»`
    this.#warn = warn
  }

  /** How many documents without a usable time have been warned of. */
  get strays(): number {
    return this.#strays
  }

  /** @param problem - what is wrong with the document's field */
  stray(id: string, problem: string): void {
    if (!this.#isNew(id)) return
    this.#strays++
    this.#warn(
      `[SYNC] Order ${id} has no usable time: its field ${this.#field} ${problem}. It is shown by the time of its last write, and changes to it show late, in a minute or so`,
    )
  }

  leftOut(id: string, problem: string): void {
    if (this.#isNew(id)) this.#warn(`[SYNC] Order ${id} is left out: ${problem}`)
  }

  timeless(id: string): void {
    this.leftOut(id, `its field ${this.#field} is text that tells no time`)
  }

  localClock(): void {
    if (this.#hasWarnedOfClock) return
    this.#hasWarnedOfClock = true
    this.#warn(
      `[SYNC] ${this.#field} is text in local time, which daylight saving turns back: every refresh reads the last hour again, and an order that is deleted for good goes only with the next full re-sync; a Firestore timestamp, or text in UTC, would cost less and show it at once`,
    )
  }

  #isNew(id: string): boolean {
    if (this.#warned.has(id)) return false
    if (this.#warned.size >= MOST_WARNED) this.#warned.clear()
    this.#warned.add(id)
    return true
  }
}
