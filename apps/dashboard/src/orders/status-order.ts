// Where a status stands among others. Their counts change all the time; were they sorted by them, a tab could move from
// under the hand that is about to press it.
import { knownStatus } from './status-names.ts'

/** `statuses` as an order goes through them, then those of a shop's own by name, and `''`, which is none, at the end. */
export function inLifeOrder(statuses: readonly string[]): string[] {
  return [...statuses].sort((a, b) => stageOf(a) - stageOf(b) || (a < b ? -1 : 1))
}

/** Finite, as the difference of two infinities is no number. */
function stageOf(status: string): number {
  if (status === '') return Number.MAX_SAFE_INTEGER
  return knownStatus(status)?.stage ?? Number.MAX_SAFE_INTEGER - 1
}
