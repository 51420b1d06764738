// The element of one row, which shows one order after another.
import type { OrderColumnId } from '../../../orders/table/columns.ts'
import { cellFor, pickCell, type RowCell, type RowContent } from './row-cells.ts'

export interface ShownRow extends RowContent {
  /** Its place among all rows, from 0. */
  readonly index: number
  /** Where it begins, in pixels from the first one. */
  readonly start: number
  readonly columns: readonly OrderColumnId[]
  /** It is the one in the panel. */
  readonly open: boolean
  /** It is the one that the Tab key leads to. */
  readonly isTabStop: boolean
}

export class RowElement {
  readonly element = document.createElement('tr')
  #cells: readonly RowCell[] = []
  #shown: ShownRow | undefined

  constructor() {
    this.element.setAttribute('role', 'row')
  }

  /** The id of the order that it shows. */
  get id(): string | undefined {
    return this.#shown?.order.id
  }

  show(row: ShownRow): void {
    const { element } = this
    const before = this.#shown
    this.#shown = row
    if (before?.columns !== row.columns) this.#divide(row.columns)
    if (before?.order.id !== row.order.id) element.dataset.id = row.order.id
    if (before?.start !== row.start) element.style.insetBlockStart = `${row.start}px`
    if (before?.index !== row.index) element.ariaRowIndex = String(row.index + 2)
    if (before?.selected !== row.selected) element.ariaSelected = String(row.selected)
    if (before?.open !== row.open) element.classList.toggle('open', row.open)
    if (before?.isTabStop !== row.isTabStop) element.tabIndex = row.isTabStop ? 0 : -1
    if (before === undefined || saysOther(before, row))
      for (const cell of this.#cells) cell.show(row)
  }

  #divide(columns: readonly OrderColumnId[]): void {
    this.#cells = [pickCell(), ...columns.map(cellFor)]
    this.element.replaceChildren(...this.#cells.map(({ element }) => element))
  }
}

function saysOther(a: ShownRow, b: ShownRow): boolean {
  return (
    a.order !== b.order ||
    a.age !== b.age ||
    a.selected !== b.selected ||
    a.hrefOf !== b.hrefOf ||
    a.columns !== b.columns ||
    a.say !== b.say
  )
}
