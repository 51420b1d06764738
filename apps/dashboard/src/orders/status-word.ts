// An order's status in the shop's own word.
import { clip } from '../format/text.ts'

/** Whatever stands there beyond this is no name of a status. */
const LONGEST = 40

/** @param noStatus - what to say where there is none */
export function statusWord(status: string | null, noStatus: string): string {
  return clip(status?.trim() || noStatus, LONGEST)
}
