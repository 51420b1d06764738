// The client's side of the delta protocol: keeps a copy current for as long as it runs. What to do next is
// decided by the transition function beside it; this does it: one request at a time, one pause at a time, and
// nothing after the stop.
import { withTimeLimit } from '../engine/time-limit.ts'
import type { DeltaPage, Versioned } from '../replica/page.ts'
import { Alarm, LONGEST_TIMER_MS } from './alarm.ts'
import { ClientCopy } from './client-copy.ts'
import type { ClientRound } from './client-round.ts'
import {
  type ClientEvent,
  type ClientState,
  IDLE,
  nextClientState,
  requestOf,
} from './client-state.ts'
import { asError, refusesCursor, retryAfterMsOf } from './request-failure.ts'
import {
  type SyncClientOptions,
  type SyncClientSettings,
  settingsFrom,
} from './sync-client-options.ts'

/** Who wants to know. What a listener throws is reported as uncaught, and the client goes on. */
export interface SyncClientListener<P> {
  /** The state has changed; with the last answer of a round, after {@link round}. */
  state?(state: ClientState): void
  /** A round of requests has ended, and the copy is whole. */
  round?(round: ClientRound<P>): void
}

/** What an answer, or the lack of one, led to. */
interface Outcome<P> {
  readonly event: ClientEvent
  readonly round?: ClientRound<P>
}

/**
 * Follows a server's replica.
 *
 * What `get` and `values` show is whole at any time: a snapshot is gathered aside and shown with its last page.
 * All methods may be called in any state and from listeners.
 */
export class SyncClient<T extends Versioned, P extends DeltaPage<T> = DeltaPage<T>> {
  readonly #settings: SyncClientSettings<T, P>
  readonly #copy: ClientCopy<T, P>
  readonly #alarm: Alarm
  readonly #listeners = new Set<SyncClientListener<P>>()
  #state: ClientState = IDLE
  #failure: Error | undefined
  #requests = new AbortController()

  /** @throws RangeError for a time that is not above 0 */
  constructor(options: SyncClientOptions<T, P>) {
    this.#settings = settingsFrom(options)
    this.#copy = new ClientCopy(options.initial)
    this.#alarm = new Alarm(this.#settings.clock, () => this.#handle({ type: 'due' }))
  }

  get state(): ClientState {
    return this.#state
  }

  /** What the last try failed with; gone with the next round that ends well, and with the stop. */
  get failure(): Error | undefined {
    return this.#failure
  }

  get size(): number {
    return this.#copy.items.size
  }

  /** How many items of a snapshot under way have come so far; at other times the same as `size`. */
  get received(): number {
    return this.#copy.items.received
  }

  /** Keep it with `values()` to go on from both in another run; undefined while a snapshot is wanted. */
  get cursor(): string | undefined {
    return this.#copy.items.shownCursor
  }

  /** The fingerprint of what is shown. */
  get checksum(): string {
    return this.#copy.items.checksum
  }

  get(id: string): T | undefined {
    return this.#copy.items.get(id)
  }

  values(): IterableIterator<T> {
    return this.#copy.items.values()
  }

  /** @returns what ends this */
  subscribe(listener: SyncClientListener<P>): () => void {
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
    }
  }

  /** Asks at once, then polls until the stop. Goes on from the copy that is held. */
  start({ hidden = false }: { readonly hidden?: boolean } = {}): void {
    this.#handle({ type: 'started', hidden })
  }

  /** Cancels the request under way; whatever it brings is passed over. The copy stays. */
  stop(): void {
    this.#requests.abort()
    this.#requests = new AbortController()
    this.#failure = undefined
    this.#handle({ type: 'stopped' })
  }

  /** Asks now, unless a request is under way. A person's wish: it cuts any pause short, back-off included. */
  wake(): void {
    this.#handle({ type: 'woken' })
  }

  /** Tells whether somebody looks; that they do so again is a reason to ask at once. */
  setHidden(hidden: boolean): void {
    this.#handle({ type: hidden ? 'hidden' : 'shown' })
  }

  /** Reads everything anew, at once if it runs; what is held is shown until then. */
  reload(): void {
    this.#copy.forget()
    this.wake()
  }

  #handle(event: ClientEvent, round?: ClientRound<P>): void {
    const before = this.#state
    const state = nextClientState(before, event, this.#settings)
    if (state === before) return
    this.#state = state
    if (event.type === 'diverged' && state.phase === 'repairing') this.#giveUpCopy(round)
    this.#act(requestOf(before), state)
    if (round !== undefined) this.#tell((listener) => listener.round?.(round))
    if (this.#state === state) this.#tell((listener) => listener.state?.(state))
  }

  #act(requestBefore: number | undefined, state: ClientState): void {
    const request = requestOf(state)
    if ('dueAt' in state) this.#alarm.setTo(state.dueAt)
    else this.#alarm.callOff()
    if (request !== undefined && request !== requestBefore) void this.#ask(request)
  }

  async #ask(request: number): Promise<void> {
    const { signal } = this.#requests
    const since = this.#copy.items.cursor
    if (request === 1) this.#copy.beginRound()
    let outcome: Outcome<P>
    try {
      const page = await this.#fetch(since, signal)
      signal.throwIfAborted()
      outcome = this.#outcomeOf(page, since)
    } catch (error) {
      if (signal.aborted) return
      outcome = this.#outcomeOfFailure(error)
    }
    this.#handle(outcome.event, outcome.round)
  }

  #fetch(since: string | undefined, signal: AbortSignal): Promise<P> {
    const { fetchPage, timeLimitMs, clock } = this.#settings
    const limitMs = Math.min(timeLimitMs, LONGEST_TIMER_MS)
    return withTimeLimit((limited) => fetchPage(since, limited), limitMs, clock, signal)
  }

  #outcomeOf(page: P, since: string | undefined): Outcome<P> {
    const at = this.#settings.clock.monotonicMs()
    const round = this.#copy.take(page, since)
    if (round === undefined) return { event: { type: 'answered', more: true, at } }
    this.#failure = undefined
    if (!round.intact) return { event: { type: 'diverged', at }, round }
    return { event: { type: 'answered', more: false, at }, round }
  }

  #outcomeOfFailure(error: unknown): Outcome<P> {
    const { clock, random } = this.#settings
    this.#failure = asError(error)
    if (refusesCursor(error)) this.#copy.forget()
    const at = clock.monotonicMs()
    return { event: { type: 'failed', at, chance: random(), retryAfterMs: retryAfterMsOf(error) } }
  }

  #giveUpCopy(round: ClientRound<P> | undefined): void {
    const { log } = this.#settings
    log.warn(
      `[SYNC] This copy (${this.checksum}) differs from the server's (${round?.page.checksum}); reading it anew`,
    )
    this.#copy.forget()
  }

  #tell(call: (listener: SyncClientListener<P>) => void): void {
    for (const listener of this.#listeners) {
      try {
        call(listener)
      } catch (error) {
        queueMicrotask(() => {
          throw error
        })
      }
    }
  }
}
