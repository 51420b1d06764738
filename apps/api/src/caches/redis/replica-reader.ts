// Reads a replica out of Redis: what came after a head in one step, all of it in steps that keep nobody waiting.
import type { LaterCommits, ReplicaHead, ReplicaState } from '@deltadesk/sync'
import type { Redis } from 'ioredis'
import Type from 'typebox'
import { answerOf } from '../../redis/redis-failure.ts'
import { parseReadMark } from '../read-mark.ts'
import { RedisScript, readReply } from './redis-script.ts'
import type { ReplicaKeys } from './replica-keys.ts'
import { eachRow, entryOf, shadowOf, tombstoneOf } from './rows.ts'

const headScript = new RedisScript('head')
const commitsAfterScript = new RedisScript('commits-after')

const ROWS_PER_STEP = 1000
/** A new epoch, or more commits than can be caught up with, make a load begin anew. */
const ATTEMPTS = 5

const Texts = Type.Array(Type.String())
const Head = Type.Tuple([Type.String(), Type.String(), Type.String(), Type.String()])
const Later = Type.Tuple([...Head.items, Type.String(), Texts, Texts, Texts, Texts])

export class ReplicaReader {
  readonly #client: Redis
  readonly #keys: ReplicaKeys

  constructor(client: Redis, keys: ReplicaKeys) {
    this.#client = client
    this.#keys = keys
  }

  /** See {@link SharedReplicaStore.commitsAfter}. */
  async commitsAfter({ epoch, sequence }: ReplicaHead): Promise<LaterCommits<string> | undefined> {
    const reply = await commitsAfterScript.run(this.#client, this.#keys.all, [epoch, sequence])
    if (reply === null) return undefined
    const [, latest, floor, mark, age, entries, removals, kept, dropped] = readReply(Later, reply)
    return {
      head: { epoch, sequence: Number(latest) },
      floor: Number(floor),
      mark: parseReadMark(mark),
      ageMs: Number(age),
      upserts: listOf(entries, entryOf),
      removals: listOf(removals, tombstoneOf),
      shadows: { kept: listOf(kept, shadowOf), dropped },
    }
  }

  /** All that is kept. */
  async load(): Promise<ReplicaState<string> | undefined> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const head = await this.#head()
      if (head === undefined) return undefined
      const state = await this.#loadFrom(head)
      if (state !== undefined) return state
    }
    throw new Error(`The replica in Redis changed faster than it could be read, ${ATTEMPTS} times`)
  }

  async #head(): Promise<ReplicaHead | undefined> {
    const reply = await headScript.run(this.#client, this.#keys.all, [])
    if (reply === null) return undefined
    const [epoch, sequence] = readReply(Head, reply)
    return { epoch, sequence: Number(sequence) }
  }

  /**
   * Each step reads what is kept at its own time. What was committed since `head` is then put on top, so that all is
   * as it was at one time: the last.
   */
  async #loadFrom(head: ReplicaHead): Promise<ReplicaState<string> | undefined> {
    const [entries, tombstones, shadows] = await Promise.all([
      this.#scan(this.#keys.entries, entryOf),
      this.#scan(this.#keys.tombstones, tombstoneOf),
      this.#scan(this.#keys.shadows, shadowOf),
    ])
    const later = await this.commitsAfter(head)
    if (later === undefined) return undefined
    const { floor, mark } = later
    for (const entry of later.upserts) {
      entries.set(entry.id, entry)
      tombstones.delete(entry.id)
    }
    for (const tombstone of later.removals) {
      entries.delete(tombstone.id)
      tombstones.set(tombstone.id, tombstone)
    }
    for (const shadow of later.shadows.kept) shadows.set(shadow.id, shadow)
    for (const id of later.shadows.dropped) shadows.delete(id)
    return {
      ...later.head,
      floor,
      mark,
      entries: [...entries.values()],
      tombstones: [...tombstones.values()].filter(({ version }) => version > floor),
      shadows: [...shadows.values()],
    }
  }

  async #scan<R>(key: string, read: (id: string, row: string) => R): Promise<Map<string, R>> {
    const found = new Map<string, R>()
    let cursor = '0'
    do {
      const step = this.#client.hscan(key, cursor, 'COUNT', ROWS_PER_STEP)
      const [next, rows] = await answerOf(step)
      eachRow(rows, (id, row) => found.set(id, read(id, row)))
      cursor = next
    } while (cursor !== '0')
    return found
  }
}

function listOf<R>(rows: readonly string[], read: (id: string, row: string) => R): R[] {
  const list: R[] = []
  eachRow(rows, (id, row) => list.push(read(id, row)))
  return list
}
