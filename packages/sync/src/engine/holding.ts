// A replica in use: what is held, what is known and not held, and how far the source has been read into it.
// All of it changes together, so that at any moment it is a true copy of the source at one of its times.
import { ReplicaHistory } from '../replica/replica-history.ts'
import { comparePositions, isWithin, type Position, type TimeRange } from '../source/position.ts'
import type { ReadMark, ReplicaBatch, ReplicaState } from '../store/replica-store.ts'
import { nextMoment } from '../timestamp.ts'
import { type Evidence, type Merged, merge } from './merge.ts'
import { Shadows } from './shadows.ts'

export interface HoldingOptions<T> {
  /** The most entries to hold; 0 for all. */
  readonly limit: number
  /** Bytes that a value takes on the wire. */
  readonly sizeOf: (value: T) => number
}

export class Holding<T> {
  readonly history: ReplicaHistory<T>
  readonly #shadows: Shadows
  readonly #limit: number
  #mark: ReadMark

  private constructor(history: ReplicaHistory<T>, shadows: Shadows, mark: ReadMark, limit: number) {
    this.history = history
    this.#shadows = shadows
    this.#mark = mark
    this.#limit = limit
  }

  /** An empty one, about to be filled. */
  static begin<T>(epoch: string, mark: ReadMark, { limit, sizeOf }: HoldingOptions<T>): Holding<T> {
    return new Holding(new ReplicaHistory<T>({ epoch, sizeOf }), new Shadows(), mark, limit)
  }

  /** As it was when it was kept. */
  static restore<T>(state: ReplicaState<T>, { limit, sizeOf }: HoldingOptions<T>): Holding<T> {
    const { epoch, floor, entries, tombstones, shadows, mark } = state
    const history = new ReplicaHistory<T>({ epoch, floor, sizeOf })
    history.commit({ upserts: entries, removals: tombstones })
    return new Holding(history, new Shadows(shadows), mark, limit)
  }

  get mark(): ReadMark {
    return this.#mark
  }

  /** Documents that are known and not held. */
  get shadowed(): number {
    return this.#shadows.size
  }

  /** How many more orders there is room for and the source has. */
  get room(): number {
    const isComplete = this.#limit === 0 || this.#mark.horizon === undefined
    return isComplete ? 0 : Math.max(0, this.#limit - this.history.size)
  }

  /**
   * Merges what was read, and tells what that changed. The horizon of `mark` is as low as was read; it rises
   * above what the full window lets go.
   */
  take(evidence: Evidence<T>, mark: ReadMark): Merged<T> {
    const { history } = this
    const known = { history, shadows: this.#shadows, horizon: mark.horizon, limit: this.#limit }
    const merged = merge(known, evidence)
    history.commit(merged)
    this.#shadows.apply(merged.shadows)
    if (merged.evicted === undefined) {
      this.#mark = mark
      return merged
    }
    const horizon = this.#above(merged.evicted)
    this.#mark = { ...mark, horizon }
    const { kept, dropped } = merged.shadows
    const lost = this.#shadows.dropBelow(horizon)
    return { ...merged, shadows: { kept, dropped: [...dropped, ...lost] } }
  }

  /** What a store is to be given of `changes`. */
  batch({
    upserts,
    removals,
    shadows,
  }: Pick<Merged<T>, 'upserts' | 'removals' | 'shadows'>): ReplicaBatch<T> {
    const { epoch, floor } = this.history
    return { epoch, floor, mark: this.#mark, replace: false, upserts, removals, shadows }
  }

  /** What a store is to be given that has nothing, or something else. */
  everything(): ReplicaBatch<T> {
    const upserts = [...this.history.entries()]
    const removals = [...this.history.tombstones()]
    const shadows = { kept: [...this.#shadows.values()], dropped: [] }
    return { ...this.batch({ upserts, removals, shadows }), replace: true }
  }

  /** How many documents a read in the order of time would find from a place on, if nothing was missed. */
  timedSince(from: Position | undefined): number {
    let older = 0
    if (from !== undefined) {
      for (const entry of this.history.oldestFirst()) {
        if (comparePositions(entry, from) >= 0) break
        if (!entry.stray) older++
      }
    }
    const shadows = this.#shadows.timedIn(from === undefined ? {} : { from }).length
    return this.history.size - this.history.strays.size - older + shadows
  }

  /** The places of the documents that a read in the order of time would find in `range`; looks at every entry. */
  *timed(range: TimeRange): Generator<Required<Position>> {
    for (const { id, updatedAt, stray } of this.history.entries()) {
      if (!stray && isWithin({ id, updatedAt }, range)) yield { id, updatedAt }
    }
    for (const { id, updatedAt } of this.#shadows.timedIn(range)) yield { id, updatedAt }
  }

  /** The ids of all known documents. */
  ids(): string[] {
    const held = [...this.history.entries()].map(({ id }) => id)
    return [...held, ...[...this.#shadows.values()].map(({ id }) => id)]
  }

  /** The ids of all known documents that no read in the order of time finds. */
  strays(): Set<string> {
    return new Set([...this.history.strays, ...this.#shadows.strays().map(({ id }) => id)])
  }

  /** The lowest place behind `evicted` that everything is known from. */
  #above(evicted: Position): Position {
    const next: Position = { updatedAt: nextMoment(evicted.updatedAt) }
    for (const { id, updatedAt, stray } of this.history.oldestFirst()) {
      if (comparePositions({ id, updatedAt }, next) >= 0) break
      if (!stray) return { id, updatedAt }
    }
    return next
  }
}
