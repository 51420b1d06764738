// The other tabs, as far as the leading one has heard of them: whether there are any, and whether somebody sees one.
import type { Clock } from '@deltadesk/sync'
import { ASK_MS } from './feed-part.ts'

/** A visible tab that has been silent for so long is gone. */
const GONE_MS = 4 * ASK_MS

export class Onlookers {
  readonly #clock: Clock
  /** When each tab was last heard of, and whether it was visible then. */
  readonly #tabs = new Map<string, { readonly at: number; readonly visible: boolean }>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  note(tab: string, visible: boolean): void {
    this.#tabs.set(tab, { at: this.#clock.monotonicMs(), visible })
  }

  leave(tab: string): void {
    this.#tabs.delete(tab)
  }

  /** Whether there is another tab. One that broke down counts until this tab ends, which does no harm. */
  others(): boolean {
    return this.#tabs.size > 0
  }

  /** Whether somebody sees one of the other tabs. */
  any(): boolean {
    const since = this.#clock.monotonicMs() - GONE_MS
    return [...this.#tabs.values()].some(({ at, visible }) => visible && at >= since)
  }
}
