// What reads cost. Firestore's price depends on where the database is, which a browser can't know: the list price of
// the US multi-region stands for it, and whoever shows a cost says so. Regions cost half of it and up.
import type { SessionInfo } from '@deltadesk/contract'

type Ledger = SessionInfo['ledger']

/** US dollars per 100,000 document reads in `nam5`, https://firebase.google.com/docs/firestore/pricing. */
export const USD_PER_100_000_READS = 0.06

export function costOf(reads: number): number {
  return (reads / 100_000) * USD_PER_100_000_READS
}

/** All that is charged as a read. */
export function readsSpent({ documentReads, emptyReads, aggregationReads }: Ledger): number {
  return documentReads + emptyReads + aggregationReads
}

/** What it would have cost beyond that to read all orders anew with each poll. */
export function readsSaved(ledger: Ledger): number {
  return Math.max(0, ledger.fullReloadReads - readsSpent(ledger))
}
