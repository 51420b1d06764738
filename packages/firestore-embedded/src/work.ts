// Counts what queries did to find their answers, so that a test can hold them to a cost without a stopwatch.

/** Work since the start or the last reset. */
export interface WorkDone {
  /** Index entries and changed documents looked at by queries. */
  readonly entriesVisited: number
  /** Indexes built from scratch; after that they're kept up to date. */
  readonly indexesBuilt: number
}

export class WorkCounter {
  #entriesVisited = 0
  #indexesBuilt = 0

  snapshot(): WorkDone {
    return { entriesVisited: this.#entriesVisited, indexesBuilt: this.#indexesBuilt }
  }

  reset(): void {
    this.#entriesVisited = 0
    this.#indexesBuilt = 0
  }

  countVisit(): void {
    this.#entriesVisited += 1
  }

  countIndexBuilt(): void {
    this.#indexesBuilt += 1
  }
}
