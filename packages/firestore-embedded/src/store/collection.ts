// A set of documents that queries run over, a collection or a collection group, with the indexes that queries
// have asked for: built by the first query that needs one, kept up by every write from then on.
import type { OrderTerm } from '../query/ordering.ts'
import type { WorkCounter } from '../work.ts'
import type { StoredDocument } from './document.ts'
import { OrderedIndex } from './ordered-index.ts'

export class Collection {
  readonly documents = new Map<string, StoredDocument>()
  readonly #indexes = new Map<string, OrderedIndex>()
  readonly #work: WorkCounter

  constructor(work: WorkCounter, documents: Iterable<StoredDocument> = []) {
    this.#work = work
    for (const document of documents) this.documents.set(document.name, document)
  }

  replace(before: StoredDocument | undefined, after: StoredDocument | undefined): void {
    if (after !== undefined) this.documents.set(after.name, after)
    else if (before !== undefined) this.documents.delete(before.name)
    for (const index of this.#indexes.values()) index.replace(before, after)
  }

  indexFor(terms: readonly OrderTerm[]): OrderedIndex {
    const signature = JSON.stringify(terms.map(({ field, sign }) => [field, sign]))
    let index = this.#indexes.get(signature)
    if (index === undefined) {
      index = new OrderedIndex(terms, this.documents.values())
      this.#indexes.set(signature, index)
      this.#work.countIndexBuilt()
    }
    return index
  }
}
