// What Firestore bills, in documents read (https://firebase.google.com/docs/firestore/pricing).

/** Index entries that are counted for the price of one document. */
const COUNTED_PER_READ = 1000

/** A query is billed by what it finds, and for one document where it finds none. */
export function priceOfQuery(documents: number): number {
  return Math.max(1, documents)
}

export function priceOfCount(entries: number): number {
  return Math.max(1, Math.ceil(entries / COUNTED_PER_READ))
}

/** A look-up is billed by what it asks for. */
export function priceOfLookUp(ids: number): number {
  return ids
}
