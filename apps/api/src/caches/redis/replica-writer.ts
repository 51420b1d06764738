// Writes a replica to Redis: a commit in one step; a new replica piece by piece where nobody looks, and then in one
// step to its place.
import { CommitConflictError, type ReplicaBatch } from '@deltadesk/sync'
import type { Redis } from 'ioredis'
import { answerOf } from '../../redis/redis-failure.ts'
import { readMarkText } from '../read-mark.ts'
import { RedisScript } from './redis-script.ts'
import type { ReplicaKeys } from './replica-keys.ts'
import { entryRows, logRecord, shadowRows, tombstoneRows } from './rows.ts'

const commitScript = new RedisScript('commit')
const fillScript = new RedisScript('fill')
const replaceScript = new RedisScript('replace')

/** What others can catch up with; who is further behind reads everything, which is about as cheap then. */
export const LOG_LIMIT = { ids: 5000, commits: 1000 }
/** After so long without a commit the desk is gone for good, and its replica goes too. */
const KEPT_MS = 7 * 24 * 3_600_000
/** What was laid ready and never put in its place. */
const FILLING_MS = 60_000
/** Small enough to keep others waiting for a few milliseconds only. */
const MOST_ROWS_PER_STEP = 1000
const MOST_CHARACTERS_PER_STEP = 500_000

export interface Writer {
  /** The random name of this process. */
  readonly process: string
  /** The lease under which it writes. */
  readonly grant: string
}

export class ReplicaWriter {
  readonly #client: Redis
  readonly #keys: ReplicaKeys

  constructor(client: Redis, keys: ReplicaKeys) {
    this.#client = client
    this.#keys = keys
  }

  /** @throws CommitConflictError */
  async commit(batch: ReplicaBatch<string>, writer: Writer): Promise<void> {
    const refusal = batch.replace
      ? await this.#replace(batch, writer)
      : await this.#follow(batch, writer)
    if (refusal !== '') throw new CommitConflictError(String(refusal))
  }

  #follow(batch: ReplicaBatch<string>, writer: Writer): Promise<unknown> {
    const { upserts, removals, shadows } = batch
    const parts = [
      [...entryRows(upserts)].flat(),
      [...tombstoneRows(removals)].flat(),
      [...shadowRows(shadows.kept)].flat(),
      shadows.dropped,
    ]
    return commitScript.run(this.#client, this.#keys.all, [
      ...this.#head(batch, writer),
      logRecord(batch, LOG_LIMIT.ids),
      LOG_LIMIT.ids,
      LOG_LIMIT.commits,
      ...parts.map((part) => part.length),
      ...parts.flat(),
    ])
  }

  async #replace(batch: ReplicaBatch<string>, writer: Writer): Promise<unknown> {
    const { upserts, removals, shadows } = batch
    const filling = this.#keys.filling(batch.epoch)
    const keys = [filling.entries, filling.tombstones, filling.shadows]
    try {
      await this.#unlink(keys)
      await this.#fill(filling.entries, entryRows(upserts), writer)
      await this.#fill(filling.tombstones, tombstoneRows(removals), writer)
      await this.#fill(filling.shadows, shadowRows(shadows.kept), writer)
      return await replaceScript.run(
        this.#client,
        [...this.#keys.all, ...keys],
        [...this.#head(batch, writer), upserts.length, removals.length, shadows.kept.length],
      )
    } catch (error) {
      // Else it takes up memory for a minute more.
      await this.#unlink(keys).catch(() => {})
      throw error
    }
  }

  #head({ epoch, sequence, floor, mark }: ReplicaBatch<string>, { grant, process }: Writer) {
    const head = [epoch, sequence, floor, mark.readTime, readMarkText(mark)]
    return [grant, this.#keys.commits, process, KEPT_MS, ...head]
  }

  async #fill(key: string, rows: Iterable<[string, string]>, { grant }: Writer): Promise<void> {
    for (const step of steps(rows)) {
      const args = [grant, FILLING_MS, ...step]
      const goesOn = await fillScript.run(this.#client, [...this.#keys.all, key], args)
      if (goesOn !== 1) throw new CommitConflictError('the lease has gone to another process')
    }
  }

  async #unlink(keys: readonly string[]): Promise<void> {
    await answerOf(this.#client.unlink(...keys))
  }
}

/** As many rows at a time as Redis takes in within a few milliseconds. */
function* steps(rows: Iterable<[string, string]>): Generator<string[]> {
  let step: string[] = []
  let characters = 0
  for (const [id, row] of rows) {
    step.push(id, row)
    characters += row.length
    if (step.length >= 2 * MOST_ROWS_PER_STEP || characters >= MOST_CHARACTERS_PER_STEP) {
      yield step
      step = []
      characters = 0
    }
  }
  if (step.length > 0) yield step
}
