// A replica in the tables of an open database: what a commit does to them, and how they become a replica again.

import type { DatabaseSync, StatementSync } from 'node:sqlite'
import {
  CommitConflictError,
  type Entry,
  type ReadMark,
  type ReplicaBatch,
  type ReplicaHead,
  type ReplicaState,
  type Shadow,
  type Tombstone,
} from '@deltadesk/sync'
import { parseReadMark, readMarkText } from '../read-mark.ts'
import { UnfitFileError } from './disk-cache-error.ts'
import { ENTRIES, HEAD, type KeptHead, SHADOWS, THE_HEAD, TOMBSTONES, whole } from './kept-rows.ts'
import { SealedTable } from './sealed-table.ts'
import { Turn } from './turn.ts'

/** One call at a time: a call that writes is one transaction, and gives way to others now and then before it ends. */
export class ReplicaTables {
  readonly #database: DatabaseSync
  readonly #head: SealedTable<KeptHead>
  readonly #entries: SealedTable<Entry<string>>
  readonly #tombstones: SealedTable<Tombstone>
  readonly #shadows: SealedTable<Shadow>
  readonly #deleteTombstonesUpTo: StatementSync

  constructor(database: DatabaseSync) {
    this.#database = database
    this.#head = new SealedTable(database, HEAD)
    this.#entries = new SealedTable(database, ENTRIES)
    this.#tombstones = new SealedTable(database, TOMBSTONES)
    this.#shadows = new SealedTable(database, SHADOWS)
    this.#deleteTombstonesUpTo = database.prepare(
      'DELETE FROM tombstones WHERE version <= ? RETURNING seal',
    )
  }

  /** What the replica is a copy of; undefined where none is kept. */
  get fingerprint(): string | undefined {
    return this.#head.find(THE_HEAD)?.fingerprint
  }

  /** @throws UnfitFileError when anything is not as it was put */
  async load(): Promise<ReplicaState<string> | undefined> {
    const head = this.#head.find(THE_HEAD)
    const turn = new Turn()
    const ids = new Set<string>()
    const entries = await this.#entries.all(ids, turn)
    const tombstones = await this.#tombstones.all(ids, turn)
    const shadows = await this.#shadows.all(new Set(), turn)
    const content = (entries.content ^ tombstones.content ^ shadows.content) >>> 0
    if (content !== (head?.content ?? 0)) {
      throw new UnfitFileError('is damaged: something that was put there is missing, or is old')
    }
    if (head === undefined) return undefined
    return {
      epoch: head.epoch,
      sequence: head.sequence,
      floor: head.floor,
      entries: entries.items,
      tombstones: tombstones.items,
      shadows: shadows.items,
      mark: markOf(head),
    }
  }

  /** @throws CommitConflictError as the port says; nothing is changed then */
  async commit(batch: ReplicaBatch<string>, fingerprint: string): Promise<void> {
    const { epoch, sequence, floor, replace } = batch
    await this.#transaction(async () => {
      const kept = this.#head.find(THE_HEAD)
      const before = replace ? undefined : followed(batch, kept)
      if (replace) this.#removeAll()
      let content = (before?.content ?? 0) ^ (await this.#write(batch))
      if (floor > (before?.floor ?? 0)) content ^= this.#removeTombstonesUpTo(floor)
      this.#head.put({
        id: THE_HEAD,
        epoch,
        sequence,
        floor,
        fingerprint,
        mark: readMarkText(batch.mark),
        content: content >>> 0,
      })
    })
  }

  async clear(): Promise<void> {
    await this.#transaction(async () => this.#removeAll())
  }

  async #write({ upserts, removals, shadows }: ReplicaBatch<string>): Promise<number> {
    const turn = new Turn()
    let content = 0
    for (const entry of upserts) {
      content ^= this.#entries.put(entry) ^ this.#tombstones.remove(entry.id)
      if (turn.isOver) await turn.next()
    }
    for (const tombstone of removals) {
      content ^= this.#entries.remove(tombstone.id) ^ this.#tombstones.put(tombstone)
      if (turn.isOver) await turn.next()
    }
    for (const id of shadows.dropped) {
      content ^= this.#shadows.remove(id)
      if (turn.isOver) await turn.next()
    }
    for (const shadow of shadows.kept) {
      content ^= this.#shadows.put(shadow)
      if (turn.isOver) await turn.next()
    }
    return content
  }

  #removeTombstonesUpTo(floor: number): number {
    let content = 0
    for (const row of this.#deleteTombstonesUpTo.iterate(floor)) content ^= whole(row, 'seal')
    return content
  }

  #removeAll(): void {
    for (const table of [this.#head, this.#entries, this.#tombstones, this.#shadows]) {
      table.removeAll()
    }
  }

  async #transaction(work: () => Promise<void>): Promise<void> {
    this.#database.exec('BEGIN IMMEDIATE')
    try {
      await work()
      this.#database.exec('COMMIT')
    } catch (error) {
      // Of some failures SQLite has rolled back by itself.
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK')
      throw error
    }
  }
}

function followed(batch: ReplicaHead, kept: KeptHead | undefined): KeptHead {
  if (kept?.epoch === batch.epoch && kept.sequence === batch.sequence - 1) return kept
  const found = kept ? `commit ${kept.sequence} of ${kept.epoch}` : 'nothing'
  throw new CommitConflictError(
    `it is number ${batch.sequence} of ${batch.epoch}, and the disk has ${found}`,
  )
}

function markOf(head: KeptHead): ReadMark {
  try {
    return parseReadMark(head.mark)
  } catch (cause) {
    throw new UnfitFileError('is damaged: it does not tell how far the source was read', { cause })
  }
}
