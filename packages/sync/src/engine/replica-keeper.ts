// Takes what was read into the holding and keeps it in a store, commit after commit. A store that fails costs
// nothing but the next restart: the engine goes on from memory, and the store is given everything as soon as
// it answers again.
import type { Clock } from '../clock.ts'
import type { ReadMark, ReplicaBatch, ReplicaState, ReplicaStore } from '../store/replica-store.ts'
import type { Holding } from './holding.ts'
import type { Evidence, Merged } from './merge.ts'
import { messageOf, type SyncLog } from './sync-log.ts'
import { withTimeLimit } from './time-limit.ts'

export interface KeeperOptions<T> {
  readonly store: ReplicaStore<T>
  readonly clock: Clock
  readonly log: SyncLog
  /** The longest that one call of the store may take, in milliseconds. */
  readonly timeLimitMs: number
  readonly signal: AbortSignal
}

export class ReplicaKeeper<T> {
  readonly #options: KeeperOptions<T>
  /** Whether the store lacks something that is held. */
  #isBehind = false
  #hasWarned = false
  #last: Promise<void> = Promise.resolve()
  /** Commits asked for, and how many of them the store has been given, one way or another. */
  #asked = 0
  #given = 0

  constructor(options: KeeperOptions<T>) {
    this.#options = options
  }

  /** What was kept last; nothing, and a line in the log, where the store can't be read. */
  async load(): Promise<ReplicaState<T> | undefined> {
    try {
      return await this.#limited(() => this.#options.store.load())
    } catch (error) {
      this.#options.signal.throwIfAborted()
      this.#options.log.warn(`[SYNC] Cache not read - starting without it: ${messageOf(error)}`)
      return undefined
    }
  }

  /** Takes the first reading into `holding`, in place of whatever the store has. */
  begin(holding: Holding<T>, evidence: Evidence<T>): Promise<Merged<T>> {
    this.#isBehind = true
    return this.commit(holding, evidence)
  }

  /** Takes `evidence` into `holding` at once, and resolves when the store has been given it or has failed to take it. */
  async commit(
    holding: Holding<T>,
    evidence: Evidence<T>,
    mark: ReadMark = holding.mark,
  ): Promise<Merged<T>> {
    const before = holding.mark
    const merged = holding.take(evidence, mark)
    if (this.#isBehind || isWorthKeeping(merged) || hasMoved(before, holding.mark)) {
      await this.#keep(holding, holding.batch(merged))
    }
    return merged
  }

  #keep(holding: Holding<T>, batch: ReplicaBatch<T>): Promise<void> {
    const number = ++this.#asked
    this.#last = this.#last.then(() => this.#give(holding, batch, number))
    return this.#last
  }

  async #give(holding: Holding<T>, batch: ReplicaBatch<T>, number: number): Promise<void> {
    if (number <= this.#given) return
    const isWhole = this.#isBehind
    const given = isWhole ? this.#asked : number
    try {
      const due = isWhole ? holding.everything() : batch
      await this.#limited(() => this.#options.store.commit(due))
      this.#given = given
      this.#isBehind = false
      this.#hasWarned = false
    } catch (error) {
      this.#isBehind = true
      if (this.#options.signal.aborted || this.#hasWarned) return
      this.#hasWarned = true
      this.#options.log.warn(`[SYNC] Cache not written - going on from memory: ${messageOf(error)}`)
    }
  }

  #limited<V>(call: () => Promise<V>): Promise<V> {
    const { clock, timeLimitMs, signal } = this.#options
    return withTimeLimit(call, timeLimitMs, clock, signal)
  }
}

function isWorthKeeping({ upserts, removals, shadows }: Merged<unknown>): boolean {
  return upserts.length + removals.length + shadows.kept.length + shadows.dropped.length > 0
}

/** That the source was read again without a change is not worth a write: a restart reads from there at no cost. */
function hasMoved(before: ReadMark, after: ReadMark): boolean {
  return before.horizon !== after.horizon || before.fullReadTime !== after.fullReadTime
}
