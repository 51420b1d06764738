// Commits as the contract of shared stores makes them.
import type {
  Entry,
  ReadMark,
  ReplicaBatch,
  Shadow,
  SharedReplicaStore,
  Tombstone,
} from '../src/index.ts'

const T0 = '2026-01-01T00:00:00.000000Z'

/** The source's time of the nth read. */
const time = (n: number) => `2026-01-01T00:00:00.${String(n).padStart(6, '0')}Z`
export const mark = (read: number): ReadMark => ({
  watermark: { updatedAt: T0, id: 'w' },
  readTime: time(read),
  horizon: undefined,
  fullReadTime: T0,
  fullReadBegun: undefined,
  reconcileTime: undefined,
  censusTime: undefined,
})
export const entry = (id: string, version: number): Entry<string> => ({
  id,
  version,
  value: `{"id":"${id}","text":"Zoë\\n🦊 ${version}"}\n`,
  updateTime: time(version),
  updatedAt: T0,
  stray: version % 2 === 0,
})
export const tombstone = (id: string, version: number): Tombstone => ({
  id,
  version,
  removedAt: T0,
})
export const shadow = (id: string, stray = false): Shadow => ({
  id,
  updateTime: T0,
  updatedAt: T0,
  stray,
})
export const none = { kept: [], dropped: [] }
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
  shadows: none,
  mark: mark(sequence),
  ...parts,
})
export const head = (sequence: number, epoch = 'epoch1') => ({ epoch, sequence })

/** What one process does when it is its turn. */
export async function refresh(store: SharedReplicaStore<string>, batch: ReplicaBatch<string>) {
  await store.claim(0)
  await store.commit(batch)
  await store.release()
}
