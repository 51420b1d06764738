// The cells of a row, each with as few elements as it needs. They are filled by hand rather than by a template: a change
// often fills all rows in sight at once, and what a frame has time for is to set the texts that differ, not to make a
// tree of them all and compare it with the one before.
import type { Order } from '@deltadesk/contract'
import { toneOf } from '../../../orders/status-tone.ts'
import { columnOf } from '../../../orders/table/column-layout.ts'
import type { OrderColumnId } from '../../../orders/table/columns.ts'
import { emailLine, type RowWords, rowText } from '../../../orders/table/row-text.ts'
import '../status-badge.css'
import '../user-text.css'

/** What a row says. */
export interface RowContent {
  readonly order: Order
  readonly hrefOf: (id: string) => string
  readonly selected: boolean
  /** Of the last change of the order. */
  readonly age: string
  readonly say: RowWords
}

export interface RowCell {
  readonly element: HTMLElement
  show(content: RowContent): void
}

export function pickCell(): RowCell {
  const box = document.createElement('input')
  box.type = 'checkbox'
  box.tabIndex = -1
  const element = cellOf('pick')
  element.append(box)
  let label = ''
  return {
    element,
    show({ order, selected, say }) {
      box.checked = selected
      const next = say.words.select(order.number)
      if (next === label) return
      label = next
      box.ariaLabel = next
    },
  }
}

export function cellFor(column: OrderColumnId): RowCell {
  const cell = shapeOf(column)
  cell.element.dataset.column = column
  return cell
}

function shapeOf(column: OrderColumnId): RowCell {
  switch (column) {
    case 'number':
      return numberCell()
    case 'customer':
      return customerCell()
    case 'status':
      return statusCell()
    case 'updated':
      return ageCell()
    case 'email':
    case 'currency':
    case 'country':
    case 'id':
      return typedCell(column)
    default:
      return wordCell(column)
  }
}

/** What the dashboard itself puts into words needs no direction of its own. */
function wordCell(column: 'items' | 'total' | 'pieces' | 'created'): RowCell {
  const element = cellOf(columnOf(column).end ? `${column} text end` : `${column} text`)
  const set = textIn(element)
  return { element, show: ({ order, say }) => set(rowText(order, column, say)) }
}

function typedCell(column: 'email' | 'currency' | 'country' | 'id'): RowCell {
  const element = cellOf(column)
  const set = textIn(typedTextIn(element))
  return { element, show: ({ order, say }) => set(rowText(order, column, say)) }
}

function numberCell(): RowCell {
  const element = cellOf('number', 'th')
  const link = document.createElement('a')
  link.className = 'text'
  link.dir = 'auto'
  link.tabIndex = -1
  element.append(link)
  const set = textIn(link)
  let href = ''
  return {
    element,
    show({ order, hrefOf, say }) {
      set(rowText(order, 'number', say))
      const next = hrefOf(order.id)
      if (next !== href) link.setAttribute('href', next)
      href = next
    },
  }
}

function customerCell(): RowCell {
  const element = cellOf('customer')
  const set = textIn(typedTextIn(element))
  const line = typedTextIn(element)
  line.classList.add('email-line')
  const setLine = textIn(line)
  return {
    element,
    show({ order, say }) {
      set(rowText(order, 'customer', say))
      setLine(emailLine(order))
    },
  }
}

function statusCell(): RowCell {
  const element = cellOf('status')
  const badge = document.createElement('span')
  badge.dir = 'auto'
  element.append(badge)
  const set = textIn(badge)
  let tone = ''
  return {
    element,
    show({ order, say }) {
      set(rowText(order, 'status', say))
      const next = toneOf(order.status)
      if (next !== tone) badge.className = `badge ${next}`
      tone = next
    },
  }
}

function ageCell(): RowCell {
  const element = cellOf('updated text')
  const set = textIn(element)
  return { element, show: ({ age }) => set(age) }
}

function cellOf(name: string, tag: 'td' | 'th' = 'td'): HTMLElement {
  const cell = document.createElement(tag)
  cell.className = name
  // The rows are grids, and some browsers take the roles away with the display.
  cell.setAttribute('role', tag === 'th' ? 'rowheader' : 'gridcell')
  if (cell instanceof HTMLTableCellElement && tag === 'th') cell.scope = 'row'
  return cell
}

/** For what somebody outside typed, which keeps to its own direction. */
function typedTextIn(cell: HTMLElement): HTMLElement {
  const span = document.createElement('span')
  span.className = 'text'
  span.dir = 'auto'
  cell.append(span)
  return span
}

/** @returns what sets the text of `element`; its one node stays, since another would be styled and laid out anew */
function textIn(element: HTMLElement): (text: string) => void {
  const node = document.createTextNode('')
  element.append(node)
  let shown = ''
  return (text) => {
    if (text !== shown) node.data = text
    shown = text
  }
}
