// One collection: its documents, and an index for each field that a query has ordered or filtered by.
import type { StoredDocument } from './document.ts'
import { FieldIndex } from './field-index.ts'

export class Collection {
  readonly #documents = new Map<string, StoredDocument>()
  readonly #indexes = new Map<string, FieldIndex>()

  get size(): number {
    return this.#documents.size
  }

  documents(): IterableIterator<StoredDocument> {
    return this.#documents.values()
  }

  put(document: StoredDocument): void {
    this.remove(document.name)
    this.#documents.set(document.name, document)
    for (const index of this.#indexes.values()) index.add(document)
  }

  remove(name: string): void {
    const document = this.#documents.get(name)
    if (document === undefined) return
    this.#documents.delete(name)
    for (const index of this.#indexes.values()) index.remove(document)
  }

  /** Made at the first query that wants it, kept up by every write from then on. */
  indexOn(path: readonly string[]): FieldIndex {
    const key = JSON.stringify(path)
    let index = this.#indexes.get(key)
    if (index === undefined) {
      index = new FieldIndex(path, this.#documents.values())
      this.#indexes.set(key, index)
    }
    return index
  }
}
