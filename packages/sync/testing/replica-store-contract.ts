// What every ReplicaStore promises; each adapter's test calls it with a factory.
import type { Test } from 'tap'
import {
  CommitConflictError,
  type Entry,
  type ReadMark,
  type ReplicaBatch,
  type ReplicaStore,
  type Shadow,
  type Tombstone,
} from '../src/index.ts'

const T1 = '2026-01-01T00:00:00.000001Z'
const T2 = '2026-01-01T00:00:00.000002Z'

const mark = (updatedAt: string, id?: string): ReadMark => ({
  watermark: id === undefined ? { updatedAt } : { updatedAt, id },
  readTime: updatedAt,
  horizon: undefined,
  fullReadTime: T1,
  fullReadBegun: undefined,
  reconcileTime: undefined,
  censusTime: T1,
})
const entry = (id: string, version: number, value = `${id}${version}`): Entry<string> => ({
  id,
  version,
  value,
  updateTime: T1,
  updatedAt: T1,
  stray: false,
})
const shadow = (id: string): Shadow => ({ id, updateTime: T1, updatedAt: T2, stray: true })
const nothing = { kept: [], dropped: [] }
const tombstone = (id: string, version: number): Tombstone => ({ id, version, removedAt: T2 })
/** The second commit of an epoch, or the first where it replaces. */
const batch = (parts: Partial<ReplicaBatch<string>>): ReplicaBatch<string> => ({
  epoch: 'first1',
  sequence: parts.replace ? 1 : 2,
  floor: 0,
  replace: false,
  upserts: [],
  removals: [],
  shadows: nothing,
  mark: mark(T1),
  ...parts,
})
const byVersion = (a: { version: number }, b: { version: number }) => a.version - b.version

export interface ReplicaStoreFixture {
  readonly store: ReplicaStore<string>
  /** What a process finds that is started after this one. */
  reopen(): Promise<ReplicaStore<string>>
}

/** @param open - makes an empty store for one test and clears up after it */
export function replicaStoreContract(
  t: Test,
  open: (t: Test) => Promise<ReplicaStoreFixture>,
): void {
  const contents = async (store: ReplicaStore<string>) => {
    const state = await store.load()
    return (
      state && {
        ...state,
        entries: [...state.entries].sort(byVersion),
        tombstones: [...state.tombstones].sort(byVersion),
        shadows: [...state.shadows].sort((a, b) => (a.id < b.id ? -1 : 1)),
      }
    )
  }

  t.test('an empty store has nothing to load', async (t) => {
    const { store } = await open(t)
    t.equal(await store.load(), undefined)
  })

  t.test('what was committed is loaded, to the last microsecond', async (t) => {
    const { store, reopen } = await open(t)
    const odd = entry('ü/ю/注文', 2, '{"name":"Zoë \\u0000 🦊"}\n{}')
    await store.commit(batch({ replace: true, upserts: [entry('a', 1), odd], mark: mark(T2, 'a') }))
    const expected = {
      epoch: 'first1',
      sequence: 1,
      floor: 0,
      entries: [entry('a', 1), odd],
      tombstones: [],
      shadows: [],
      mark: mark(T2, 'a'),
    }
    t.strictSame(await contents(store), expected)
    t.strictSame(await contents(await reopen()), expected)
  })

  t.test('a later commit replaces, removes and brings back', async (t) => {
    const { store, reopen } = await open(t)
    await store.commit(batch({ replace: true, upserts: [entry('a', 1), entry('b', 2)] }))
    await store.commit(batch({ upserts: [entry('a', 3)], removals: [tombstone('b', 4)] }))
    const state = await contents(store)
    t.strictSame(state?.entries, [entry('a', 3)])
    t.strictSame(state?.tombstones, [tombstone('b', 4)])
    await store.commit(batch({ sequence: 3, upserts: [entry('b', 5)] }))
    const later = await contents(await reopen())
    t.equal(later?.sequence, 3)
    t.strictSame(later?.entries, [entry('a', 3), entry('b', 5)])
    t.strictSame(later?.tombstones, [])
  })

  t.test('tombstones up to the floor are dropped', async (t) => {
    const { store } = await open(t)
    await store.commit(batch({ replace: true, removals: [tombstone('a', 1), tombstone('b', 2)] }))
    await store.commit(batch({ floor: 1 }))
    t.strictSame((await contents(store))?.tombstones, [tombstone('b', 2)])
    t.equal((await contents(store))?.floor, 1)
  })

  t.test('shadows come and go, strays among the entries stay strays', async (t) => {
    const { store } = await open(t)
    const stray = { ...entry('s', 1), stray: true }
    const shadows = { kept: [shadow('x'), shadow('y')], dropped: [] }
    await store.commit(batch({ replace: true, upserts: [stray], shadows }))
    t.strictSame((await contents(store))?.entries, [stray])
    await store.commit(batch({ shadows: { kept: [shadow('z')], dropped: ['x'] } }))
    t.strictSame((await contents(store))?.shadows, [shadow('y'), shadow('z')])
  })

  t.test('what a mark may lack may come and go', async (t) => {
    const { store, reopen } = await open(t)
    const horizon = { updatedAt: T1, id: 'a' }
    const full = {
      ...mark(T2),
      horizon,
      fullReadBegun: T1,
      reconcileTime: T2,
      censusTime: undefined,
    }
    await store.commit(batch({ replace: true, mark: full }))
    t.strictSame((await (await reopen()).load())?.mark, full)
    const bare = { ...mark(T2), horizon: { updatedAt: T2 } }
    await store.commit(batch({ mark: bare }))
    t.strictSame((await store.load())?.mark, bare)
    await store.commit(batch({ sequence: 3, mark: mark(T2) }))
    t.strictSame((await store.load())?.mark, mark(T2))
  })

  t.test('a replacing commit leaves nothing of the epoch before', async (t) => {
    const { store } = await open(t)
    const shadows = { kept: [shadow('x')], dropped: [] }
    const removals = [tombstone('c', 2)]
    await store.commit(batch({ replace: true, upserts: [entry('a', 1)], removals, shadows }))
    await store.commit(batch({ replace: true, epoch: 'second', upserts: [entry('b', 1)] }))
    t.strictSame(await contents(store), {
      epoch: 'second',
      sequence: 1,
      floor: 0,
      entries: [entry('b', 1)],
      tombstones: [],
      shadows: [],
      mark: mark(T1),
    })
  })

  t.test('what follows on nothing that is kept is refused, and changes nothing', async (t) => {
    const { store, reopen } = await open(t)
    const refused = (parts: Partial<ReplicaBatch<string>>) =>
      t.rejects(store.commit(batch({ upserts: [entry('x', 9)], ...parts })), CommitConflictError)
    await refused({})
    t.equal(await store.load(), undefined)
    await store.commit(batch({ replace: true, upserts: [entry('a', 1)] }))
    const before = await contents(store)
    await refused({ epoch: 'other1' })
    await refused({ sequence: 1 })
    await refused({ sequence: 3 })
    t.strictSame(await contents(await reopen()), before)
  })

  t.test('a commit may be as large as a shop', async (t) => {
    const { store, reopen } = await open(t)
    const many = Array.from({ length: 12_345 }, (_, n) => entry(`o${n}`, n + 1, 'x'.repeat(300)))
    await store.commit(batch({ replace: true, upserts: many }))
    const removals = many.slice(0, 6000).map(({ id }, n) => tombstone(id, 20_000 + n))
    await store.commit(batch({ removals }))
    const state = await contents(await reopen())
    t.equal(state?.entries.length, many.length - removals.length)
    t.strictSame(state?.tombstones, removals)
  })

  t.test('a cleared store is empty, and takes a new replica', async (t) => {
    const { store, reopen } = await open(t)
    await store.commit(batch({ replace: true, upserts: [entry('a', 1)] }))
    await store.clear()
    t.equal(await store.load(), undefined)
    t.equal(await (await reopen()).load(), undefined)
    await store.commit(batch({ replace: true, upserts: [entry('b', 1)] }))
    t.strictSame((await contents(store))?.entries, [entry('b', 1)])
  })
}
