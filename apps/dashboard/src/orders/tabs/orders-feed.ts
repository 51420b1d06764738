// Where the orders of one account come from, from sign-in to sign-out: first from the copy that was kept, then from
// the server, by way of whichever tab leads. The tabs of an account find each other by its name.
import type { OrdersPage } from '@deltadesk/contract'
import type { Clock } from '@deltadesk/sync'
import type { CopyKeeper } from '../copy/copy-keeper.ts'
import type { HeldOrders } from '../copy/held-orders.ts'
import type { KeptHead } from '../copy/kept-head.ts'
import type { FeedListener, FeedPart } from './feed-part.ts'
import { FollowingTab } from './following-tab.ts'
import { Leadership } from './leadership.ts'
import { LeadingTab } from './leading-tab.ts'
import type { TabMessage } from './tab-messages.ts'
import type { TabChannel, TabPorts } from './tab-ports.ts'

export interface OrdersFeedOptions {
  readonly account: string
  readonly held: HeldOrders
  readonly fetchPage: (since: string | undefined, signal: AbortSignal) => Promise<OrdersPage>
  readonly timeLimitMs: number
  readonly clock: Clock
  /** Undefined where each tab has to poll for itself. */
  readonly tabs: TabPorts | undefined
  /** Undefined where nothing can be kept. */
  readonly keeper: CopyKeeper | undefined
  readonly hidden: boolean
  readonly listener: FeedListener & {
    /** What is held was kept; at first only the newest orders are there, until it is `whole`. */
    kept(head: KeptHead, whole: boolean): void
    /** The rest of what was kept can't be read, and nothing is held any more. */
    lost(): void
  }
}

export class OrdersFeed {
  readonly #options: OrdersFeedOptions
  readonly #tab = crypto.randomUUID()
  #hidden: boolean
  #stopped = false
  #channel: TabChannel | undefined
  #leadership: Leadership | undefined
  #part: FeedPart | undefined
  #leads = false

  constructor(options: OrdersFeedOptions) {
    this.#options = options
    this.#hidden = options.hidden
  }

  start(): void {
    const { keeper } = this.#options
    if (keeper === undefined) this.#join()
    else void this.#loadAndJoin(keeper)
  }

  /** For good. */
  stop(): void {
    this.#stopped = true
    this.#part?.stop()
    this.#leadership?.leave()
    if (this.#channel && !this.#leads) this.#channel.post({ type: 'bye', tab: this.#tab })
    this.#channel?.close()
    this.#options.keeper?.close()
  }

  wake(): void {
    this.#part?.wake()
  }

  reload(): void {
    this.#part?.reload()
  }

  setHidden(hidden: boolean): void {
    this.#hidden = hidden
    this.#part?.setHidden(hidden)
  }

  async #loadAndJoin(keeper: CopyKeeper): Promise<void> {
    const { held, listener } = this.#options
    const kept = await keeper.load((orders, head) => {
      if (this.#stopped) return
      const change = held.replace(orders, undefined)
      listener.changed(change, undefined)
      listener.kept(head, false)
    })
    if (this.#stopped) return
    if (kept) {
      listener.changed(held.complete(kept.orders, kept.head.cursor), undefined)
      listener.kept(kept.head, true)
    } else if (held.sorted.length > 0) {
      listener.changed(held.replace([], undefined), undefined)
      listener.lost()
    }
    this.#join()
  }

  #join(): void {
    const { tabs, account } = this.#options
    if (tabs === undefined) {
      this.#lead()
      return
    }
    const name = `deltadesk.orders.${account.toLowerCase()}`
    this.#channel = tabs.openChannel(name, (message) => this.#part?.hear(message))
    this.#leadership = new Leadership(tabs.lock, name, {
      elected: () => this.#lead(),
      unseated: () => this.#follow(),
    })
    this.#follow()
    this.#leadership.seek()
  }

  #lead(): void {
    const { held, fetchPage, timeLimitMs, clock, listener } = this.#options
    this.#leads = true
    this.#take(
      new LeadingTab({
        held,
        fetchPage,
        timeLimitMs,
        clock,
        hidden: this.#hidden,
        post: (message) => this.#post(message),
        listener: { ...bound(listener), synced: () => this.#keep() },
      }),
    )
  }

  #follow(): void {
    const { held, clock, listener } = this.#options
    this.#leads = false
    this.#take(
      new FollowingTab({
        held,
        tab: this.#tab,
        clock,
        hidden: this.#hidden,
        post: (message) => this.#post(message),
        listener,
        leaderSilent: () => this.#leadership?.seize(),
      }),
    )
  }

  #take(part: FeedPart): void {
    this.#part?.stop()
    this.#part = part
    part.start()
  }

  /** The tab that polls keeps the copy too, so that it is written once. */
  #keep(): void {
    const { keeper, held, clock, listener } = this.#options
    keeper?.saveSoon(held, clock.wallMs())
    listener.synced()
  }

  #post(message: TabMessage): void {
    if (!this.#stopped) this.#channel?.post(message)
  }
}

function bound(listener: FeedListener): Pick<FeedListener, 'changed' | 'status'> {
  return {
    changed: (change, told) => listener.changed(change, told),
    status: (status) => listener.status(status),
  }
}
