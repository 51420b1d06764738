// The tab that polls, for itself and for the others.
import type { Order, OrdersPage } from '@deltadesk/contract'
import { type ClientRound, type ClientState, type Clock, SyncClient } from '@deltadesk/sync'
import type { HeldOrders } from '../copy/held-orders.ts'
import { nextTryOf } from '../next-try.ts'
import { failureNoteOf } from './failure-note.ts'
import type { FeedListener, FeedPart } from './feed-part.ts'
import { Onlookers } from './onlookers.ts'
import type { FeedStatus, FromLeader, TabMessage, ToldRound } from './tab-messages.ts'

export interface LeadingTabOptions {
  readonly held: HeldOrders
  readonly fetchPage: (since: string | undefined, signal: AbortSignal) => Promise<OrdersPage>
  readonly timeLimitMs: number
  readonly clock: Clock
  /** Whether nobody can see this tab. */
  readonly hidden: boolean
  readonly post: (message: FromLeader) => void
  readonly listener: FeedListener
}

/** Orders that are sent to another tab in one go. */
const PART = 2_000

export class LeadingTab implements FeedPart {
  readonly #options: LeadingTabOptions
  readonly #client: SyncClient<Order, OrdersPage>
  readonly #unsubscribe: () => void
  readonly #onlookers: Onlookers
  #hidden: boolean
  #syncedAt: number | undefined
  #source = { stale: false, readAt: 0 }

  constructor(options: LeadingTabOptions) {
    const { held, fetchPage, timeLimitMs, clock, hidden } = options
    this.#options = options
    this.#hidden = hidden
    this.#onlookers = new Onlookers(clock)
    const { cursor, sorted } = held
    this.#client = new SyncClient<Order, OrdersPage>({
      fetchPage,
      timeLimitMs,
      clock,
      initial: cursor === undefined ? undefined : { cursor, items: sorted },
    })
    this.#unsubscribe = this.#client.subscribe({
      round: (round) => this.#publish(round),
      state: (state) => this.#follow(state),
    })
  }

  start(): void {
    this.#options.post({ type: 'lead' })
    this.#client.start({ hidden: this.#hidden })
  }

  stop(): void {
    this.#unsubscribe()
    this.#client.stop()
  }

  wake(): void {
    this.#client.wake()
  }

  reload(): void {
    this.#client.reload()
  }

  setHidden(hidden: boolean): void {
    this.#hidden = hidden
    this.#look()
  }

  hear(message: TabMessage): void {
    if (message.type === 'wake') this.wake()
    if (message.type === 'reload') this.reload()
    if (message.type === 'bye') this.#onlookers.leave(message.tab)
    if (message.type === 'ask') {
      this.#onlookers.note(message.tab, message.visible)
      this.#answer(message.tab, message.cursor)
      this.#pollIfOverdue()
    }
    this.#look()
  }

  /** Polls are rare while nobody sees any of the tabs. */
  #look(): void {
    this.#client.setHidden(this.#hidden && !this.#onlookers.any())
  }

  /** Browsers slow down the timers of a tab that is out of sight; a visible one keeps the time for it. */
  #pollIfOverdue(): void {
    const { state } = this.#client
    const now = this.#options.clock.monotonicMs()
    if ('dueAt' in state && state.dueAt <= now) this.wake()
  }

  #answer(tab: string, since: string | undefined): void {
    const { held, post } = this.#options
    const { cursor } = held
    if (cursor !== undefined && since !== cursor) {
      const missing = since === undefined ? undefined : held.missingSince(since)
      if (since === undefined || missing === undefined) this.#sendAll(cursor, undefined)
      else post({ type: 'changes', to: tab, since, cursor, ...missing, told: undefined })
    }
    this.#postStatus(this.#status())
  }

  #sendAll(cursor: string, told: ToldRound | undefined): void {
    const { held, post } = this.#options
    const { sorted } = held
    for (let from = 0; from === 0 || from < sorted.length; from += PART) {
      const orders = sorted.slice(from, from + PART)
      const last = from + PART >= sorted.length
      post({ type: 'part', cursor, first: from === 0, last, orders, told })
    }
  }

  #publish({ page, reloaded, added, changed, removed, intact }: ClientRound<OrdersPage>): void {
    const { held, listener, clock, post } = this.#options
    const at = clock.wallMs()
    const since = held.cursor
    const { cursor } = page
    const anything = reloaded || added.size + changed.size + removed.size > 0
    const told = anything ? { reloaded, added, changed, removed, at } : undefined
    const upserts = [...added, ...changed].flatMap((id) => this.#client.get(id) ?? [])
    const missing = { upserts, removed: [...removed] }
    held.intact = intact
    this.#syncedAt = at
    this.#source = { stale: page.stale, readAt: at - (page.ageMs ?? 0) }
    const afresh = reloaded || since === undefined
    const change = afresh
      ? held.replace(this.#client.values(), cursor)
      : held.apply(missing, cursor)
    if (told) listener.changed(change, told)
    listener.synced()
    // To send orders costs more than to take them in; a tab that has yet to come will ask for what it lacks.
    if (!this.#onlookers.others()) return
    if (afresh) this.#sendAll(cursor, told)
    else if (since !== cursor) post({ type: 'changes', since, cursor, ...missing, told })
  }

  #follow(state: ClientState): void {
    const status = this.#status()
    this.#options.listener.status(status)
    this.#postStatus(status)
    if ('dueAt' in state) this.#look()
  }

  #status(): FeedStatus {
    const { clock } = this.#options
    const { state, failure, received } = this.#client
    const dueAt = nextTryOf(state)
    const nextTryAt = dueAt === undefined ? undefined : clock.wallMs() + dueAt - clock.monotonicMs()
    return { state, nextTryAt, failure, received, syncedAt: this.#syncedAt, source: this.#source }
  }

  #postStatus({ failure, ...status }: FeedStatus): void {
    const { post, held } = this.#options
    const note = failure && failureNoteOf(failure)
    post({ type: 'status', status: { ...status, failure: note }, cursor: held.cursor })
  }
}
