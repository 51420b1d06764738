// Finds the documents that no read in the order of time shows, by counting: where a stretch of the order of ids
// has more documents than the order of time has of it, it is halved between its first id and its last.
import type { Census, Found, IdRange } from '../../source/order-source.ts'
import { compareIds } from '../../source/position.ts'
import { middleId } from './middle-id.ts'

/** A stretch of ids with another number of strays than are known. */
export interface HiddenRange {
  readonly range: IdRange
  readonly census: Census
  /** The strays that are known there. */
  readonly strays: readonly string[]
}

/** What the search asks of the source, all of one moment. */
export interface IdQuestions {
  census(range: IdRange): Promise<Census>
  /** The first or the last document of a range. */
  end(range: IdRange, direction: 'first' | 'last'): Promise<Found<unknown>>
}

/** A stretch of so many documents is cheaper read than halved: halving takes two counts and two documents. */
const WORTH_READING = 16
/** So is one of which a quarter are strays, as long as one answer holds it. */
const WORTH_READING_WHEN_MANY = { share: 4, most: 300 } as const

/** Yields the smallest stretches of `whole` in which strays are hidden, or no longer there. */
export async function* hiddenRanges(
  whole: HiddenRange,
  questions: IdQuestions,
): AsyncGenerator<HiddenRange> {
  const pending = [whole]
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { census, strays } = next
    if (census.all - census.timed === strays.length) continue
    const halves = isWorthReading(census) ? undefined : await halvesOf(next, questions)
    if (halves === undefined) yield next
    else pending.push(...halves)
  }
}

function isWorthReading({ all, timed }: Census): boolean {
  const { share, most } = WORTH_READING_WHEN_MANY
  return all <= WORTH_READING || (all <= most && (all - timed) * share >= all)
}

async function halvesOf(
  { range, census, strays }: HiddenRange,
  questions: IdQuestions,
): Promise<HiddenRange[] | undefined> {
  const [first, last] = await Promise.all([
    questions.end(range, 'first'),
    questions.end(range, 'last'),
  ])
  const [low, high] = [first.documents[0]?.id, last.documents[0]?.id]
  const middle = low === undefined || high === undefined ? undefined : middleId(low, high)
  if (middle === undefined) return undefined
  const lower = { ...range, before: middle }
  const below = await questions.census(lower)
  const above = { all: census.all - below.all, timed: census.timed - below.timed, reads: 0 }
  const isBelow = (id: string) => compareIds(id, middle) < 0
  return [
    {
      range: { ...range, from: middle },
      census: above,
      strays: strays.filter((id) => !isBelow(id)),
    },
    { range: lower, census: below, strays: strays.filter(isBelow) },
  ]
}
