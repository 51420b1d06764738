// What every ReplicaStore promises; each adapter's test calls it with a factory.
import type { Test } from 'tap'
import type {
  Entry,
  ReadMark,
  ReplicaBatch,
  ReplicaStore,
  Shadow,
  Tombstone,
} from '../src/index.ts'

const T1 = '2026-01-01T00:00:00.000001Z'
const T2 = '2026-01-01T00:00:00.000002Z'

const mark = (updatedAt: string, id?: string): ReadMark => ({
  watermark: id === undefined ? { updatedAt } : { updatedAt, id },
  readTime: updatedAt,
  horizon: undefined,
  fullReadTime: T1,
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
const batch = (parts: Partial<ReplicaBatch<string>>): ReplicaBatch<string> => ({
  epoch: 'first1',
  floor: 0,
  replace: false,
  upserts: [],
  removals: [],
  shadows: nothing,
  mark: mark(T1),
  ...parts,
})
const byVersion = (a: { version: number }, b: { version: number }) => a.version - b.version

/** @param open - makes an empty store for one test and clears up after it */
export function replicaStoreContract(
  t: Test,
  open: (t: Test) => Promise<ReplicaStore<string>>,
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
    t.equal(await (await open(t)).load(), undefined)
  })

  t.test('what was committed is loaded, to the last microsecond', async (t) => {
    const store = await open(t)
    await store.commit(
      batch({
        replace: true,
        upserts: [entry('a', 1), entry('ü/ю/注文', 2, '{"name":"Zoë \\u0000 🦊"}')],
        mark: mark(T2, 'a'),
      }),
    )
    t.same(await contents(store), {
      epoch: 'first1',
      floor: 0,
      entries: [entry('a', 1), entry('ü/ю/注文', 2, '{"name":"Zoë \\u0000 🦊"}')],
      tombstones: [],
      shadows: [],
      mark: mark(T2, 'a'),
    })
  })

  t.test('a later commit replaces, removes and brings back', async (t) => {
    const store = await open(t)
    await store.commit(batch({ replace: true, upserts: [entry('a', 1), entry('b', 2)] }))
    await store.commit(batch({ upserts: [entry('a', 3)], removals: [tombstone('b', 4)] }))
    const state = await contents(store)
    t.same(state?.entries, [entry('a', 3)])
    t.same(state?.tombstones, [tombstone('b', 4)])
    await store.commit(batch({ upserts: [entry('b', 5)] }))
    const later = await contents(store)
    t.same(later?.entries, [entry('a', 3), entry('b', 5)])
    t.same(later?.tombstones, [])
  })

  t.test('tombstones up to the floor are dropped', async (t) => {
    const store = await open(t)
    await store.commit(batch({ replace: true, removals: [tombstone('a', 1), tombstone('b', 2)] }))
    await store.commit(batch({ floor: 1 }))
    t.same((await contents(store))?.tombstones, [tombstone('b', 2)])
    t.equal((await contents(store))?.floor, 1)
  })

  t.test('shadows come and go, strays among the entries stay strays', async (t) => {
    const store = await open(t)
    const stray = { ...entry('s', 1), stray: true }
    const shadows = { kept: [shadow('x'), shadow('y')], dropped: [] }
    await store.commit(batch({ replace: true, upserts: [stray], shadows }))
    t.same((await contents(store))?.entries, [stray])
    await store.commit(batch({ shadows: { kept: [shadow('z')], dropped: ['x'] } }))
    t.same((await contents(store))?.shadows, [shadow('y'), shadow('z')])
  })

  t.test('the horizon of a mark may come and go', async (t) => {
    const store = await open(t)
    const horizon = { updatedAt: T1, id: 'a' }
    await store.commit(batch({ replace: true, mark: { ...mark(T2), horizon } }))
    t.same((await store.load())?.mark.horizon, horizon)
    await store.commit(batch({ mark: { ...mark(T2), horizon: { updatedAt: T2 } } }))
    t.same((await store.load())?.mark.horizon, { updatedAt: T2 })
    await store.commit(batch({ mark: mark(T2) }))
    t.equal((await store.load())?.mark.horizon, undefined)
  })

  t.test('a replacing commit leaves nothing of the epoch before', async (t) => {
    const store = await open(t)
    const shadows = { kept: [shadow('x')], dropped: [] }
    await store.commit(batch({ replace: true, upserts: [entry('a', 1)], shadows }))
    await store.commit(batch({ replace: true, epoch: 'second', upserts: [entry('b', 1)] }))
    const state = await contents(store)
    t.same(state?.shadows, [])
    t.equal(state?.epoch, 'second')
    t.same(state?.entries, [entry('b', 1)])
  })

  t.test('a cleared store is empty', async (t) => {
    const store = await open(t)
    await store.commit(batch({ replace: true, upserts: [entry('a', 1)] }))
    await store.clear()
    t.equal(await store.load(), undefined)
  })
}
