// What the engine has spent and saved, as plain numbers: for status, metrics and the dashboard.

export interface LedgerTotals {
  /** Documents that the source sent, a read each. */
  readonly documentReads: number
  /** Reads for queries that found nothing. */
  readonly emptyReads: number
  /** Reads for counting. */
  readonly aggregationReads: number
  /** Of `documentReads`, those of documents that were known already: the price of the overlap. */
  readonly overlapRereads: number
  readonly refreshes: number
  /** Calls to the source that were made again after they failed. */
  readonly retries: number
  readonly polls: number
  readonly bytesSent: number
  /** What `polls` would have cost if each had read all orders anew. */
  readonly fullReloadReads: number
  readonly fullReloadBytes: number
}

/** What a poll was answered with. */
export interface AnsweredPoll {
  readonly bytes: number
  /** False for a page that more pages follow: it takes all of them to answer one poll. */
  readonly isLast: boolean
}

const NOTHING: LedgerTotals = {
  documentReads: 0,
  emptyReads: 0,
  aggregationReads: 0,
  overlapRereads: 0,
  refreshes: 0,
  retries: 0,
  polls: 0,
  bytesSent: 0,
  fullReloadReads: 0,
  fullReloadBytes: 0,
}

/** What several engines have spent and saved together. */
export function addLedgers(ledgers: readonly LedgerTotals[]): LedgerTotals {
  const sum = (part: (totals: LedgerTotals) => number) =>
    ledgers.reduce((total, totals) => total + part(totals), 0)
  return {
    documentReads: sum((totals) => totals.documentReads),
    emptyReads: sum((totals) => totals.emptyReads),
    aggregationReads: sum((totals) => totals.aggregationReads),
    overlapRereads: sum((totals) => totals.overlapRereads),
    refreshes: sum((totals) => totals.refreshes),
    retries: sum((totals) => totals.retries),
    polls: sum((totals) => totals.polls),
    bytesSent: sum((totals) => totals.bytesSent),
    fullReloadReads: sum((totals) => totals.fullReloadReads),
    fullReloadBytes: sum((totals) => totals.fullReloadBytes),
  }
}

export class Ledger {
  readonly #totals: { -readonly [Name in keyof LedgerTotals]: number } = { ...NOTHING }

  get totals(): LedgerTotals {
    return { ...this.#totals }
  }

  /** All reads so far, of whatever kind. */
  get reads(): number {
    const { documentReads, emptyReads, aggregationReads } = this.#totals
    return documentReads + emptyReads + aggregationReads
  }

  documents(reads: number, documents: number): void {
    this.#totals.documentReads += documents
    this.#totals.emptyReads += Math.max(0, reads - documents)
  }

  aggregation(reads: number): void {
    this.#totals.aggregationReads += reads
  }

  overlap(documents: number): void {
    this.#totals.overlapRereads += documents
  }

  refresh(): void {
    this.#totals.refreshes++
  }

  retry(): void {
    this.#totals.retries++
  }

  /** `held` is what a full reload would have sent. */
  poll({ bytes, isLast }: AnsweredPoll, held: { orders: number; bytes: number }): void {
    this.#totals.bytesSent += bytes
    if (!isLast) return
    this.#totals.polls++
    this.#totals.fullReloadReads += Math.max(1, held.orders)
    this.#totals.fullReloadBytes += held.bytes
  }
}
