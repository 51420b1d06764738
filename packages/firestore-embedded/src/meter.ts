// Counts reads the way Google bills them (https://firebase.google.com/docs/firestore/pricing).

export interface ReadCounts {
  /** Documents returned by look-ups and queries, and those that an offset passed over. */
  readonly documents: number
  /** Queries that returned nothing: the least a query costs is one read. */
  readonly queries: number
  /** One for each 1,000 index entries of an aggregation, at least one. */
  readonly aggregation: number
  /** What would be billed in all. */
  readonly total: number
}

const ENTRIES_PER_READ = 1000

export class ReadMeter {
  #documents = 0
  #queries = 0
  #aggregation = 0

  snapshot(): ReadCounts {
    return {
      documents: this.#documents,
      queries: this.#queries,
      aggregation: this.#aggregation,
      total: this.#documents + this.#queries + this.#aggregation,
    }
  }

  reset(): void {
    this.#documents = 0
    this.#queries = 0
    this.#aggregation = 0
  }

  /** A look-up of `count` documents, missing ones included. */
  lookup(count: number): void {
    this.#documents += count
  }

  query(documents: number): void {
    this.#documents += documents
    if (documents === 0) this.#queries++
  }

  aggregation(entries: number): void {
    this.#aggregation += Math.max(1, Math.ceil(entries / ENTRIES_PER_READ))
  }
}
