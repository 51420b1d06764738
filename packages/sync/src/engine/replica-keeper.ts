// The holding in use and its place in a store. What readers see has been kept before: a version that was handed out
// and then forgotten would be given to another change, and its readers would never learn of that. So a store
// that fails ends the epoch: the engine goes on from memory under a new one, and the store is given everything,
// under yet another, as soon as it takes it.
import type { Clock } from '../clock.ts'
import { CommitConflictError, SupersededError } from '../errors.ts'
import type { ReadMark, ReplicaBatch, ReplicaStore } from '../store/replica-store.ts'
import { type Claim, isShared } from '../store/shared-replica-store.ts'
import { Holding, type HoldingOptions, type Proposal } from './holding.ts'
import type { Evidence, Merged } from './merge.ts'
import { StoreHealth } from './store-health.ts'
import type { SyncLog } from './sync-log.ts'
import { withTimeLimit } from './time-limit.ts'

export interface KeeperOptions<T> extends HoldingOptions<T> {
  /** Undefined for a replica that lasts as long as the engine. */
  readonly store: ReplicaStore<T> | undefined
  /** A fresh random id of URL-safe characters for an epoch. */
  readonly newEpoch: () => string
  readonly clock: Clock
  readonly log: SyncLog
  /** The longest that one call of the store may take, in milliseconds. */
  readonly timeLimitMs: number
  readonly signal: AbortSignal
}

export class ReplicaKeeper<T> {
  readonly #options: KeeperOptions<T>
  readonly #store: ReplicaStore<T> | undefined
  readonly #health: StoreHealth
  #holding: Holding<T> | undefined
  /** Whether the epoch is known to those alone who were served from memory, and to no store. */
  #isPrivate = false
  #last: Promise<unknown> = Promise.resolve()

  constructor(options: KeeperOptions<T>) {
    this.#options = options
    this.#store = options.store
    this.#health = new StoreHealth(options)
  }

  get holding(): Holding<T> | undefined {
    return this.#holding
  }

  get health(): StoreHealth {
    return this.#health
  }

  /** For a store of one's own: takes up what was kept, or gives it what it could not take before. */
  open(): Promise<void> {
    return this.#inTurn(async () => {
      if (this.#store === undefined || this.#health.isPausing) return
      if (this.#holding === undefined) await this.#takeOver(false)
      else if (this.#isPrivate) await this.#give(this.#holding)
      else this.#health.succeeded()
    })
  }

  /** For a shared store: takes up where others have got to, or gives it everything where it has lost something. */
  meet(claim: Claim): Promise<void> {
    return this.#inTurn(async () => {
      const mayGive = claim.kind === 'granted'
      const isDoubtful = mayGive && claim.isDoubtful
      const { head } = claim
      if (head !== undefined && !this.#isUpTo(head) && !(isDoubtful && this.#holding)) {
        await this.#takeOver(mayGive)
        if (!isDoubtful || this.#health.failure !== undefined) return
      }
      const holding = this.#holding
      const isShort = head === undefined || isDoubtful || this.#isAheadOf(head)
      if (mayGive && isShort && holding !== undefined) await this.#give(holding)
      else this.#health.succeeded()
    })
  }

  /** For a shared store: takes in what others have committed. @returns milliseconds since one of them has read the source, if that is known */
  follow(): Promise<number | undefined> {
    return this.#inTurn(async () => {
      if (this.#holding === undefined || this.#health.failure !== undefined) return undefined
      return this.#takeOver(false)
    })
  }

  /** Takes a first reading into use, in place of whatever the store has. */
  begin(holding: Holding<T>): Promise<void> {
    return this.#inTurn(async () => {
      const isKept = !this.#isAlone && (await this.#write(holding.everything(holding.head.epoch)))
      if (isKept) holding.committed()
      this.#isPrivate = false
      if (!isKept && this.#store !== undefined) this.#goPrivate(holding)
      this.#holding = holding
    })
  }

  /**
   * Takes `evidence` into `holding`, once it has been kept.
   *
   * @param markOf - how far the source is read with it, given how far it was read before
   * @throws SupersededError when `holding` is not in use any more
   * @throws CommitConflictError when another process has written to a shared store in the meantime
   */
  commit(
    holding: Holding<T>,
    evidence: Evidence<T>,
    markOf: (mark: ReadMark) => ReadMark = (mark) => mark,
  ): Promise<Merged<T>> {
    return this.#inTurn(async () => {
      if (holding !== this.#holding) throw new SupersededError()
      const before = holding.mark
      const proposal = holding.propose(evidence, markOf(before))
      const isDue = this.#isWorthKeeping(proposal, before)
      const isKept =
        isDue && this.#health.failure === undefined && (await this.#write(holding.batch(proposal)))
      if (isDue && !isKept && isChange(proposal)) this.#goPrivate(holding)
      holding.apply(proposal)
      if (isKept) holding.committed()
      return proposal
    })
  }

  /** A shared store that does not answer can't be written to: nobody knows who has its lease. */
  get #isAlone(): boolean {
    return this.#store !== undefined && isShared(this.#store) && this.#health.failure !== undefined
  }

  /** Others are to know of every read of the source, so that they need not make it themselves. */
  #isWorthKeeping(proposal: Proposal<T>, before: ReadMark): boolean {
    if (this.#store === undefined) return false
    return isShared(this.#store) || isChange(proposal) || hasMoved(before, proposal.mark)
  }

  #isUpTo({ epoch, sequence }: Holding<T>['head']): boolean {
    const head = this.#holding?.head
    return head !== undefined && head.epoch === epoch && head.sequence >= sequence
  }

  #isAheadOf({ epoch, sequence }: Holding<T>['head']): boolean {
    const head = this.#holding?.head
    return head !== undefined && head.epoch === epoch && head.sequence > sequence
  }

  #goPrivate(holding: Holding<T>): void {
    if (this.#isPrivate) return
    this.#isPrivate = true
    holding.renew(this.#options.newEpoch())
  }

  /** Takes in what the store has beyond the holding, or all that it has; gives it everything where it has nothing. */
  async #takeOver(mayGive: boolean): Promise<number | undefined> {
    const holding = this.#holding
    try {
      const later = await this.#laterThan(holding)
      if (holding !== undefined && later !== undefined) {
        holding.follow(later)
        this.#health.succeeded()
        return later.ageMs
      }
      const state = await this.#limited((store) => store.load())
      this.#health.succeeded()
      if (state !== undefined) {
        this.#holding = Holding.restore(state, this.#options)
        this.#isPrivate = false
      }
      if (state === undefined && mayGive && holding !== undefined) await this.#give(holding)
    } catch (error) {
      this.#options.signal.throwIfAborted()
      if (error instanceof CommitConflictError) throw error
      this.#health.failed('not read', error)
    }
    return undefined
  }

  async #laterThan(holding: Holding<T> | undefined) {
    if (holding === undefined || this.#isPrivate) return undefined
    return this.#limited(async (store) =>
      isShared(store) ? store.commitsAfter(holding.head) : undefined,
    )
  }

  /** Begins a new epoch in the store with all that is held. */
  async #give(holding: Holding<T>): Promise<void> {
    const epoch = this.#options.newEpoch()
    if (!(await this.#write(holding.everything(epoch)))) return
    holding.renew(epoch)
    holding.committed()
    this.#isPrivate = false
  }

  /** @returns whether the store has the batch; if not, it may have it all the same */
  async #write(batch: ReplicaBatch<T>): Promise<boolean> {
    if (this.#store === undefined) return false
    try {
      await this.#limited((store) => store.commit(batch))
      this.#health.succeeded()
      return true
    } catch (error) {
      this.#options.signal.throwIfAborted()
      if (error instanceof CommitConflictError && isShared(this.#store)) throw error
      this.#health.failed('not written', error)
      return false
    }
  }

  async #limited<V>(call: (store: ReplicaStore<T>) => Promise<V>): Promise<V | undefined> {
    const store = this.#store
    if (store === undefined) return undefined
    const { clock, timeLimitMs, signal } = this.#options
    return withTimeLimit(() => call(store), timeLimitMs, clock, signal)
  }

  /** One after the other: a proposal is taken in before the next is made. */
  #inTurn<V>(work: () => Promise<V>): Promise<V> {
    const done = this.#last.then(work)
    this.#last = done.catch(() => {})
    return done
  }
}

function isChange({ upserts, removals, shadows }: Merged<unknown>): boolean {
  return upserts.length + removals.length + shadows.kept.length + shadows.dropped.length > 0
}

/** That the source was read again without a change is not worth a write: a restart reads from there at no cost. */
function hasMoved(before: ReadMark, after: ReadMark): boolean {
  const marks = ['horizon', 'fullReadTime', 'reconcileTime', 'censusTime'] as const
  return marks.some((mark) => before[mark] !== after[mark])
}
