// What a shared store promises to those who follow what others commit.
import type { Test } from 'tap'
import type { ReplicaState, SharedReplicaStore } from '../src/index.ts'
import {
  begin,
  entry,
  follow,
  head,
  mark,
  none,
  refresh,
  shadow,
  tombstone,
} from './shared-replica-batches.ts'
import type { SharedReplicaStoreFixture } from './shared-replica-store-contract.ts'

export function followingContract(
  t: Test,
  open: (t: Test) => Promise<SharedReplicaStoreFixture>,
): void {
  t.test('what was committed later is told in one, each id once', async (t) => {
    const { a, b } = await open(t)
    const upserts = [entry('kept', 1), entry('gone', 2), entry('back', 3)]
    const shadows = { kept: [shadow('s1'), shadow('s2')], dropped: [] }
    await refresh(a, begin({ upserts, shadows }))
    await refresh(a, follow(2, { upserts: [entry('kept', 4)], removals: [tombstone('back', 5)] }))
    await refresh(
      a,
      follow(3, {
        upserts: [entry('kept', 6), entry('back', 7), entry('brief', 8)],
        removals: [tombstone('gone', 9)],
        shadows: { kept: [shadow('s3'), shadow('s4')], dropped: ['s1'] },
      }),
    )
    await refresh(
      a,
      follow(4, {
        removals: [tombstone('brief', 10)],
        shadows: { kept: [shadow('s2', true), shadow('s1')], dropped: ['s4'] },
      }),
    )
    const later = await b.commitsAfter(head(1))
    const byId = (x: { id: string }, y: { id: string }) => (x.id < y.id ? -1 : 1)
    t.strictSame(later?.head, head(4))
    t.strictSame(later?.upserts.toSorted(byId), [entry('back', 7), entry('kept', 6)])
    t.strictSame(later?.removals.toSorted(byId), [tombstone('brief', 10), tombstone('gone', 9)])
    t.strictSame(later?.shadows.kept.toSorted(byId), [
      shadow('s1'),
      shadow('s2', true),
      shadow('s3'),
    ])
    t.strictSame(later?.shadows.dropped, ['s4'])
    t.strictSame(later?.mark, mark(4))
    t.equal(later?.floor, 0)
    const latest = await b.commitsAfter(head(3))
    t.strictSame(latest?.upserts, [])
    t.strictSame(latest?.removals, [tombstone('brief', 10)])
  })

  t.test('a removal is told even when its tombstone is gone', async (t) => {
    const { a, b } = await open(t)
    await refresh(a, begin({ upserts: [entry('x', 1), entry('y', 2)] }))
    await refresh(a, follow(2, { removals: [tombstone('x', 3)] }))
    await refresh(a, follow(3, { removals: [tombstone('y', 4)], floor: 3 }))
    const later = await b.commitsAfter(head(1))
    t.equal(later?.floor, 3)
    t.strictSame(later?.removals.map(({ id }) => id).sort(), ['x', 'y'])
    t.strictSame((await b.load())?.tombstones, [tombstone('y', 4)])
  })

  t.test('who has everything is told how far the source was read', async (t) => {
    const { a, b } = await open(t)
    await refresh(a, begin({ upserts: [entry('x', 1)] }))
    await refresh(a, follow(2))
    const nothing = { floor: 0, upserts: [], removals: [], shadows: none, mark: mark(2) }
    t.match(await b.commitsAfter(head(2)), { head: head(2), ...nothing })
    t.match(await b.commitsAfter(head(7)), { head: head(7), ...nothing }, 'and who is ahead')
  })

  t.test('what does not lead on from a head is not told', async (t) => {
    const { a, b } = await open(t)
    t.equal(await b.commitsAfter(head(1)), undefined, 'nothing is kept')
    await refresh(a, begin())
    t.equal(await b.commitsAfter(head(1, 'other')), undefined, 'it is of another epoch')
    await refresh(a, begin({ epoch: 'epoch2' }))
    t.equal(await b.commitsAfter(head(1)), undefined, 'a new epoch has begun')
    t.match(await b.commitsAfter(head(1, 'epoch2')), { head: head(1, 'epoch2') })
    await b.clear()
    t.equal(await b.commitsAfter(head(1, 'epoch2')), undefined, 'all is cleared')
    t.match(await b.claim(3_600_000), { kind: 'granted', head: undefined })
  })

  t.test('who follows holds what is loaded', async (t) => {
    const { a, b } = await open(t)
    await refresh(a, begin({ upserts: Array.from({ length: 9 }, (_, n) => entry(`o${n}`, n + 1)) }))
    let held = await b.load()
    let version = 9
    for (let sequence = 2; sequence <= 40; sequence++) {
      const touched = [sequence % 9, (sequence * 4 + 1) % 9, (sequence * 7 + 3) % 9]
      const ids = [...new Set(touched.map((n) => `o${n}`))]
      const isRemoved = (id: string) => (id.charCodeAt(1) + sequence) % 3 === 0
      const upserts = ids.filter((id) => !isRemoved(id)).map((id) => entry(id, ++version))
      const removals = ids.filter(isRemoved).map((id) => tombstone(id, ++version))
      await refresh(sequence % 2 ? a : b, follow(sequence, { upserts, removals }))
      if (sequence % 3 === 0) {
        held = await followed(b, held)
        t.strictSame(sorted(held), sorted(await a.load()))
      }
    }
  })

  t.test('others hear of a commit and of a released lease, oneself does not', async (t) => {
    const { a, b } = await open(t)
    const heardBy = { a: 0, b: 0 }
    const changed = new EventTarget()
    const until = async (isSo: () => boolean) => {
      while (!isSo())
        await new Promise((resolve) => changed.addEventListener('heard', resolve, { once: true }))
    }
    const hear = (name: 'a' | 'b') => () => {
      heardBy[name]++
      changed.dispatchEvent(new Event('heard'))
    }
    const stop = a.onRemoteCommit(hear('a'))
    t.teardown(b.onRemoteCommit(hear('b')))
    await a.claim(0)
    await a.commit(begin())
    await until(() => heardBy.b === 1)
    await a.release()
    await until(() => heardBy.b === 2)
    await b.claim(0)
    await b.release()
    await until(() => heardBy.a === 1)
    stop()
    await refresh(b, follow(2))
    await refresh(a, follow(3))
    await until(() => heardBy.b === 4)
    t.strictSame(heardBy, { a: 1, b: 4 })
  })
}

/** What a process holds after it has caught up. */
async function followed(
  store: SharedReplicaStore<string>,
  held: ReplicaState<string> | undefined,
): Promise<ReplicaState<string> | undefined> {
  const later = held && (await store.commitsAfter(held))
  if (held === undefined || later === undefined) return undefined
  const touched = new Set([...later.upserts, ...later.removals].map(({ id }) => id))
  const untouched = ({ id }: { id: string }) => !touched.has(id)
  return {
    ...held,
    ...later.head,
    mark: later.mark,
    entries: [...held.entries.filter(untouched), ...later.upserts],
    tombstones: [...held.tombstones.filter(untouched), ...later.removals],
  }
}

function sorted(state: ReplicaState<string> | undefined) {
  const byVersion = (x: { version: number }, y: { version: number }) => x.version - y.version
  return (
    state && {
      ...state,
      entries: state.entries.toSorted(byVersion),
      tombstones: state.tombstones.toSorted(byVersion),
    }
  )
}
