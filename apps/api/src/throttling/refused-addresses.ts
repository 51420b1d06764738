// Who has asked too often is refused from memory until the minute is over: whoever floods the desk must not keep its
// Redis busy as well.

export class RefusedAddresses {
  /** When each is let in again, by name; the one that was refused the longest ago comes first. */
  readonly #until = new Map<string, number>()
  readonly #capacity: number
  readonly #now: () => number

  /**
   * @param capacity - beyond it the one that was refused the longest ago is forgotten, and counted again
   * @param now - in milliseconds, since whenever
   */
  constructor(capacity: number, now: () => number) {
    this.#capacity = capacity
    this.#now = now
  }

  /** How long a name is still refused, in milliseconds; 0 where it is not. */
  remainingMs(name: string): number {
    const remaining = (this.#until.get(name) ?? 0) - this.#now()
    if (remaining > 0) return remaining
    this.#until.delete(name)
    return 0
  }

  add(name: string, forMs: number): void {
    this.#until.delete(name)
    this.#until.set(name, this.#now() + forMs)
    const [oldest] = this.#until.keys()
    if (oldest !== undefined && this.#until.size > this.#capacity) this.#until.delete(oldest)
  }
}
