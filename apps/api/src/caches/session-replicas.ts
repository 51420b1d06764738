// CACHE_BACKEND=session: one replica for each session or API token, made at its first look at the orders and gone with
// it. The orders stay in the process; nothing of them passes through the session itself. All together stay
// within a bound: beyond it the replicas go that nobody has asked for the longest time, and those who come back for
// one read the orders anew.
import { addLedgers, type LedgerTotals, type SyncEngine, type SyncStatus } from '@deltadesk/sync'
import type { FastifyBaseLogger } from 'fastify'
import type { OrderJson } from '../orders/found-order.ts'
import { NotSignedInError, type Principal } from '../principals/principal.ts'
import { EndedSessions } from './ended-sessions.ts'
import { estimateMemory } from './replica-memory.ts'
import type { ReplicaMemory, Replicas } from './replicas.ts'

export interface SessionReplicasOptions {
  readonly createEngine: () => SyncEngine<OrderJson>
  /** How long after its sign-in a session ends, in milliseconds. */
  readonly ttlMs: number
  /** How long a replica is kept that nobody asks for, in milliseconds. */
  readonly idleMs: number
  /** What all replicas together may take of the process's memory. */
  readonly maxBytes: number
  /** The time in milliseconds since 1970. */
  readonly now: () => number
  readonly logger: Pick<FastifyBaseLogger, 'warn'>
}

interface Held {
  readonly engine: SyncEngine<OrderJson>
  readonly expiresAt: number
  usedAt: number
  /** Requests that use it now. */
  users: number
  /** What it took of memory when it was last used. */
  bytes: number
}

export class SessionReplicas implements Replicas {
  readonly isShared = false
  /** By key of the principal; the one that nobody has asked for the longest time comes first. */
  readonly #held = new Map<string, Held>()
  readonly #ended: EndedSessions
  /** Replicas that are let go of, until their last call has ended. */
  readonly #closing = new Map<SyncEngine<OrderJson>, Promise<void>>()
  readonly #options: SessionReplicasOptions
  #totalBytes = 0
  /** By the replicas that are gone. */
  #spentBefore = addLedgers([])
  #isTooLargeTold = false

  constructor(options: SessionReplicasOptions) {
    this.#options = options
    this.#ended = new EndedSessions(options)
  }

  /** How many replicas are held. */
  get size(): number {
    return this.#held.size
  }

  get memory(): ReplicaMemory {
    return { totalBytes: this.#totalBytes, limitBytes: this.#options.maxBytes }
  }

  get statuses(): readonly SyncStatus[] {
    return [...this.#held.values()].map(({ engine }) => engine.status)
  }

  get spent(): LedgerTotals {
    const held = [...this.#held.values()].map(({ engine }) => engine)
    const ledgers = [...held, ...this.#closing.keys()].map(({ status }) => status.ledger)
    return addLedgers([this.#spentBefore, ...ledgers])
  }

  async use<R>(
    principal: Principal,
    work: (engine: SyncEngine<OrderJson>) => R | Promise<R>,
  ): Promise<R> {
    const { key } = principal
    const held = this.#open(principal)
    held.users++
    try {
      return await work(held.engine)
    } finally {
      held.users--
      this.#settle(key, held)
    }
  }

  ended(key: string): void {
    this.#ended.add(key)
    this.#letGo(key)
  }

  sweep(): void {
    this.#ended.sweep()
    const now = this.#options.now()
    for (const [key, { expiresAt, usedAt, users }] of this.#held) {
      const isIdle = users === 0 && usedAt + this.#options.idleMs <= now
      if (isIdle || expiresAt <= now) this.#letGo(key)
    }
  }

  async close(): Promise<void> {
    for (const key of this.#held.keys()) this.#letGo(key)
    await Promise.all(this.#closing.values())
  }

  /** A request may have begun before its session ended: it must not bring the replica back. */
  #open({ key, expiresAt }: Principal): Held {
    const usedAt = this.#options.now()
    if (this.#ended.has(key) || expiresAt <= usedAt) throw new NotSignedInError()
    const known = this.#held.get(key)
    if (known !== undefined) return known
    const held = { engine: this.#options.createEngine(), expiresAt, usedAt, users: 0, bytes: 0 }
    this.#held.set(key, held)
    return held
  }

  /** Books what a replica takes after its use, and makes room. @throws NotSignedInError when its session has ended */
  #settle(key: string, held: Held): void {
    if (this.#held.get(key) !== held) throw new NotSignedInError()
    this.#held.delete(key)
    this.#held.set(key, held)
    held.usedAt = this.#options.now()
    const { status } = held.engine
    const bytes = estimateMemory(status)
    this.#totalBytes += bytes - held.bytes
    held.bytes = bytes
    if (status.count > 0) this.#watchSize(bytes)
    this.#makeRoomBeside(held)
  }

  #makeRoomBeside(settled: Held): void {
    for (const [key, held] of this.#held) {
      if (this.#totalBytes <= this.#options.maxBytes) return
      if (held.users === 0 && held !== settled) this.#letGo(key)
    }
  }

  #letGo(key: string): void {
    const held = this.#held.get(key)
    if (held === undefined) return
    this.#held.delete(key)
    this.#totalBytes -= held.bytes
    const { engine } = held
    const closing = engine.close().finally(() => {
      this.#closing.delete(engine)
      this.#spentBefore = addLedgers([this.#spentBefore, engine.status.ledger])
    })
    this.#closing.set(engine, closing)
  }

  #watchSize(bytes: number): void {
    const { maxBytes, logger } = this.#options
    const isTooLarge = bytes > maxBytes
    if (isTooLarge && !this.#isTooLargeTold) {
      logger.warn(
        `The orders of one session take up to ${megabytes(bytes)} MB of memory, and MAX_SESSION_CACHE_MB allows ${megabytes(maxBytes)} for all sessions: each that is served drives out the others, which read all orders anew. Raise it, lower ORDER_LIMIT, or let CACHE_BACKEND=redis or disk serve everybody from one copy`,
      )
    }
    this.#isTooLargeTold = isTooLarge
  }
}

function megabytes(bytes: number): number {
  return Math.ceil(bytes / (1024 * 1024))
}
