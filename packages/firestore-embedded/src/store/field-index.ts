// The documents of one collection in the order of one field, in a B+ tree: a range of ten among a hundred
// thousand is found in a few comparisons.
import sortedBtree from 'sorted-btree'
import type { Value } from '../messages.ts'
import { compareNames, compareValues } from '../values/compare.ts'
import { type StoredDocument, valueAt } from './document.ts'

/** A place in the index: before everything of `value` without a name, else at that document. */
interface IndexPlace {
  readonly value: Value
  readonly name?: string
}

/** Where a scan starts and ends; both ends are looked at, callers filter what they leave out. */
export interface IndexRange {
  readonly from?: IndexPlace
  readonly to?: IndexPlace
}

type Key = readonly [value: Value, name: string]

/** Above every name, as no name begins with it. */
const LAST_NAME = '\uffff'

export class FieldIndex {
  readonly #path: readonly string[]
  readonly #tree = new sortedBtree.default<Key, StoredDocument>([], compareKeys)

  constructor(path: readonly string[], documents: Iterable<StoredDocument>) {
    this.#path = path
    for (const document of documents) this.add(document)
  }

  add(document: StoredDocument): void {
    const value = valueAt(document, this.#path)
    if (value !== undefined) this.#tree.set([value, document.name], document)
  }

  remove(document: StoredDocument): void {
    const value = valueAt(document, this.#path)
    if (value !== undefined) this.#tree.delete([value, document.name])
  }

  *ascending({ from, to }: IndexRange): Generator<StoredDocument> {
    const first: Key | undefined = from && [from.value, from.name ?? '']
    for (const [[value], document] of this.#tree.entries(first)) {
      if (to !== undefined && compareValues(value, to.value) > 0) return
      yield document
    }
  }

  *descending({ from, to }: IndexRange): Generator<StoredDocument> {
    const last: Key | undefined = to && [to.value, to.name ?? LAST_NAME]
    for (const [[value], document] of this.#tree.entriesReversed(last)) {
      if (from !== undefined && compareValues(value, from.value) < 0) return
      yield document
    }
  }
}

function compareKeys(a: Key, b: Key): number {
  return compareValues(a[0], b[0]) || compareNames(a[1], b[1])
}
