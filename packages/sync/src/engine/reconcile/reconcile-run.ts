// One comparison of a holding with its source: by counts, by a census, or document by document.
import type { IdRange, RangeCount, SourceDocument } from '../../source/order-source.ts'
import {
  compareIds,
  comparePositions,
  isWithin,
  type Position,
  type TimeRange,
} from '../../source/position.ts'
import type { ReadMark } from '../../store/replica-store.ts'
import type { Timestamp } from '../../timestamp.ts'
import type { Holding } from '../holding.ts'
import type { EngineParts } from '../parts.ts'
import type { Allowance } from './allowance.ts'
import { type DifferingRange, differingRanges } from './differing-ranges.ts'
import { hiddenRanges } from './hidden-ranges.ts'

/** What a comparison found and spent. */
export interface ReconcileOutcome {
  /** Orders that were put in, or brought up to date. */
  readonly repaired: number
  /** Orders that were taken out. */
  readonly removed: number
  readonly reads: number
  /** False where it stopped at the most reads that it may spend. */
  readonly complete: boolean
}

/** The source and what is known differ in number, as they were at one of the source's times. */
interface Difference {
  readonly whole: DifferingRange
  readonly at: Timestamp
}

/** Ids to look up at once. */
export const LOOK_UP_AT_ONCE = 100
/** Beyond so many strays the field is the exception, and looking for more of them is no repair. */
const MOST_STRAYS = 10_000

export class ReconcileRun<T> {
  readonly #parts: EngineParts<T>
  readonly #holding: Holding<T>
  readonly #allowance: Allowance
  #repaired = 0
  #removed = 0
  #isComplete = true

  constructor(parts: EngineParts<T>, holding: Holding<T>, allowance: Allowance) {
    this.#parts = parts
    this.#holding = holding
    this.#allowance = allowance
  }

  get outcome(): ReconcileOutcome {
    return {
      repaired: this.#repaired,
      removed: this.#removed,
      reads: this.#allowance.spent,
      complete: this.#isComplete,
    }
  }

  /** Finds by counts what was deleted, and what came in unseen. */
  async compareCounts(): Promise<void> {
    const found = await this.#difference()
    if (found === undefined) return
    const { at, whole } = found
    const count = async (range: TimeRange) => {
      const counted = await this.#parts.source.count(range, at, this.#parts.signal)
      return counted && this.#allowance.book(counted)
    }
    await this.#eachWithinAllowance(differingRanges(whole, count), async (differing) => {
      const ids = differing.known.map(({ id }) => id)
      if (differing.count === 0) await this.prove(ids, at)
      else await this.#read(differing.range, ids, at)
    })
  }

  /** Reads all that is known of, and more: what neither times nor counts have shown comes to light here. */
  async readEverything(): Promise<void> {
    this.#parts.log.info('[SYNC] Full re-sync - reading all orders again')
    const { readTime: at, horizon } = this.#holding.mark
    const range = horizon === undefined ? {} : { from: horizon }
    const known = [...this.#holding.timed(range)].map(({ id }) => id)
    await this.#read(range, known, at)
    await this.#commit([], [], at, { fullReadTime: at })
  }

  /** Finds by a census what the order of time hides. */
  async findHidden(): Promise<void> {
    const { source, log, signal } = this.#parts
    const { readTime: at } = this.#holding.mark
    const strays = [...this.#holding.strays()]
    if (strays.length >= MOST_STRAYS) {
      log.warn(`[SYNC] ${strays.length} orders have no usable time: no more are looked for`)
      return
    }
    const ask = {
      census: async (range: IdRange) =>
        this.#allowance.book(await source.census(range, at, signal)),
      first: async (range: IdRange) =>
        this.#allowance.book(await source.readIds({ range, limit: 1, at }, signal)),
    }
    const census = await ask.census({})
    if (census.all - census.timed === strays.length) return
    const whole = { range: {}, strays, census, known: this.#holding.ids().sort(compareIds) }
    await this.#eachWithinAllowance(hiddenRanges(whole, ask), async (hidden) => {
      const missing = new Set(hidden.strays)
      if (hidden.census.all > 0) {
        const request = { range: hidden.range, limit: hidden.census.all, at }
        const { documents } = this.#allowance.book(await source.readIds(request, signal))
        for (const { id } of documents) missing.delete(id)
        await this.#commit(
          documents.filter(({ stray }) => stray),
          [],
          at,
        )
      }
      await this.prove([...missing], at)
    })
  }

  /** Leaves the rest of a census to the next reconcile, however soon that is. */
  async postponeCensus(): Promise<void> {
    if (this.#isComplete) return
    await this.#commit([], [], this.#holding.mark.readTime, { censusTime: undefined })
  }

  /** Looks ids up, and lets go of those that are not found. */
  async prove(ids: readonly string[], at: Timestamp): Promise<void> {
    const { source, signal } = this.#parts
    for (let start = 0; start < ids.length; start += LOOK_UP_AT_ONCE) {
      if (start > 0 && this.#stops()) return
      const some = ids.slice(start, start + LOOK_UP_AT_ONCE)
      const { documents } = this.#allowance.book(await source.lookUp(some, at, signal))
      const found = new Set(documents.map(({ id }) => id))
      const gone = some.filter((id) => !found.has(id))
      await this.#commit(documents, gone, at)
    }
  }

  /** Where the source's count differs from what is known, both of one moment. */
  async #difference(): Promise<Difference | undefined> {
    const holding = this.#holding
    const { readTime: at, horizon } = holding.mark
    const expected = holding.timedSince(horizon)
    const counted = await this.#countFrom(horizon, at)
    if (counted === undefined) return undefined
    const { range, count } = counted
    if (holding.mark.readTime !== at) {
      const isAsExpected = isSamePlace(range.from, horizon) && count === expected
      return isAsExpected ? undefined : this.#differenceNoted()
    }
    if (count === holding.timedSince(range.from)) return undefined
    return { at, whole: { range, count, known: [...holding.timed(range)] } }
  }

  /** The same where refreshes come faster than answers: all that is known is noted before the question. */
  async #differenceNoted(): Promise<Difference | undefined> {
    const { readTime: at, horizon } = this.#holding.mark
    const noted = [...this.#holding.timed(horizon === undefined ? {} : { from: horizon })]
    const counted = await this.#countFrom(horizon, at)
    if (counted === undefined) return undefined
    const { range, count } = counted
    const known = noted.filter((position) => isWithin(position, range))
    return count === known.length ? undefined : { at, whole: { range, count, known } }
  }

  async #countFrom(from: Position | undefined, at: Timestamp): Promise<RangeCount | undefined> {
    const { source, signal } = this.#parts
    const counted = await source.count(from === undefined ? {} : { from }, at, signal)
    return counted && this.#allowance.book(counted)
  }

  /** Reads a stretch of the order of time, and looks up what should have been there. */
  async #read(range: TimeRange, known: readonly string[], at: Timestamp): Promise<void> {
    const missing = new Set(known)
    for await (const page of this.#parts.reader.readRange(range, at, this.#parts.signal)) {
      this.#allowance.book(page)
      for (const { id } of page.documents) missing.delete(id)
      await this.#commit(page.documents, [], at)
    }
    await this.prove([...missing], at)
  }

  async #commit(
    documents: readonly SourceDocument<T>[],
    gone: readonly string[],
    readTime: Timestamp,
    mark: Partial<ReadMark> = {},
  ): Promise<void> {
    const { keeper, turns } = this.#parts
    const holding = this.#holding
    const evidence = { documents, gone, readTime }
    const markOf = (before: ReadMark) => ({ ...before, ...mark })
    if (!keeper.brings(holding, evidence, markOf)) return
    const merged = await turns.write(() => keeper.commit(holding, evidence, markOf))
    this.#repaired += merged.upserts.length
    this.#removed += merged.removals.length
  }

  /** Repairs one range after the other; the first in any case, so that every reconcile gets further. */
  async #eachWithinAllowance<R>(
    ranges: AsyncGenerator<R>,
    repair: (range: R) => Promise<void>,
  ): Promise<void> {
    let isFirst = true
    for await (const range of ranges) {
      if (!isFirst && this.#stops()) return
      isFirst = false
      await repair(range)
    }
  }

  /** Whether it may begin nothing new. */
  #stops(): boolean {
    if (this.#allowance.isUsedUp) this.#isComplete = false
    return this.#allowance.isUsedUp
  }
}

function isSamePlace(a: Position | undefined, b: Position | undefined): boolean {
  return a === undefined || b === undefined ? a === b : comparePositions(a, b) === 0
}
