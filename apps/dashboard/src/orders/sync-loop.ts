// Does what the sync state says: one request at a time, one timer at a time, and nothing after the stop.
import { nextSyncState, type SyncEvent, type SyncState } from './sync-state.ts'

/** What one request led to; a failure is thrown. */
export type PullOutcome = 'done' | 'more' | 'diverged'

export interface SyncLoopPorts {
  /** Asks once and merges the answer. Must stop short of merging once `signal` is aborted. */
  pull(signal: AbortSignal): Promise<PullOutcome>
  /** Told of each new state, in order. */
  changed(state: SyncState): void
  /** Told what went wrong, before the state that follows from it; returns how long the server wants peace. */
  failed(error: unknown): { retryAfterMs?: number }
  /** Milliseconds since 1970. */
  now(): number
  /** In [0, 1). */
  chance(): number
  /** Calls back once, after `ms`; returns what calls it off. */
  after(ms: number, callback: () => void): () => void
}

/** Drives `pull` until it is stopped. Everything but `start` and `stop` is a hint that may come at any time. */
export class SyncLoop {
  readonly #ports: SyncLoopPorts
  #state: SyncState = { phase: 'stopped' }
  #callOffTimer: () => void = () => {}
  #requests = new AbortController()

  constructor(ports: SyncLoopPorts) {
    this.#ports = ports
  }

  start(hidden: boolean): void {
    this.#handle({ type: 'started', hidden })
  }

  /** Cancels the request under way; its answer is never merged. */
  stop(): void {
    this.#requests.abort()
    this.#requests = new AbortController()
    this.#handle({ type: 'stopped' })
  }

  /** Asks now, unless a request is under way. */
  wake(): void {
    this.#handle({ type: 'woken' })
  }

  setHidden(hidden: boolean): void {
    this.#handle({ type: hidden ? 'hidden' : 'shown' })
  }

  #handle(event: SyncEvent): void {
    const before = this.#state
    const state = nextSyncState(before, event)
    if (state === before) return
    this.#state = state
    this.#callOffTimer()
    this.#callOffTimer = 'dueAt' in state ? this.#timerFor(state.dueAt) : () => {}
    this.#ports.changed(state)
    if (state.phase !== 'syncing') return
    if (before.phase !== 'syncing' || before.request !== state.request) void this.#request()
  }

  #timerFor(dueAt: number): () => void {
    return this.#ports.after(Math.max(0, dueAt - this.#ports.now()), () => {
      this.#handle({ type: 'due' })
    })
  }

  async #request(): Promise<void> {
    const { signal } = this.#requests
    const event = await this.#ports.pull(signal).then(
      (outcome) => this.#eventFor(outcome),
      (error: unknown) => (signal.aborted ? undefined : this.#failure(error)),
    )
    if (event && !signal.aborted) this.#handle(event)
  }

  #eventFor(outcome: PullOutcome): SyncEvent {
    const at = this.#ports.now()
    if (outcome === 'diverged') return { type: outcome, at, chance: this.#ports.chance() }
    return { type: 'answered', more: outcome === 'more', at }
  }

  #failure(error: unknown): SyncEvent {
    const wish = this.#ports.failed(error)
    return { type: 'failed', at: this.#ports.now(), chance: this.#ports.chance(), ...wish }
  }
}
