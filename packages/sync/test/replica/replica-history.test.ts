// The delta after any cursor, in every way a cursor can be held.
import assert from 'node:assert/strict'
import fc from 'fast-check'
import t from 'tap'
import {
  type Cursor,
  comparePositions,
  type Entry,
  ReplicaHistory,
  type Tombstone,
} from '../../src/index.ts'
import { propertyParameters } from '../../testing/index.ts'

const T = '2026-01-01T00:00:00.000000Z'
const put = (history: ReplicaHistory<string>, ...ids: string[]) => {
  let { version } = history
  const upserts = ids.map((id) => {
    version++
    return { id, version, updateTime: T, updatedAt: T, stray: false, value: id }
  })
  history.commit({ upserts, removals: [] })
}
const remove = (history: ReplicaHistory<string>, id: string, removedAt = T) =>
  history.commit({ upserts: [], removals: [{ id, version: history.version + 1, removedAt }] })
const ids = (items: readonly { id: string }[]) => items.map(({ id }) => id)

t.test(
  'without a cursor the delta is a snapshot in version order, without tombstones',
  async (t) => {
    const history = new ReplicaHistory<string>({ epoch: 'epoch1' })
    put(history, 'a', 'b', 'c', 'a')
    remove(history, 'b')
    const delta = history.deltaSince(undefined, 10)
    t.equal(delta.reset, true)
    t.same(ids(delta.upserts), ['c', 'a'])
    t.same(delta.removals, [])
    t.same(delta.cursor, { epoch: 'epoch1', version: 5 })
    t.equal(delta.hasMore, false)
  },
)

t.test('with a cursor it is what came after, each id once', async (t) => {
  const history = new ReplicaHistory<string>({ epoch: 'epoch1' })
  put(history, 'a', 'b')
  const { cursor } = history
  t.same(history.deltaSince(cursor, 10).upserts, [])
  put(history, 'b', 'c', 'b')
  remove(history, 'a')
  const delta = history.deltaSince(cursor, 10)
  t.equal(delta.reset, false)
  t.same(ids(delta.upserts), ['c', 'b'])
  t.same(ids(delta.removals), ['a'])
})

t.test('a cursor that cannot be served gets a reset', async (t) => {
  const history = new ReplicaHistory<string>({ epoch: 'epoch1', tombstoneLimit: 4 })
  put(history, 'a', 'b', 'c', 'd', 'e', 'f', 'g')
  for (const id of ['a', 'b', 'c', 'd', 'e']) remove(history, id)
  t.ok(history.floor > 7, 'tombstones over the limit were dropped')
  const cases: [string, Cursor][] = [
    ['another epoch', { epoch: 'other1', version: history.version }],
    [
      'a page of a snapshot of another epoch',
      { epoch: 'o', version: 1, snapshotOf: history.version },
    ],
    [
      'a page behind its own snapshot',
      { epoch: 'epoch1', version: history.version, snapshotOf: history.floor },
    ],
    ['the future', { epoch: 'epoch1', version: history.version + 1 }],
    ['below the floor', { epoch: 'epoch1', version: history.floor - 1 }],
    ['a snapshot of the future', { epoch: 'epoch1', version: 1, snapshotOf: 99 }],
  ]
  for (const [name, cursor] of cases) {
    const delta = history.deltaSince(cursor, 10)
    t.equal(delta.reset, true, name)
    t.same(ids(delta.upserts), ['f', 'g'], name)
  }
  t.equal(history.deltaSince({ epoch: 'epoch1', version: history.floor }, 10).reset, false)
})

t.test('a snapshot can be paged to its end while the floor rises', async (t) => {
  const history = new ReplicaHistory<string>({ epoch: 'epoch1', tombstoneLimit: 4 })
  put(history, 'w', 'x', 'y', 'z', 'a', 'b', 'c', 'd', 'e')
  for (const id of ['a', 'b', 'c', 'd', 'e']) remove(history, id)
  const first = history.deltaSince(undefined, 2)
  t.same(ids(first.upserts), ['w', 'x'])
  t.ok(first.hasMore)
  t.ok(first.cursor.version < history.floor, 'the page ends below the floor')
  remove(history, 'w')
  const second = history.deltaSince(first.cursor, 10)
  t.equal(second.reset, false)
  t.same(ids(second.upserts), ['y', 'z'])
  t.ok(ids(second.removals).includes('w'))
})

t.test('a snapshot that is paged beyond the version it began at goes on as a delta', async (t) => {
  const history = new ReplicaHistory<string>({ epoch: 'epoch1' })
  put(history, 'a', 'b', 'c', 'd')
  const first = history.deltaSince(undefined, 3)
  put(history, 'a', 'b', 'e')
  const second = history.deltaSince(first.cursor, 3)
  t.same(ids(second.upserts), ['d', 'a', 'b'])
  t.same(second.cursor, { epoch: 'epoch1', version: 6 })
  const third = history.deltaSince(second.cursor, 3)
  t.equal(third.reset, false)
  t.same(ids(third.upserts), ['e'])
})

t.test('a time finds what changed at or after it', async (t) => {
  const history = new ReplicaHistory<string>({ epoch: 'epoch1' })
  const upserts = ['1', '2', '3'].map((n, i) => ({
    id: n,
    version: i + 1,
    updateTime: T,
    updatedAt: `2026-01-0${n}T00:00:00.000000Z`,
    stray: false,
    value: n,
  }))
  history.commit({ upserts, removals: [] })
  remove(history, '1', '2026-01-04T00:00:00.000000Z')
  const delta = history.changedSince('2026-01-03T00:00:00.000000Z', 10)
  t.equal(delta.reset, false)
  t.same(ids(delta.upserts), ['3'])
  t.same(ids(delta.removals), ['1'])
})

t.test('the checksum does not depend on the way there', async (t) => {
  const one = new ReplicaHistory<string>({ epoch: 'epoch1' })
  put(one, 'a', 'b', 'a')
  const other = new ReplicaHistory<string>({ epoch: 'epoch2' })
  const entry = (id: string, version: number) => ({
    id,
    version,
    updateTime: T,
    updatedAt: T,
    stray: false,
    value: '',
  })
  other.commit({ upserts: [entry('b', 2), entry('a', 3)], removals: [] })
  t.equal(one.checksum, other.checksum)
  put(other, 'a')
  t.not(one.checksum, other.checksum)
  t.match(one.checksum, /^[0-9a-f]{8}$/)
})

t.test('the bytes of what is held follow every change', async (t) => {
  const history = new ReplicaHistory<string>({ epoch: 'e', sizeOf: (value) => value.length })
  put(history, 'a', 'bb', 'ccc')
  t.equal(history.bytes, 6)
  put(history, 'bb')
  t.equal(history.bytes, 6)
  remove(history, 'ccc')
  remove(history, 'ccc')
  t.equal(history.bytes, 3)
})

t.test('versions that were taken in already change nothing', async (t) => {
  const history = new ReplicaHistory<string>({ epoch: 'epoch1' })
  put(history, 'a', 'b')
  const { checksum } = history
  const late = { id: 'a', version: 2, updateTime: T, updatedAt: T, stray: false, value: 'late' }
  history.commit({ upserts: [late], removals: [] })
  t.equal(history.get('a')?.value, 'a')
  t.equal(history.checksum, checksum)
})

t.test('a loaded history is the one that was kept, tombstones and floor included', async (t) => {
  const kept = new ReplicaHistory<string>({ epoch: 'epoch1', tombstoneLimit: 4 })
  put(kept, 'a', 'b', 'c', 'd', 'e', 'f')
  for (const id of ['a', 'b', 'c', 'd', 'e']) remove(kept, id)
  const { floor } = kept
  const loaded = new ReplicaHistory<string>({ epoch: 'epoch1', floor })
  loaded.commit({ upserts: [...kept.entries()], removals: [...kept.tombstones()] })
  t.same(loaded.cursor, kept.cursor)
  t.equal(loaded.checksum, kept.checksum)
  const since = { epoch: 'epoch1', version: floor }
  t.same(loaded.deltaSince(since, 99), kept.deltaSince(since, 99))
  t.equal(loaded.deltaSince({ epoch: 'epoch1', version: floor - 1 }, 99).reset, true)
})

t.test('it answers like a plain list of changes, however many there were', async () => {
  const step = fc.record({
    id: fc.integer({ min: 0, max: 30 }).map((n) => `o${n}`),
    isRemoval: fc.nat(3).map((n) => n === 0),
    second: fc.integer({ min: 10, max: 59 }),
    stray: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.array(step, { minLength: 200, maxLength: 600, size: 'max' }), (steps) => {
      const history = new ReplicaHistory<string>({ epoch: 'e' })
      const standing = new Map<string, Entry<string> | Tombstone>()
      let version = 0
      for (const { id, isRemoval, second, stray } of steps) {
        version++
        // Asked now and then, so that it is kept up through whatever follows.
        if (version % 50 === 0) assert.equal([...history.oldestFirst()].length, history.size)
        const time = `2026-01-01T00:00:${second}.000001Z`
        standing.delete(id)
        if (isRemoval) {
          const removal = { id, version, removedAt: time }
          standing.set(id, removal)
          history.commit({ upserts: [], removals: [removal] })
        } else {
          const entry = {
            id,
            version,
            updateTime: time,
            updatedAt: time,
            stray,
            value: `${version}`,
          }
          standing.set(id, entry)
          history.commit({ upserts: [entry], removals: [] })
        }
      }
      const changes = [...standing.values()]
      const entries = changes.filter((change) => 'value' in change)
      assert.deepEqual([...history.entries()], entries)
      assert.deepEqual(
        [...history.oldestFirst()].map(({ id }) => id),
        entries.toSorted(comparePositions).map(({ id }) => id),
      )
      assert.deepEqual(
        [...history.strays].sort(),
        entries.flatMap(({ id, stray }) => (stray ? [id] : [])).sort(),
      )
      assert.equal(history.size, entries.length)
      for (const since of [0, version >> 1, version - 3, version]) {
        const delta = history.deltaSince({ epoch: 'e', version: since }, 9999)
        const after = changes.filter((change) => change.version > since)
        assert.deepEqual(
          delta.upserts.map(({ id }) => id),
          after.flatMap((change) => ('value' in change ? [change.id] : [])),
        )
        assert.deepEqual(
          delta.removals.map(({ id }) => id),
          after.flatMap((change) => ('value' in change ? [] : [change.id])),
        )
      }
    }),
    propertyParameters(50),
  )
})

t.test('the oldest come in order of time and id, also while others come and go', async (t) => {
  const history = new ReplicaHistory<string>({ epoch: 'e' })
  const at = (id: string, second: number) => ({
    id,
    version: history.version + 1,
    updateTime: T,
    updatedAt: `2026-01-01T00:00:0${second}.000000Z`,
    stray: false,
    value: id,
  })
  const oldest = (count: number) => [...history.oldestFirst()].slice(0, count).map(({ id }) => id)
  for (const [id, second] of [
    ['c', 3],
    ['b', 2],
    ['a2', 1],
    ['a1', 1],
  ] as const) {
    history.commit({ upserts: [at(id, second)], removals: [] })
  }
  for (const { id } of history.oldestFirst()) {
    t.equal(id, 'a1', 'one that is enough leaves the others where they are')
    break
  }
  t.same(oldest(4), ['a1', 'a2', 'b', 'c'])
  history.commit({
    upserts: [at('a1', 9), at('a0', 0)].map((entry, i) => ({
      ...entry,
      version: history.version + 1 + i,
    })),
    removals: [],
  })
  t.same(oldest(9), ['a0', 'a2', 'b', 'c', 'a1'])
  remove(history, 'a2')
  t.same(oldest(2), ['a0', 'b'])
})

t.test(
  'as many tombstones are kept as there are entries, and a thousand in any case',
  async (t) => {
    const history = new ReplicaHistory<string>({ epoch: 'e' })
    for (let n = 0; n < 1200; n++) put(history, `gone${n}`)
    for (let n = 0; n < 1000; n++) remove(history, `gone${n}`)
    t.equal([...history.tombstones()].length, 1000)
    t.equal(history.floor, 0)
    remove(history, 'gone1000')
    t.equal([...history.tombstones()].length, 500)
    t.equal(history.floor, 1200 + 501)
  },
)
