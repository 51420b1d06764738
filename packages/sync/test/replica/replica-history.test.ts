// The delta after any cursor, in every way a cursor can be held.
import t from 'tap'
import { type Cursor, ReplicaHistory } from '../../src/index.ts'

const T = '2026-01-01T00:00:00.000000Z'
const put = (history: ReplicaHistory<string>, ...ids: string[]) => {
  let { version } = history
  const upserts = ids.map((id) => {
    version++
    return { id, version, updateTime: T, updatedAt: T, value: id }
  })
  history.commit({ upserts, removals: [] })
}
const remove = (history: ReplicaHistory<string>, id: string, removedAt = T) =>
  history.commit({ upserts: [], removals: [{ id, version: history.version + 1, removedAt }] })
const ids = (items: readonly { id: string }[]) => items.map(({ id }) => id)

t.test(
  'without a cursor the delta is a snapshot in version order, without tombstones',
  async (t) => {
    const history = new ReplicaHistory<string>('epoch1')
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
  const history = new ReplicaHistory<string>('epoch1')
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
  const history = new ReplicaHistory<string>('epoch1', 0, 4)
  put(history, 'a', 'b', 'c', 'd', 'e', 'f', 'g')
  for (const id of ['a', 'b', 'c', 'd', 'e']) remove(history, id)
  t.ok(history.floor > 7, 'tombstones over the limit were dropped')
  const cases: [string, Cursor][] = [
    ['another epoch', { epoch: 'other1', version: 1 }],
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
  const history = new ReplicaHistory<string>('epoch1', 0, 4)
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

t.test('a time finds what changed at or after it', async (t) => {
  const history = new ReplicaHistory<string>('epoch1')
  const upserts = ['1', '2', '3'].map((n, i) => ({
    id: n,
    version: i + 1,
    updateTime: T,
    updatedAt: `2026-01-0${n}T00:00:00.000000Z`,
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
  const one = new ReplicaHistory<string>('epoch1')
  put(one, 'a', 'b', 'a')
  const other = new ReplicaHistory<string>('epoch2')
  const entry = (id: string, version: number) => ({
    id,
    version,
    updateTime: T,
    updatedAt: T,
    value: '',
  })
  other.commit({ upserts: [entry('b', 2), entry('a', 3)], removals: [] })
  t.equal(one.checksum, other.checksum)
  put(other, 'a')
  t.not(one.checksum, other.checksum)
  t.match(one.checksum, /^[0-9a-f]{8}$/)
})
