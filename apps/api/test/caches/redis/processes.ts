// Processes of a desk, as Redis sees them: each a store with connections of its own.
import type { ReadMark, ReplicaBatch } from '@deltadesk/sync'
import type { Redis } from 'ioredis'
import type { Test } from 'tap'
import { RedisReplicaStore } from '../../../src/caches/redis/redis-replica-store.ts'
import { openRedis } from '../../../src/redis/open-redis.ts'

export interface Process {
  readonly store: RedisReplicaStore
  readonly client: Redis
  readonly subscriber: Redis
  /** What it told the log. */
  readonly lines: string[]
}

export interface ProcessOptions {
  readonly leaseMs?: number
  readonly timeoutMs?: number
  readonly fingerprint?: string
  /** Whether the server is there, and it is to be connected when it is handed over. */
  readonly isConnected?: boolean
}

/** Starts a process of the desk at `url`. */
export async function startProcess(
  t: Test,
  url: string,
  {
    leaseMs = 2000,
    timeoutMs = 5000,
    fingerprint = 'shop',
    isConnected = true,
  }: ProcessOptions = {},
): Promise<Process> {
  const lines: string[] = []
  const log = { info: (line: string) => lines.push(line), warn: (line: string) => lines.push(line) }
  const redis = openRedis({ url, timeoutMs, log })
  const { client, subscriber } = redis
  const connections = { client, subscriber }
  const store = new RedisReplicaStore({ ...connections, prefix: 'desk', fingerprint, log, leaseMs })
  t.teardown(async () => {
    await store.close()
    await redis.close()
  })
  if (isConnected) await untilReady(client)
  return { store, client, subscriber, lines }
}

/** Waits until `connection` is there, whatever goes wrong before. */
export async function untilReady(connection: Redis): Promise<void> {
  if (connection.status === 'ready') return
  await new Promise<void>((resolve) => connection.once('ready', () => resolve()))
}

/** Waits until `channel` has as many listeners. */
export async function untilListening(client: Redis, channel: string, count: number): Promise<void> {
  let listening: unknown
  do {
    const [, now] = await client.pubsub('NUMSUB', channel)
    listening = now
  } while (listening !== count)
}

const T1 = '2026-01-01T00:00:00.000001Z'
export const mark = (readTime = T1): ReadMark => ({
  watermark: { updatedAt: T1, id: 'a' },
  readTime,
  horizon: undefined,
  fullReadTime: T1,
  fullReadBegun: undefined,
  reconcileTime: undefined,
  censusTime: undefined,
})
export const entry = (id: string, version: number, value = `${id}${version}`) => ({
  id,
  version,
  value,
  updateTime: T1,
  updatedAt: T1,
  stray: false,
})
export const tombstone = (id: string, version: number) => ({ id, version, removedAt: T1 })
export const shadow = (id: string) => ({ id, updateTime: T1, updatedAt: T1, stray: true })

/** The commit that begins an epoch. */
export const begin = (parts: Partial<ReplicaBatch<string>> = {}) =>
  follow(1, { replace: true, ...parts })
export const follow = (
  sequence: number,
  parts: Partial<ReplicaBatch<string>> = {},
): ReplicaBatch<string> => ({
  epoch: 'epoch1',
  sequence,
  floor: 0,
  replace: false,
  upserts: [],
  removals: [],
  shadows: { kept: [], dropped: [] },
  mark: mark(),
  ...parts,
})

/** What a process does when it is its turn. */
export async function refresh({ store }: Process, batch: ReplicaBatch<string>): Promise<void> {
  await store.claim(0)
  try {
    await store.commit(batch)
  } finally {
    await store.release()
  }
}
