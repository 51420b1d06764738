// A replica in use: what is held, what is known and not held, and how far the source has been read into it.
// All of it changes together, so that at any moment it is a true copy of the source at one of its times.
import { ReplicaHistory } from '../replica/replica-history.ts'
import { comparePositions, isWithin, type Position, type TimeRange } from '../source/position.ts'
import type { ReadMark, ReplicaBatch, ReplicaHead, ReplicaState } from '../store/replica-store.ts'
import type { LaterCommits } from '../store/shared-replica-store.ts'
import { type Evidence, type Merged, merge } from './merge.ts'
import { Shadows } from './shadows.ts'

export interface HoldingOptions<T> {
  /** The most entries to hold; 0 for all. */
  readonly limit: number
  /** Bytes that a value takes on the wire. */
  readonly sizeOf: (value: T) => number
}

/** What a merge would do to a holding, and how far the source is read with it. */
export interface Proposal<T> extends Merged<T> {
  readonly mark: ReadMark
}

export class Holding<T> {
  readonly history: ReplicaHistory<T>
  readonly #shadows: Shadows
  readonly #limit: number
  #mark: ReadMark
  #sequence: number

  private constructor(
    history: ReplicaHistory<T>,
    { shadows, mark, sequence }: Pick<ReplicaState<T>, 'mark' | 'sequence' | 'shadows'>,
    limit: number,
  ) {
    this.history = history
    this.#shadows = new Shadows(shadows)
    this.#mark = mark
    this.#sequence = sequence
    this.#limit = limit
  }

  /** An empty one, about to be filled. */
  static begin<T>(epoch: string, mark: ReadMark, { limit, sizeOf }: HoldingOptions<T>): Holding<T> {
    const history = new ReplicaHistory<T>({ epoch, sizeOf })
    return new Holding(history, { shadows: [], mark, sequence: 0 }, limit)
  }

  /** As it was when it was kept. */
  static restore<T>(state: ReplicaState<T>, { limit, sizeOf }: HoldingOptions<T>): Holding<T> {
    const { epoch, floor, entries, tombstones } = state
    const history = new ReplicaHistory<T>({ epoch, floor, sizeOf })
    history.commit({ upserts: entries, removals: tombstones })
    return new Holding(history, state, limit)
  }

  get mark(): ReadMark {
    return this.#mark
  }

  /** Where it stands in its line of commits. */
  get head(): ReplicaHead {
    return { epoch: this.history.cursor.epoch, sequence: this.#sequence }
  }

  /** How many more orders there is room for and the source has. */
  get room(): number {
    const isComplete = this.#limit === 0 || this.#mark.horizon === undefined
    return isComplete ? 0 : Math.max(0, this.#limit - this.history.size)
  }

  /**
   * What `evidence` would change; nothing is changed yet. The horizon of `mark` is as low as was read; it rises
   * above what the full window would let go.
   */
  propose(evidence: Evidence<T>, mark: ReadMark): Proposal<T> {
    const { history } = this
    const known = { history, shadows: this.#shadows, horizon: mark.horizon, limit: this.#limit }
    const merged = merge(known, evidence)
    return { ...merged, mark: { ...mark, horizon: merged.horizon } }
  }

  /** Takes in what was proposed; nothing else may have been taken in between. */
  apply({ upserts, removals, shadows, mark }: Proposal<T>): void {
    this.history.commit({ upserts, removals })
    this.#shadows.apply(shadows)
    this.#mark = mark
  }

  /** Tells that a store has what is held. */
  committed(): void {
    this.#sequence++
  }

  /** Takes in what another process has committed, if it is ahead of this. */
  follow({ head, floor, upserts, removals, shadows, mark }: LaterCommits<T>): void {
    if (head.sequence <= this.#sequence) return
    this.history.commit({ upserts, removals })
    this.history.raiseFloor(floor)
    this.#shadows.apply(shadows)
    this.#mark = mark
    this.#sequence = head.sequence
  }

  /** Begins a new epoch with all that is held: no cursor that was given out so far is good any more. */
  renew(epoch: string): void {
    this.history.renew(epoch)
    this.#sequence = 0
  }

  /** What a store is to be given for it to be as this is after `proposal`. */
  batch({ upserts, removals, shadows, mark }: Proposal<T>): ReplicaBatch<T> {
    const { epoch, sequence } = this.head
    const { floor } = this.history
    const changes = { upserts, removals, shadows, mark }
    return { epoch, sequence: sequence + 1, floor, replace: false, ...changes }
  }

  /**
   * What a store is to be given that has nothing, or something else, for it to begin the epoch with all of this,
   * and with a proposal that has not been taken in yet.
   */
  everything(epoch: string, proposal?: Proposal<T>): ReplicaBatch<T> {
    const { floor } = this.history
    const { upserts = [], removals = [], mark = this.mark } = proposal ?? {}
    const changed = new Set([...upserts, ...removals].map(({ id }) => id))
    const stays = ({ id }: { readonly id: string }) => !changed.has(id)
    const shadows = new Shadows(this.#shadows.values())
    if (proposal !== undefined) shadows.apply(proposal.shadows)
    return {
      epoch,
      sequence: 1,
      floor,
      replace: true,
      upserts: [...[...this.history.entries()].filter(stays), ...upserts],
      removals: [...[...this.history.tombstones()].filter(stays), ...removals],
      shadows: { kept: [...shadows.values()], dropped: [] },
      mark,
    }
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
}
