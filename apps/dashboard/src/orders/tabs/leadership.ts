// One tab of all holds the lock and leads. Who waits for it gets it at once when that tab closes, however it ends;
// a leader that no longer stirs can be unseated.
import type { TabPorts } from './tab-ports.ts'

export interface LeadershipEvents {
  /** This tab leads from now on. */
  elected(): void
  /** It doesn't any more: another has taken the lock away. */
  unseated(): void
}

export class Leadership {
  readonly #lock: TabPorts['lock']
  readonly #name: string
  readonly #events: LeadershipEvents
  #waiting = new AbortController()
  #release: (() => void) | undefined
  #left = false

  constructor(lock: TabPorts['lock'], name: string, events: LeadershipEvents) {
    this.#lock = lock
    this.#name = name
    this.#events = events
  }

  /** Waits in line for the lead. */
  seek(): void {
    this.#waiting = new AbortController()
    void this.#hold({ signal: this.#waiting.signal })
  }

  /** Takes the lead from whoever has it. */
  seize(): void {
    if (this.#release !== undefined || this.#left) return
    this.#waiting.abort()
    void this.#hold({ steal: true })
  }

  /** For good: leads no longer, and does not want to. */
  leave(): void {
    this.#left = true
    this.#waiting.abort()
    this.#release?.()
    this.#release = undefined
  }

  async #hold(options: Parameters<TabPorts['lock']>[1]): Promise<void> {
    let led = false
    try {
      await this.#lock(this.#name, options, () => {
        led = true
        return this.#lead()
      })
    } catch {
      // Called off, or taken away: what that means is seen below.
    }
    if (!led || this.#left) return
    this.#release = undefined
    this.#events.unseated()
    this.seek()
  }

  #lead(): Promise<void> {
    if (this.#left) return Promise.resolve()
    const { promise, resolve } = Promise.withResolvers<void>()
    this.#release = resolve
    this.#events.elected()
    return promise
  }
}
