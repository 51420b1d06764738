// A server of the delta protocol in a few lines: real versions and cursors from a ReplicaHistory, in pages as
// small as a test wants them.
import {
  type DeltaPage,
  type Entry,
  formatCursor,
  parseCursor,
  ReplicaHistory,
  timestampFromMillis,
} from '../../src/index.ts'

export interface Item {
  readonly id: string
  readonly version: number
  readonly value: string
}

const TIME = timestampFromMillis(0)

export class SmallServer {
  pageLimit = 1000
  #history: ReplicaHistory<string>
  #epochs = 1

  constructor() {
    this.#history = new ReplicaHistory({ epoch: 'epoch1' })
  }

  get checksum(): string {
    return this.#history.checksum
  }

  /** What a client should hold, by id. */
  get items(): Item[] {
    const items = [...this.#history.entries()]
    return sorted(items.map(({ id, version, value }) => ({ id, version, value })))
  }

  put(id: string, value = ''): void {
    this.#commit([this.#entry(id, value)])
  }

  remove(id: string): void {
    const version = this.#history.version + 1
    this.#history.commit({ upserts: [], removals: [{ id, version, removedAt: TIME }] })
  }

  /** All cursors out there lose their meaning. */
  beginEpoch(): void {
    const held = this.items
    this.#history = new ReplicaHistory({ epoch: `epoch${++this.#epochs}` })
    for (const { id, value } of held) this.put(id, value)
  }

  /** @throws MalformedCursorError when `since` is none */
  answer(since: string | undefined): DeltaPage<Item> {
    const cursor = since === undefined ? undefined : parseCursor(since)
    const delta = this.#history.deltaSince(cursor, this.pageLimit)
    const page = {
      cursor: formatCursor(delta.cursor),
      reset: delta.reset,
      orders: delta.upserts.map(({ id, version, value }) => ({ id, version, value })),
      deleted: delta.removals.map(({ id }) => id),
      hasMore: delta.hasMore,
    }
    return delta.hasMore ? page : { ...page, checksum: this.#history.checksum }
  }

  #entry(id: string, value: string): Entry<string> {
    const version = this.#history.version + 1
    return { id, version, updatedAt: TIME, updateTime: TIME, stray: false, value }
  }

  #commit(upserts: Entry<string>[]): void {
    this.#history.commit({ upserts, removals: [] })
  }
}

/** By id. */
export function sorted(items: Iterable<Item>): Item[] {
  return [...items].sort((a, b) => (a.id < b.id ? -1 : 1))
}
