// What a person who looks elsewhere is told when new orders come: a number in the tab's title, and, if they asked
// for it, a tone and a notification. Decides alone; what makes the noise is handed in.

interface SignalWishes {
  readonly sound: boolean
  readonly notification: boolean
}

export interface SignalOutlets {
  /** Whether nobody can see the tab. */
  hidden(): boolean
  wishes(): SignalWishes
  playTone(): void
  /** @param count - of the orders that came while the tab was hidden */
  notify(count: number): void
  /** @param count - to stand in the tab's title; 0 for none */
  badge(count: number): void
}

/** Counts new orders while the tab is hidden, and tells each batch of them once. */
export class NewOrderSignals {
  readonly #outlets: SignalOutlets
  #unseen = new Set<string>()

  constructor(outlets: SignalOutlets) {
    this.#outlets = outlets
  }

  /** @param ids - of orders that were not there before; none of a first load */
  arrived(ids: Iterable<string>): void {
    const fresh = [...ids]
    if (fresh.length === 0) return
    const { hidden, wishes, playTone, notify, badge } = this.#outlets
    const { sound, notification } = wishes()
    if (sound) playTone()
    if (!hidden()) return
    this.#unseen = new Set([...this.#unseen, ...fresh])
    badge(this.#unseen.size)
    if (notification) notify(this.#unseen.size)
  }

  /** The person looks again, or has signed out. */
  seen(): void {
    if (this.#unseen.size === 0) return
    this.#unseen = new Set()
    this.#outlets.badge(0)
  }
}
