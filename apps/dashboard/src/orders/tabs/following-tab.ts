// A tab that doesn't poll: it takes in what the leading tab tells, and asks it for what it has missed.
import type { Order } from '@deltadesk/contract'
import type { Clock } from '@deltadesk/sync'
import type { HeldOrders } from '../copy/held-orders.ts'
import { failureFrom } from './failure-note.ts'
import { ASK_MS, type FeedListener, type FeedPart } from './feed-part.ts'
import type { FromFollower, FromLeader, TabMessage } from './tab-messages.ts'

export interface FollowingTabOptions {
  readonly held: HeldOrders
  /** Tells this tab from the others. */
  readonly tab: string
  readonly clock: Clock
  readonly hidden: boolean
  readonly post: (message: FromFollower) => void
  readonly listener: FeedListener
  /** Called when the leading tab has not answered for long: a browser may have put it to sleep. */
  readonly leaderSilent: () => void
}

/** Questions in a row without any word from the leader, after which it is given up. */
const PATIENCE = 4

export class FollowingTab implements FeedPart {
  readonly #options: FollowingTabOptions
  readonly #stopped = new AbortController()
  #hidden: boolean
  #unanswered = 0
  #parts: Order[] | undefined

  constructor(options: FollowingTabOptions) {
    this.#options = options
    this.#hidden = options.hidden
  }

  start(): void {
    this.#ask()
    void this.#keepAsking()
  }

  stop(): void {
    this.#stopped.abort()
  }

  wake(): void {
    this.#options.post({ type: 'wake' })
  }

  reload(): void {
    this.#options.post({ type: 'reload' })
  }

  setHidden(hidden: boolean): void {
    this.#hidden = hidden
    this.#ask()
  }

  hear(message: TabMessage): void {
    switch (message.type) {
      case 'lead':
        this.#unanswered = 0
        this.#ask()
        break
      case 'status':
        this.#unanswered = 0
        this.#takeStatus(message)
        break
      case 'changes':
        this.#takeChanges(message)
        break
      case 'part':
        this.#takePart(message)
        break
      default: // from another that follows
    }
  }

  #ask(): void {
    const { post, tab, held } = this.#options
    post({ type: 'ask', tab, cursor: held.cursor, visible: !this.#hidden })
  }

  async #keepAsking(): Promise<void> {
    const { clock, leaderSilent } = this.#options
    const { signal } = this.#stopped
    while (!signal.aborted) {
      try {
        await clock.sleep(ASK_MS, signal)
      } catch {
        return
      }
      if (this.#hidden) continue
      this.#unanswered++
      if (this.#unanswered > PATIENCE) leaderSilent()
      else this.#ask()
    }
  }

  #takeStatus({ status, cursor }: Extract<FromLeader, { type: 'status' }>): void {
    const { held, listener } = this.#options
    const current = cursor !== undefined && cursor === held.cursor
    // Changes come before the status that tells of them, unless the leader does not know of this tab.
    if (cursor !== undefined && !current && this.#parts === undefined) this.#ask()
    const { failure, ...rest } = status
    const syncedAt = current ? rest.syncedAt : undefined
    if (current && syncedAt !== undefined) listener.synced()
    listener.status({ ...rest, syncedAt, failure: failure && failureFrom(failure) })
  }

  #takeChanges(message: Extract<FromLeader, { type: 'changes' }>): void {
    const { held, tab, listener } = this.#options
    if (message.to !== undefined && message.to !== tab) return
    if (message.cursor === held.cursor) return
    if (message.since !== held.cursor) {
      if (this.#parts === undefined) this.#ask()
      return
    }
    listener.changed(held.apply(message, message.cursor), message.told)
  }

  #takePart({ cursor, first, last, orders, told }: Extract<FromLeader, { type: 'part' }>): void {
    const { held, listener } = this.#options
    if (cursor === held.cursor) return
    if (first) this.#parts = []
    this.#parts?.push(...orders)
    if (!last || this.#parts === undefined) return
    listener.changed(held.replace(this.#parts, cursor), told)
    this.#parts = undefined
  }
}
