// CACHE_BACKEND=session: one replica for each signed-in session, made at its first look at the orders and
// gone with the session. The orders stay in the process; nothing of them passes through the session itself.
import type { SyncEngine } from '@deltadesk/sync'
import type { OrderJson } from '../orders/found-order.ts'

export class SessionReplicas {
  readonly #engines = new Map<string, SyncEngine<OrderJson>>()
  readonly #createEngine: () => SyncEngine<OrderJson>

  constructor(createEngine: () => SyncEngine<OrderJson>) {
    this.#createEngine = createEngine
  }

  /** How many sessions hold a replica. */
  get size(): number {
    return this.#engines.size
  }

  /** The replica of a session that has not ended. */
  of(sessionId: string): SyncEngine<OrderJson> {
    let engine = this.#engines.get(sessionId)
    if (engine === undefined) {
      engine = this.#createEngine()
      this.#engines.set(sessionId, engine)
    }
    return engine
  }

  /** Lets go of a session's replica, and of the read that may be under way for it. */
  async drop(sessionId: string): Promise<void> {
    const engine = this.#engines.get(sessionId)
    this.#engines.delete(sessionId)
    await engine?.close()
  }

  async close(): Promise<void> {
    await Promise.all([...this.#engines.keys()].map((sessionId) => this.drop(sessionId)))
  }
}
