// Finds where the source and what is known of it differ by counting alone: where the counts of a stretch of the
// order of time differ, it is halved and counted again, down to stretches that are cheaper to read than to
// count. It is range-based set reconciliation (A. Meyer, «Range-Based Set Reconciliation», SRDS 2023,
// https://arxiv.org/abs/2212.13567) with a count as the fingerprint, since a count is what Firestore sells
// cheaply. What a count can't see, one document too many beside one too few, is left to the full re-read.
import type { RangeCount } from '../../source/order-source.ts'
import { comparePositions, isWithin, type Position, type TimeRange } from '../../source/position.ts'

/** A stretch in which the source has another number of documents than are known. */
export interface DifferingRange {
  readonly range: TimeRange
  /** What is known there, in any order. */
  readonly known: readonly Required<Position>[]
  /** How many documents the source has there. */
  readonly count: number
}

/** Counting once more costs a read at least; halving a stretch of 16 saves 8 of them, and a round trip costs time. */
const WORTH_READING = 16

/**
 * Yields the smallest differing stretches of `whole`.
 *
 * @param count - counts a stretch as it was when `whole` was; the range it answers with may end earlier
 */
export async function* differingRanges(
  whole: DifferingRange,
  count: (range: TimeRange) => Promise<RangeCount | undefined>,
): AsyncGenerator<DifferingRange> {
  const pending = [whole]
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (next.known.length === next.count) continue
    const isSmall = next.count === 0 || next.known.length <= WORTH_READING
    const halves = isSmall ? undefined : await halvesOf(next, count)
    if (halves === undefined) yield next
    else pending.push(...halves)
  }
}

/** Undefined where no place divides what is known there. */
async function halvesOf(
  { range, known, count }: DifferingRange,
  countIn: (range: TimeRange) => Promise<RangeCount | undefined>,
): Promise<DifferingRange[] | undefined> {
  for (const middle of pivots(known)) {
    const lower = await countIn({ ...range, before: middle })
    const before = lower?.range.before
    if (lower === undefined || before === undefined) return undefined
    const knownBelow = known.filter((position) => isWithin(position, lower.range))
    if (knownBelow.length === 0) continue
    const upper = { ...range, from: before }
    const knownAbove = known.filter((position) => isWithin(position, upper))
    return [
      { range: upper, known: knownAbove, count: count - lower.count },
      { range: lower.range, known: knownBelow, count: lower.count },
    ]
  }
  return undefined
}

/** Versions follow time but for a few, so the middle one halves well; if it does not, the last one divides. */
function pivots(known: readonly Required<Position>[]): Required<Position>[] {
  const middle = known[known.length >> 1]
  if (middle === undefined) return []
  const last = known.reduce((a, b) => (comparePositions(a, b) < 0 ? b : a), middle)
  return last === middle ? [middle] : [middle, last]
}
