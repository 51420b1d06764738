// A copy of the newest items, each with its version, and the fingerprint of them all. The same class sits at
// both ends: a ReplicaHistory writes the API's, a ReplicaFollower writes a client's.
import { Checksum } from './checksum.ts'
import type { Versioned } from './page.ts'

export class Replica<T extends Versioned> {
  readonly #items = new Map<string, T>()
  readonly #checksum = new Checksum()

  get size(): number {
    return this.#items.size
  }

  /** Order-independent fingerprint of every (id, version) held: eight hex digits. */
  get checksum(): string {
    return this.#checksum.toString()
  }

  get(id: string): T | undefined {
    return this.#items.get(id)
  }

  values(): IterableIterator<T> {
    return this.#items.values()
  }

  /** Holds `item` in place of what was held of its id. */
  put(item: T): void {
    this.drop(item.id)
    this.#items.set(item.id, item)
    this.#checksum.add(item.id, item.version)
  }

  /** @returns what was held of `id`, if anything */
  drop(id: string): T | undefined {
    const held = this.#items.get(id)
    if (held === undefined) return undefined
    this.#items.delete(id)
    this.#checksum.subtract(id, held.version)
    return held
  }
}
