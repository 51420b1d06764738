// What the leading and the following tab have in common, so that the feed can change one for the other.
import type { OrdersChange } from '../copy/held-orders.ts'
import type { FeedStatus, TabMessage, ToldRound } from './tab-messages.ts'

/** How often a visible tab that follows shows that it is there; about as often as the leader polls. */
export const ASK_MS = 5_000

/** Who shows the orders. */
export interface FeedListener {
  /** The orders held have changed; `told` is missing where nobody should be told what a catch-up brought. */
  changed(change: OrdersChange, told: ToldRound | undefined): void
  status(status: FeedStatus): void
  /** What is held was the server's a moment ago. */
  synced(): void
}

export interface FeedPart {
  start(): void
  stop(): void
  /** A person wants to see what is new: asks now, unless that is under way. */
  wake(): void
  /** Reads everything anew; what is held is shown until then. */
  reload(): void
  setHidden(hidden: boolean): void
  hear(message: TabMessage): void
}
