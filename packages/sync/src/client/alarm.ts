// The one pause of a client: rings once at its time, unless it is called off or set anew before.
import type { Clock } from '../clock.ts'

/** The longest that timers of JavaScript can wait; they take what is longer for no wait at all. */
export const LONGEST_TIMER_MS = 2 ** 31 - 1

export class Alarm {
  readonly #clock: Clock
  readonly #ring: () => void
  #wait = new AbortController()

  constructor(clock: Clock, ring: () => void) {
    this.#clock = clock
    this.#ring = ring
  }

  /** @param dueAt - on the clock's monotonic time; infinite for a pause that only calling off ends */
  setTo(dueAt: number): void {
    this.callOff()
    this.#wait = new AbortController()
    void this.#ringAt(dueAt, this.#wait.signal)
  }

  callOff(): void {
    this.#wait.abort()
  }

  async #ringAt(dueAt: number, signal: AbortSignal): Promise<void> {
    try {
      for (let left = this.#until(dueAt); left > 0; left = this.#until(dueAt)) {
        await this.#clock.sleep(Math.min(left, LONGEST_TIMER_MS), signal)
      }
    } catch (error) {
      if (!signal.aborted) throw error
    }
    if (!signal.aborted) this.#ring()
  }

  #until(dueAt: number): number {
    return dueAt - this.#clock.monotonicMs()
  }
}
