// Finds the documents that no read in the order of time shows, by counting: where a stretch of the order of ids
// has more documents than the order of time has of it, it is halved, at a known id where there is one.
import type { Census, Found, IdRange } from '../../source/order-source.ts'
import { compareIds } from '../../source/position.ts'
import { idBetween } from './id-between.ts'

/** A stretch of ids with another number of strays than are known. */
export interface HiddenRange {
  readonly range: IdRange
  readonly census: Census
  /** The strays that are known there. */
  readonly strays: readonly string[]
  /** Ids that are known there, in order: places to halve it at. */
  readonly known: readonly string[]
}

/** What the search asks of the source, all of one moment. */
export interface IdQuestions {
  census(range: IdRange): Promise<Census>
  /** The first document of a range. */
  first(range: IdRange): Promise<Found<unknown>>
}

/** A stretch of so many documents is cheaper read than halved, which takes two counts. */
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
    if (isWorthReading(census)) yield next
    else pending.push(...(await halvesOf(next, questions)))
  }
}

function isWorthReading({ all, timed }: Census): boolean {
  const { share, most } = WORTH_READING_WHEN_MANY
  return all <= WORTH_READING || (all <= most && (all - timed) * share >= all)
}

async function halvesOf(
  { range, census, strays, known }: HiddenRange,
  questions: IdQuestions,
): Promise<HiddenRange[]> {
  const middle = known[known.length >> 1] ?? (await placeBehindFirst(range, questions))
  const isBelow = (id: string) => compareIds(id, middle) < 0
  const lower = { ...range, before: middle }
  const below = await questions.census(lower)
  const above = { all: census.all - below.all, timed: census.timed - below.timed, reads: 0 }
  return [
    {
      range: { ...range, from: middle },
      census: above,
      strays: strays.filter((id) => !isBelow(id)),
      // The range begins with the middle one: it divides nothing any more.
      known: known.filter((id) => !isBelow(id) && id !== middle),
    },
    { range: lower, census: below, strays: strays.filter(isBelow), known: known.filter(isBelow) },
  ]
}

/** About half-way through the ids that the range may hold behind its first. */
async function placeBehindFirst(range: IdRange, { first }: IdQuestions): Promise<string> {
  const { documents } = await first(range)
  return idBetween(documents[0]?.id ?? range.from ?? '', range.before)
}
