// The holding in use and its place in a store. What readers see has been kept before: a version that was handed out
// and then forgotten would be given to another change, and its readers would never learn of that. So a store
// that fails ends the epoch: the engine goes on from memory under a new one, and the store is given everything,
// under yet another, as soon as it takes it.
import { CommitConflictError, SupersededError } from '../errors.ts'
import type { ReadMark, ReplicaHead } from '../store/replica-store.ts'
import type { Claim } from '../store/shared-replica-store.ts'
import type { GuardedStore } from './guarded-store.ts'
import { Holding, type HoldingOptions, type Proposal } from './holding.ts'
import type { Evidence, Merged } from './merge.ts'

export interface KeeperOptions<T> extends HoldingOptions<T> {
  /** Undefined for a replica that lasts as long as the engine. */
  readonly store: GuardedStore<T> | undefined
  /** A fresh random id of URL-safe characters for an epoch. */
  readonly newEpoch: () => string
}

/** How far the source is read with a reading, given how far it was read before. */
type MarkOf = (mark: ReadMark) => ReadMark

/** More changes at once than these are given to a shared store as a whole new replica, piece by piece. */
const MOST_CHANGES = 5_000

export class ReplicaKeeper<T> {
  readonly #options: KeeperOptions<T>
  readonly #store: GuardedStore<T> | undefined
  #holding: Holding<T> | undefined
  /** Whether the epoch is known to those alone who were served from memory, and to no store. */
  #isPrivate = false
  /** Where the line of commits was left when it went private. */
  #left: ReplicaHead | undefined
  /** A first reading that another process got ahead of: it is of use only where that one's has come to nothing. */
  #unplaced: Holding<T> | undefined
  #last: Promise<unknown> = Promise.resolve()

  constructor(options: KeeperOptions<T>) {
    this.#options = options
    this.#store = options.store
  }

  get holding(): Holding<T> | undefined {
    return this.#holding
  }

  /** For a store of one's own: takes up what was kept, or gives it what it could not take before. */
  open(): Promise<void> {
    return this.#inTurn(async () => {
      if (this.#store === undefined || this.#store.health.isPausing) return
      if (this.#holding === undefined) await this.#takeOver(this.#store)
      else if (this.#isPrivate) await this.#give(this.#holding, this.#store)
    })
  }

  /** For a shared store: takes up where others have got to, or gives it everything where it has lost something. */
  meet(claim: Claim, store: GuardedStore<T>): Promise<void> {
    return this.#inTurn(async () => {
      const { head } = claim
      const mayGive = claim.kind === 'granted'
      const isDoubtful = mayGive && claim.isDoubtful
      const isMine = mayGive && this.#isPrivate && isSame(head, this.#left)
      const isKnown = this.#isUpTo(head) || (this.#holding !== undefined && (isDoubtful || isMine))
      if (head !== undefined && !isKnown && (await this.#takeOver(store)) === undefined) return
      if (mayGive) this.#placeUnplaced()
      const holding = this.#holding
      const isKept = !this.#isPrivate && !isDoubtful && isSame(head, holding?.head)
      if (mayGive && holding !== undefined && !isKept) await this.#give(holding, store)
      else store.health.answered()
    })
  }

  /**
   * For a shared store: takes in what others have committed.
   *
   * @returns milliseconds since one of them has read the source, if that is known
   */
  follow(): Promise<number | undefined> {
    return this.#inTurn(async () => {
      const store = this.#store
      if (store?.health.failure !== undefined || this.#holding === undefined) return undefined
      return store && (await this.#takeOver(store))?.ageMs
    })
  }

  /**
   * Takes a first reading into use, in place of whatever the store has.
   *
   * @throws CommitConflictError when another process has come in between
   */
  begin(holding: Holding<T>): Promise<void> {
    return this.#inTurn(async () => {
      this.#isPrivate = false
      this.#unplaced = holding
      const isKept = await this.#writable?.write(holding.everything(holding.head.epoch))
      this.#unplaced = undefined
      if (isKept) holding.committed()
      else if (this.#store !== undefined) this.#goPrivate(holding)
      this.#holding = holding
    })
  }

  /** Whether `evidence` would change anything that is worth a commit. */
  brings(holding: Holding<T>, evidence: Evidence<T>, markOf: MarkOf): boolean {
    const proposal = holding.propose(evidence, markOf(holding.mark))
    return isChange(proposal) || hasMoved(holding.mark, proposal.mark)
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
    markOf: MarkOf = (mark) => mark,
  ): Promise<Merged<T>> {
    return this.#inTurn(async () => {
      if (holding !== this.#holding) throw new SupersededError()
      const before = holding.mark
      const proposal = holding.propose(evidence, markOf(before))
      const isDue = this.#isWorthKeeping(proposal, before)
      const isKept = isDue && (await this.#keep(holding, proposal))
      if (isDue && !isKept && isChange(proposal)) this.#goPrivate(holding)
      holding.apply(proposal)
      if (isKept) holding.committed()
      return proposal
    })
  }

  /** The store, where it may be written to: nobody knows who has the lease of a shared one that does not answer. */
  get #writable(): GuardedStore<T> | undefined {
    const store = this.#store
    if (store === undefined || this.#isPrivate) return undefined
    const { health, shared } = store
    const isAway = shared === undefined ? health.isPausing : health.failure !== undefined
    return isAway ? undefined : store
  }

  /** Others are to know of every read of the source, so that they need not make it themselves. */
  #isWorthKeeping(proposal: Proposal<T>, before: ReadMark): boolean {
    if (this.#store === undefined) return false
    const isRead = before.readTime !== proposal.mark.readTime
    const isToTell = this.#store.shared !== undefined && isRead
    return isToTell || isChange(proposal) || hasMoved(before, proposal.mark)
  }

  #isUpTo(head: ReplicaHead | undefined): boolean {
    const own = this.#holding?.head
    return head === undefined || (own?.epoch === head.epoch && own.sequence >= head.sequence)
  }

  #placeUnplaced(): void {
    this.#holding ??= this.#unplaced
    this.#unplaced = undefined
  }

  #goPrivate(holding: Holding<T>): void {
    if (this.#isPrivate) return
    this.#isPrivate = true
    this.#left = holding.head
    holding.renew(this.#options.newEpoch())
  }

  /** @returns whether the store has the proposal now; many changes at once are kept as a whole new replica */
  async #keep(holding: Holding<T>, proposal: Proposal<T>): Promise<boolean> {
    const store = this.#writable
    if (store === undefined) return false
    const isLarge = proposal.upserts.length + proposal.removals.length > MOST_CHANGES
    if (store.shared === undefined || !isLarge) return store.write(holding.batch(proposal))
    const epoch = this.#options.newEpoch()
    const isKept = await store.write(holding.everything(epoch, proposal))
    if (isKept) holding.renew(epoch)
    return isKept
  }

  /** Takes in what the store has beyond the holding, or all that it has; undefined where it can't be read. */
  async #takeOver(
    store: GuardedStore<T>,
  ): Promise<{ readonly ageMs: number | undefined } | undefined> {
    const kept = await store.read(this.#isPrivate ? undefined : this.#holding?.head)
    if (kept?.later !== undefined) this.#holding?.follow(kept.later)
    if (kept?.state !== undefined) {
      this.#holding = Holding.restore(kept.state, this.#options)
      this.#isPrivate = false
    }
    return kept && { ageMs: kept.later?.ageMs }
  }

  /** Begins a new epoch in the store with all that is held; a store that refuses that does not work. */
  async #give(holding: Holding<T>, store: GuardedStore<T>): Promise<void> {
    const epoch = this.#options.newEpoch()
    try {
      if (!(await store.write(holding.everything(epoch)))) return
    } catch (error) {
      if (!(error instanceof CommitConflictError)) throw error
      store.health.failed('not written', error)
      return
    }
    holding.renew(epoch)
    holding.committed()
    this.#isPrivate = false
  }

  /** One after the other: a proposal is taken in before the next is made. */
  #inTurn<V>(work: () => Promise<V>): Promise<V> {
    const done = this.#last.then(work)
    this.#last = done.catch(() => {})
    return done
  }
}

function isSame(a: ReplicaHead | undefined, b: ReplicaHead | undefined): boolean {
  return a?.epoch === b?.epoch && a?.sequence === b?.sequence
}

function isChange({ upserts, removals, shadows }: Merged<unknown>): boolean {
  return upserts.length + removals.length + shadows.kept.length + shadows.dropped.length > 0
}

/** That the source was read again without a change is not worth a write: a restart reads from there at no cost. */
function hasMoved(before: ReadMark, after: ReadMark): boolean {
  const marks = ['horizon', 'fullReadTime', 'fullReadBegun', 'reconcileTime', 'censusTime'] as const
  return marks.some((mark) => before[mark] !== after[mark])
}
