// The documents of one collection in one order: what makes a query cost what it returns rather than what the
// collection holds.
import type { Value } from '../messages.ts'
import { compareKeys, keysOf, type OrderTerm } from '../query/ordering.ts'
import type { StoredDocument } from './document.ts'
import { SortedList } from './sorted-list.ts'

export interface IndexEntry {
  /** The document's values for the terms of the index, one each. */
  readonly keys: readonly Value[]
  readonly document: StoredDocument
}

export class OrderedIndex {
  readonly entries: SortedList<IndexEntry>
  readonly #terms: readonly OrderTerm[]

  /** @param terms - the order; `__name__` must be among them, so that no two documents are equal */
  constructor(terms: readonly OrderTerm[], documents: Iterable<StoredDocument>) {
    this.#terms = terms
    const entries: IndexEntry[] = []
    for (const document of documents) {
      const entry = this.#entryOf(document)
      if (entry !== undefined) entries.push(entry)
    }
    this.entries = new SortedList((a, b) => compareKeys(terms, a.keys, b.keys), entries)
  }

  /** Documents that lack a field of the order stay out of the index, and so of the answers. */
  replace(before: StoredDocument | undefined, after: StoredDocument | undefined): void {
    const old = before && this.#entryOf(before)
    if (old !== undefined) this.entries.delete(old)
    const entry = after && this.#entryOf(after)
    if (entry !== undefined) this.entries.add(entry)
  }

  #entryOf(document: StoredDocument): IndexEntry | undefined {
    const keys = keysOf(this.#terms, document)
    return keys && { keys, document }
  }
}
