// Orders as CSV (RFC 4180) for spreadsheets. Its texts come from customers, and a spreadsheet would run a text that
// looks like a formula: https://owasp.org/www-community/attacks/CSV_Injection
import type { LineItem, Order } from '@deltadesk/contract'

type Cell = string | number | null | undefined

/** The names never change with the language, so that a script can rely on them. */
const COLUMNS: readonly (readonly [name: string, of: (order: Order) => Cell])[] = [
  ['number', (order) => order.number],
  ['status', (order) => order.status],
  ['customer_name', (order) => order.customer.name],
  ['customer_email', (order) => order.customer.email],
  ['item_count', (order) => order.items.length],
  ['items', (order) => order.items.map(itemText).join('; ')],
  ['total', (order) => order.total],
  ['currency', (order) => order.currency],
  ['created_at', (order) => order.createdAt],
  ['updated_at', (order) => order.updatedAt],
  ['id', (order) => order.id],
  ['extra', (order) => JSON.stringify(order.extra)],
]

/** By its byte order mark Excel knows that the file is UTF-8. */
export const CSV_HEAD = `\u{feff}${COLUMNS.map(([name]) => name).join(',')}\r\n`

/** One line, with its end. */
export function csvRow(order: Order): string {
  return `${COLUMNS.map(([, of]) => csvCell(of(order))).join(',')}\r\n`
}

/** Numbers stay numbers, negative ones too; a text is made harmless; nothing is an empty cell. */
export function csvCell(value: Cell): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number') return String(value)
  const text = harmless(value)
  return /[",;\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/**
 * Where a spreadsheet may see the begin of a cell and of a formula in it. That is not only at the begin of the text:
 * where the list separator is a semicolon, as in German Excel, or a tab, the file is cut there, whatever the quotes.
 * Quotes, blanks, apostrophes and invisible characters do not make a formula harmless.
 */
const FORMULA_START =
  /(?<=^|[;\t\r\n])(?=[['"\p{Cc}\p{Cf}\s]--[\t\r\n]]*[=+\-@＝＋－＠])|^(?=[['"\p{Cc}\p{Cf}\s]--[\t\r\n]]*[\t\r\n\0])/gv

/** With an apostrophe before each formula: spreadsheets take what follows it for text. */
function harmless(text: string): string {
  return text.replace(FORMULA_START, "'")
}

function itemText({ quantity, name }: LineItem): string {
  return `${quantity} × ${name}`
}
