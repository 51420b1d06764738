// A client of the desk in a random history, and what becomes of the answers on their way to it.
import assert from 'node:assert/strict'
import {
  type DeltaPage,
  formatCursor,
  parseCursor,
  ReplicaFollower,
  type SyncEngine,
} from '../src/index.ts'
import type { Fate } from './history.ts'

export interface Item {
  readonly id: string
  readonly version: number
  readonly text: string
}

export class HistoryClient {
  readonly copy = new ReplicaFollower<Item>()
  readonly #late: { page: DeltaPage<Item>; since: string | undefined }[] = []

  /** Takes in an answer, or does not. */
  receive(page: DeltaPage<Item>, since: string | undefined, fate: Fate): void {
    if (fate === 'late') this.#late.push({ page, since })
    if (fate === 'lost' || fate === 'late') return
    assert.ok(this.copy.apply(page, since).intact, 'the copy is the replica at every cursor')
    if (fate === 'twice') this.copy.apply(page, since)
    const { cursor, checksum } = this.copy
    for (const late of this.#late.splice(0)) {
      if (late.since !== cursor) this.copy.apply(late.page, late.since)
    }
    assert.equal(this.copy.cursor, cursor, 'a late answer moves nothing')
    assert.equal(this.copy.checksum, checksum, 'a late answer changes nothing')
  }
}

/** The engine's answer to a client that holds the cursor `since`. */
export function answerOf<T>(
  engine: SyncEngine<T>,
  since: string | undefined,
  limit: number,
  textOf: (value: T) => string,
): DeltaPage<Item> {
  const cursor = since === undefined ? undefined : parseCursor(since)
  const delta = engine.deltaSince(cursor, limit)
  const { reset, hasMore } = delta
  const page = {
    cursor: formatCursor(delta.cursor),
    reset,
    hasMore,
    orders: delta.upserts.map(({ id, version, value }) => ({ id, version, text: textOf(value) })),
    deleted: delta.removals.map(({ id }) => id),
  }
  return hasMore ? page : { ...page, checksum: engine.status.checksum ?? '' }
}

/** Asserts that a client holds what its engine holds: no cursor that it has acknowledged has skipped a change. */
export function assertSame<T>({ copy }: HistoryClient, engine: SyncEngine<T>): void {
  const held = new Map([...copy.values()].map(({ id, version }) => [id, version]))
  const served = new Map([...engine.entries()].map(({ id, version }) => [id, version]))
  assert.deepEqual(sorted(held), sorted(served), 'no acknowledged cursor has skipped a change')
}

/** Asserts that a client, once it has asked to the end, holds `truth`. */
export function assertHolds(
  { copy }: HistoryClient,
  truth: ReadonlyMap<string, string>,
  ask: (since: string | undefined) => DeltaPage<Item>,
): void {
  for (let hasMore = true; hasMore; ) {
    const since = copy.cursor
    const page = ask(since)
    assert.ok(copy.apply(page, since).intact)
    hasMore = page.hasMore
  }
  const held = new Map([...copy.values()].map(({ id, text }) => [id, text]))
  assert.deepEqual(sorted(held), sorted(truth), 'every client holds the window')
}

function sorted<V>(map: ReadonlyMap<string, V>): [string, V][] {
  return [...map].sort(([a], [b]) => (a < b ? -1 : 1))
}
