// A client's copy takes in answers that are lost, repeated, late and wrong.
import t from 'tap'
import { type DeltaPage, ReplicaFollower } from '../../src/index.ts'

interface Item {
  id: string
  version: number
}
const page = (parts: Partial<DeltaPage<Item>>): DeltaPage<Item> => ({
  cursor: 'e.1',
  reset: false,
  orders: [],
  deleted: [],
  hasMore: false,
  ...parts,
})
const snapshot = page({
  cursor: 'e.2',
  reset: true,
  orders: [
    { id: 'a', version: 1 },
    { id: 'b', version: 2 },
  ],
})

t.test('a snapshot fills it and a delta moves it on', async (t) => {
  const copy = new ReplicaFollower<Item>()
  t.equal(copy.cursor, undefined)
  t.match(copy.apply(snapshot, undefined), { reloaded: true, added: ['a', 'b'] })
  const delta = page({ cursor: 'e.4', orders: [{ id: 'a', version: 3 }], deleted: ['b', 'never'] })
  const { changed, removed } = copy.apply(delta, 'e.2')
  t.strictSame({ changed, removed }, { changed: ['a'], removed: ['b'] })
  t.equal(copy.cursor, 'e.4')
  t.same([...copy.values()], [{ id: 'a', version: 3 }])
})

t.test('the same page twice, or an older one late, changes nothing', async (t) => {
  const copy = new ReplicaFollower<Item>()
  copy.apply(snapshot, undefined)
  const delta = page({ cursor: 'e.3', deleted: ['a'] })
  copy.apply(delta, 'e.2')
  const { checksum } = copy
  t.equal(copy.apply(delta, 'e.2').applied, false)
  t.equal(copy.apply(snapshot, undefined).applied, false)
  t.equal(copy.checksum, checksum)
  t.equal(copy.cursor, 'e.3')
})

t.test('a reset drops what the new copy has not', async (t) => {
  const copy = new ReplicaFollower<Item>()
  copy.apply(snapshot, undefined)
  const reset = page({ cursor: 'f.1', reset: true, orders: [{ id: 'b', version: 1 }] })
  t.same(copy.apply(reset, 'e.2').removed, ['a'])
  t.same([...copy.values()], [{ id: 'b', version: 1 }])
})

t.test('a snapshot of several pages takes the old copy’s place with its last page', async (t) => {
  const copy = new ReplicaFollower<Item>()
  copy.apply(snapshot, undefined)
  const first = page({
    cursor: 'f.1.3',
    reset: true,
    orders: [
      { id: 'b', version: 1 },
      { id: 'c', version: 2 },
    ],
    hasMore: true,
  })
  const applied = copy.apply(first, 'e.2')
  t.strictSame(applied, {
    applied: true,
    reloaded: false,
    added: [],
    changed: [],
    removed: [],
    intact: true,
  })
  t.same(
    [...copy.values()].map(({ id }) => id),
    ['a', 'b'],
  )
  t.equal(copy.received, 2)
  t.equal(copy.cursor, 'f.1.3')
  t.equal(copy.shownCursor, undefined)
  const last = page({ cursor: 'f.3', orders: [{ id: 'd', version: 3 }], deleted: ['c'] })
  t.match(copy.apply(last, 'f.1.3'), {
    reloaded: true,
    added: ['d'],
    changed: ['b'],
    removed: ['a'],
  })
  t.same(
    [...copy.values()].map(({ id }) => id),
    ['b', 'd'],
  )
  t.equal(copy.shownCursor, 'f.3')
})

t.test('a snapshot that begins anew half-way begins with nothing', async (t) => {
  const copy = new ReplicaFollower<Item>()
  const half = { ...snapshot, cursor: 'e.1.2', hasMore: true, checksum: 'deadbeef' }
  t.equal(copy.apply(half, undefined).intact, true, 'there is nothing whole to compare yet')
  const anew = page({ cursor: 'f.1', reset: true, orders: [{ id: 'c', version: 1 }] })
  copy.apply(anew, 'e.1.2')
  t.same(
    [...copy.values()].map(({ id }) => id),
    ['c'],
  )
})

t.test('a snapshot that is given up half-way leaves what was shown', async (t) => {
  const copy = new ReplicaFollower<Item>()
  copy.apply(snapshot, undefined)
  copy.apply(page({ cursor: 'f.1.3', reset: true, hasMore: true }), 'e.2')
  t.equal(copy.received, 0)
  copy.forget()
  t.equal(copy.received, 2)
  t.equal(copy.cursor, undefined)
  t.equal(copy.shownCursor, undefined)
})

t.test('an answer that is no page leaves the cursor where it was', async (t) => {
  const copy = new ReplicaFollower<Item>()
  copy.apply(snapshot, undefined)
  for (const reset of [true, false]) {
    const broken = JSON.parse(`{"cursor":"e.9","reset":${reset},"hasMore":true}`)
    t.throws(() => copy.apply(broken, 'e.2'))
    t.equal(copy.cursor, 'e.2')
    t.equal(copy.shownCursor, 'e.2')
    t.equal(copy.size, 2)
  }
})

t.test('a kept copy is gone on from', async (t) => {
  const items = [{ id: 'a', version: 1 }]
  const copy = new ReplicaFollower<Item>({ cursor: 'e.1', items })
  t.equal(copy.cursor, 'e.1')
  t.same([...copy.values()], items)
  t.match(copy.apply(page({ cursor: 'e.2', orders: [{ id: 'b', version: 2 }] }), 'e.1'), {
    added: ['b'],
  })
})

t.test('a copy that differs says so and is repaired by a snapshot', async (t) => {
  const copy = new ReplicaFollower<Item>()
  copy.apply(snapshot, undefined)
  const right = copy.checksum
  t.equal(copy.apply(page({ cursor: 'e.2', checksum: right }), 'e.2').intact, true)
  t.equal(copy.apply(page({ cursor: 'e.2', checksum: '00000000' }), 'e.2').intact, false)
  copy.forget()
  t.equal(copy.cursor, undefined)
  t.equal(copy.size, 2, 'the rows stay for the reader meanwhile')
  t.equal(copy.apply({ ...snapshot, checksum: right }, undefined).intact, true)
})
