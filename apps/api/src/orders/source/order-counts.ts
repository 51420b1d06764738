// Counts of documents: in the order of time, and in that of ids, which shows what the other one hides.
import type { Census, IdRange, RangeCount, TimeRange, Timestamp } from '@deltadesk/sync'
import type { SourceParts } from './source-parts.ts'

export class OrderCounts {
  readonly #parts: SourceParts

  constructor(parts: SourceParts) {
    this.#parts = parts
  }

  /** Undefined for text by a local clock, of which the order of time can't be told. */
  async count(
    range: TimeRange,
    at: Timestamp,
    signal: AbortSignal,
  ): Promise<RangeCount | undefined> {
    const { reader, queries, positions, warnings } = this.#parts
    const { kind, reads } = await this.#parts.kind.get(at, signal)
    if (kind === undefined) return { count: 0, range, reads }
    const told = positions.tellable(kind, range)
    if (told === undefined) {
      if (positions.areLocal) warnings.localClock()
      return undefined
    }
    const start = told.from && positions.notBehind(kind, told.from)
    const end = told.before && positions.notBefore(kind, told.before)
    const query = queries.byTime({ kind, direction: 'oldest-first', start, end })
    const counted = await reader.count(query, at, signal)
    return { count: counted.count, range: told, reads: reads + counted.reads }
  }

  async census(range: IdRange, at: Timestamp, signal: AbortSignal): Promise<Census> {
    const { reader, queries } = this.#parts
    const { kind, reads } = await this.#parts.kind.get(at, signal)
    const [all, timed] = await Promise.all([
      reader.count(queries.byId({ range }), at, signal),
      kind && reader.count(queries.timedById(kind, range), at, signal),
    ])
    return {
      all: all.count,
      timed: timed?.count ?? 0,
      reads: reads + all.reads + (timed?.reads ?? 0),
    }
  }
}
