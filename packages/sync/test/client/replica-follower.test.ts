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
  t.same(copy.apply(snapshot, undefined).upserted, ['a', 'b'])
  const delta = page({ cursor: 'e.4', orders: [{ id: 'a', version: 3 }], deleted: ['b', 'never'] })
  const applied = copy.apply(delta, 'e.2')
  t.same(applied.removed, ['b'])
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
