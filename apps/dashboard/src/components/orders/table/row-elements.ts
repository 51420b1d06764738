// The elements of all rows that are on the page, in the order in which they are read.
import { RowElement, type ShownRow } from './row-element.ts'

export interface SlottedRow extends ShownRow {
  /** The number of its element: see row-slots.ts. */
  readonly slot: number
}

export class RowElements {
  readonly #bySlot = new Map<number, RowElement>()

  elementOf(id: string): HTMLElement | undefined {
    for (const row of this.#bySlot.values()) if (row.id === id) return row.element
    return undefined
  }

  /** @param rows - from the top */
  show(rows: readonly SlottedRow[], body: HTMLElement): void {
    this.#drop(new Set(rows.map(({ slot }) => slot)))
    const fresh: boolean[] = []
    const elements = rows.map((row) => {
      const shown = this.#rowOf(row.slot)
      fresh.push(shown.id !== row.order.id)
      shown.show(row)
      return shown.element
    })
    // Those of other orders than before go to their places first: then hardly one of the others has to leave its own,
    // and with it the focus.
    const settle = (all: boolean) => {
      for (const [at, element] of elements.entries()) {
        if (all || fresh[at]) place(element, elements[at - 1], body)
      }
    }
    settle(false)
    settle(true)
  }

  #rowOf(slot: number): RowElement {
    const row = this.#bySlot.get(slot) ?? new RowElement()
    this.#bySlot.set(slot, row)
    return row
  }

  #drop(used: ReadonlySet<number>): void {
    for (const [slot, { element }] of this.#bySlot) {
      if (used.has(slot)) continue
      element.remove()
      this.#bySlot.delete(slot)
    }
  }
}

function place(element: Element, above: Element | undefined, body: Element): void {
  if (element.parentNode === body && element.previousElementSibling === (above ?? null)) return
  if (above?.parentNode === body) above.after(element)
  else body.prepend(element)
}
