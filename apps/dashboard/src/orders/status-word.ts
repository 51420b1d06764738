// An order's status in the shop's own word.
import { clip } from '../format/text.ts'

/** Whatever stands there beyond this is no name of a status. */
const LONGEST = 40

/**
 * With a capital, as the word stands alone. It is not left to the stylesheet, since a first letter of another style is a
 * box of its own, and a table has many.
 *
 * @param noStatus - what to say where there is none
 */
export function statusWord(status: string | null, noStatus: string): string {
  const word = clip(status?.trim() || noStatus, LONGEST)
  const [first = ''] = word
  return first.toLocaleUpperCase() + word.slice(first.length)
}
