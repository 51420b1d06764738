// Whose turn it is to read the source and to write. Where several processes share a store, one of them at a time
// has its lease; the others wait until they have what it has read, and need not read that themselves.
import type { Clock } from '../clock.ts'
import { CommitConflictError, SourceError, TimeLimitError } from '../errors.ts'
import type { Cursor } from '../replica/cursor.ts'
import type { Claim, SharedReplicaStore } from '../store/shared-replica-store.ts'
import type { GuardedStore } from './guarded-store.ts'
import type { ReplicaKeeper } from './replica-keeper.ts'
import { withTimeLimit } from './time-limit.ts'

export interface ReadingTurnsOptions<T> {
  readonly store: GuardedStore<T> | undefined
  readonly clock: Clock
  /** The longest to wait for another process, in milliseconds. */
  readonly timeLimitMs: number
  readonly signal: AbortSignal
}

/** The longest to wait for a word from the others before asking again, in milliseconds. */
const ASK_AGAIN_MS = 500
/** After another process has come in between so many times, it is read and written without the store. */
const MOST_CONFLICTS = 3

type Turn =
  /** This process has the lease, or needs none. */
  | { readonly kind: 'mine'; readonly isLeased: boolean }
  /** Another has just read what there is. */
  | Extract<Claim, { kind: 'fresh' }>

/** A store that is shared, in both its roles. */
interface Shared<T> {
  readonly store: GuardedStore<T>
  readonly shared: SharedReplicaStore<T>
}

const TOO_LONG = 'Another process is still reading the source'

const ALONE: Turn = { kind: 'mine', isLeased: false }

export class ReadingTurns<T> {
  readonly #keeper: ReplicaKeeper<T>
  readonly #options: ReadingTurnsOptions<T>
  readonly #shared: Shared<T> | undefined
  readonly #waiting = new Set<() => void>()
  /** How many of this process are using its lease at the moment. */
  #users = 0
  #taking: Promise<unknown> = Promise.resolve()

  constructor(keeper: ReplicaKeeper<T>, options: ReadingTurnsOptions<T>) {
    this.#keeper = keeper
    this.#options = options
    const { store } = options
    if (store?.shared !== undefined) this.#shared = { store, shared: store.shared }
  }

  /**
   * Calls `listener` after others have committed, with the milliseconds since one of them has read the source.
   *
   * @returns a function that stops it
   */
  follow(listener: (ageMs: number) => void): () => void {
    const stop = this.#shared?.shared.onRemoteCommit(() => {
      for (const wake of this.#waiting) wake()
      if (this.#users === 0) void this.#follow(listener)
    })
    return () => stop?.()
  }

  /**
   * Runs `read`, unless another process has read the source less than `maxAgeMs` ago: then it takes over what that
   * one has read.
   *
   * @returns milliseconds since the source was read
   */
  async read(maxAgeMs: number, read: () => Promise<void>): Promise<number> {
    return this.#inTurn(maxAgeMs, async (turn) => {
      if (turn.kind === 'fresh') return turn.ageMs
      await read()
      return 0
    })
  }

  /** Takes in what others have committed, where a reader's cursor shows that it has been given some of that. */
  async catchUpWith({ epoch, version, snapshotOf = version }: Cursor): Promise<void> {
    const cursor = this.#keeper.holding?.history.cursor
    if (this.#shared === undefined || cursor === undefined) return
    if (epoch !== cursor.epoch || snapshotOf > cursor.version) await this.#keeper.follow()
  }

  /** Runs `write` when it is this process's turn. */
  async write<R>(write: () => Promise<R>): Promise<R> {
    return this.#shared === undefined ? write() : this.#inTurn(0, write)
  }

  async #inTurn<R>(maxAgeMs: number, work: (turn: Turn) => Promise<R>): Promise<R> {
    for (let conflicts = 1; ; conflicts++) {
      const turn = await this.#take(maxAgeMs)
      try {
        return await work(turn)
      } catch (error) {
        this.#allowConflict(error, conflicts)
      } finally {
        await this.#giveBack(turn)
      }
    }
  }

  /** After too many conflicts in a row the store is to blame, and is gone on without. @throws what is no conflict */
  #allowConflict(error: unknown, conflicts: number): void {
    if (!(error instanceof CommitConflictError)) throw error
    if (conflicts >= MOST_CONFLICTS) this.#shared?.store.health.failed('not written', error)
  }

  async #take(maxAgeMs: number): Promise<Turn> {
    if (this.#shared === undefined) {
      await this.#keeper.open()
      return ALONE
    }
    const shared = this.#shared
    const taken = this.#taking.then(() => this.#claim(shared, maxAgeMs))
    this.#taking = taken.catch(() => {})
    return taken
  }

  /** @throws SourceError when another process has not come to an end within the time limit */
  async #claim({ store, shared }: Shared<T>, maxAgeMs: number): Promise<Turn> {
    const { clock, timeLimitMs } = this.#options
    const lastMs = clock.monotonicMs() + timeLimitMs
    for (;;) {
      if (clock.monotonicMs() > lastMs) throw new SourceError('SOURCE_UNAVAILABLE', TOO_LONG)
      if (this.#users > 0) return this.#use()
      // Listened for before the question: a word that comes before the answer is not to be missed.
      const word = Promise.withResolvers<void>()
      this.#waiting.add(word.resolve)
      try {
        const claim = store.health.isPausing ? undefined : await store.claim(shared, maxAgeMs)
        if (claim === undefined) return ALONE
        const turn = await this.#turnOf({ store, shared }, claim)
        if (turn !== undefined) return turn
        const ms = claim.kind === 'busy' ? Math.min(claim.remainingMs, ASK_AGAIN_MS) : ASK_AGAIN_MS
        await this.#patiently(word.promise, ms)
      } finally {
        this.#waiting.delete(word.resolve)
      }
    }
  }

  /** Undefined where there is nothing to do yet but wait. */
  async #turnOf({ store, shared }: Shared<T>, claim: Claim): Promise<Turn | undefined> {
    try {
      await this.#keeper.meet(claim, store)
    } catch (error) {
      if (claim.kind === 'granted') await shared.release()
      throw error
    }
    if (claim.kind === 'granted') return this.#use()
    if (store.health.failure !== undefined) return ALONE
    return claim.kind === 'fresh' && this.#keeper.holding !== undefined ? claim : undefined
  }

  #use(): Turn {
    this.#users++
    return { kind: 'mine', isLeased: true }
  }

  async #giveBack(turn: Turn): Promise<void> {
    if (turn.kind !== 'mine' || !turn.isLeased) return
    this.#users--
    if (this.#users === 0) await this.#shared?.shared.release()
  }

  async #follow(listener: (ageMs: number) => void): Promise<void> {
    try {
      const ageMs = await this.#keeper.follow()
      if (ageMs !== undefined) listener(ageMs)
    } catch (error) {
      if (!this.#options.signal.aborted) throw error
    }
  }

  /** Waits for `word`, but no longer than `ms`. */
  async #patiently(word: Promise<void>, ms: number): Promise<void> {
    const { clock, signal } = this.#options
    try {
      await withTimeLimit(() => word, Math.max(1, ms), clock, signal)
    } catch (error) {
      if (!(error instanceof TimeLimitError)) throw error
    }
  }
}
