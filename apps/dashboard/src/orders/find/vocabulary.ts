// The few values that a field of many orders has, each with a small number that stands for it, and how often it is
// there. To compare numbers is much faster than to look up a text in every order.

export class Vocabulary {
  readonly #codes = new Map<string, number>()
  readonly #values: string[] = []
  readonly #counts: number[] = []

  /** Counts one more of it, and returns its code: 1 or more. */
  add(value: string): number {
    let code = this.#codes.get(value)
    if (code === undefined) {
      code = this.#values.push(value)
      this.#codes.set(value, code)
      this.#counts.push(0)
    }
    this.#counts[code - 1] = (this.#counts[code - 1] ?? 0) + 1
    return code
  }

  /** Counts one less; nothing for the code 0. */
  drop(code: number): void {
    if (code > 0) this.#counts[code - 1] = (this.#counts[code - 1] ?? 1) - 1
  }

  /** -1, which nothing has, for a value never met. */
  codeOf(value: string): number {
    return this.#codes.get(value) ?? -1
  }

  valueOf(code: number): string {
    return this.#values[code - 1] ?? ''
  }

  /** How often each of those is there that are there. */
  counts(): ReadonlyMap<string, number> {
    return new Map(this.#counted().map(({ value, count }) => [value, count]))
  }

  /** Those that are there, the most frequent first; equally frequent ones by name, so that none swap without a reason. */
  present(): string[] {
    return this.#counted()
      .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
      .map(({ value }) => value)
  }

  #counted(): { value: string; count: number }[] {
    return this.#values
      .map((value, at) => ({ value, count: this.#counts[at] ?? 0 }))
      .filter(({ count }) => count > 0)
  }
}
