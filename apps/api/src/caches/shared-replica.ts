// CACHE_BACKEND=redis and disk: one replica serves everybody, and a store keeps it beyond this process.
import type { LedgerTotals, SyncEngine, SyncStatus } from '@deltadesk/sync'
import type { OrderJson } from '../orders/found-order.ts'
import type { Principal } from '../principals/principal.ts'
import { estimateMemory } from './replica-memory.ts'
import type { ReplicaMemory, Replicas } from './replicas.ts'

export class SharedReplica implements Replicas {
  readonly isShared = true
  readonly #engine: SyncEngine<OrderJson>
  readonly #closeStore: () => Promise<void> | void

  /** @param closeStore - called once the engine has come to its end */
  constructor(engine: SyncEngine<OrderJson>, closeStore: () => Promise<void> | void = () => {}) {
    this.#engine = engine
    this.#closeStore = closeStore
  }

  get memory(): ReplicaMemory {
    return { totalBytes: estimateMemory(this.#engine.status), limitBytes: undefined }
  }

  get statuses(): readonly SyncStatus[] {
    return [this.#engine.status]
  }

  get spent(): LedgerTotals {
    return this.#engine.status.ledger
  }

  async use<R>(
    _principal: Principal,
    work: (engine: SyncEngine<OrderJson>) => R | Promise<R>,
  ): Promise<R> {
    return work(this.#engine)
  }

  /** Nothing is held for one principal alone. */
  ended(): void {}

  sweep(): void {}

  async close(): Promise<void> {
    await this.#engine.close()
    await this.#closeStore()
  }
}
