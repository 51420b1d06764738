// What of an order is searched.
import type { Order } from '@deltadesk/contract'
import { fold } from './fold.ts'

/** What is longer is no name: the rest of it is not searched. */
const FIELD_LIMIT = 500

/**
 * Folded: the line of {@link numberLine}, then name, e-mail, items' names and SKUs on lines of their own, so that no
 * word is found across two of them.
 */
export function searchedText({ number, customer, items }: Order): string {
  const fields = [customer.name, customer.email]
  for (const { name, sku } of items) fields.push(name, sku)
  let text = numberLine(number)
  for (const field of fields) if (field) text += `${fold(field.slice(0, FIELD_LIMIT))}\n`
  return text
}

/** A number, or a search for one, folded: `#1042` with its line feed, whether it was given with its `#` or without. */
export function numberLine(number: string): string {
  const plain = fold(number.slice(0, FIELD_LIMIT)).trim().replace(/^#/, '').replace(/\s+/g, ' ')
  return `#${plain}\n`
}
