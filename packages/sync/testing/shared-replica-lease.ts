// What a shared store promises about the lease: who may read the source and commit.
import type { Test } from 'tap'
import { CommitConflictError } from '../src/index.ts'
import { begin, entry, follow, head, mark, refresh } from './shared-replica-batches.ts'
import type { SharedReplicaStoreFixture } from './shared-replica-store-contract.ts'

/** So long ago that any read counts. */
const AGES = 3_600_000

export function leaseContract(
  t: Test,
  open: (t: Test) => Promise<SharedReplicaStoreFixture>,
): void {
  t.test('one process at a time has the lease', async (t) => {
    const { a, b, leaseMs } = await open(t)
    t.strictSame(await a.claim(0), { kind: 'granted', head: undefined, isDoubtful: false })
    const answer = await b.claim(0)
    t.match(answer, { kind: 'busy', head: undefined })
    t.ok(answer.kind === 'busy' && answer.remainingMs > 0 && answer.remainingMs <= leaseMs)
    await a.commit(begin({ upserts: [entry('x', 1)] }))
    t.match(await b.claim(0), { kind: 'busy', head: head(1) })
    await a.release()
    t.strictSame(await b.claim(0), { kind: 'granted', head: head(1), isDoubtful: false })
    t.match(await a.claim(0), { kind: 'busy' })
  })

  t.test('of many that ask at once, one gets it', async (t) => {
    const { a, b } = await open(t)
    const answers = await Promise.all([a.claim(0), b.claim(0)])
    t.strictSame(answers.map(({ kind }) => kind).sort(), ['busy', 'granted'])
  })

  t.test('who comes after a refresh need not read again for a while', async (t) => {
    const { a, b, leaseMs, sleep } = await open(t)
    t.match(await b.claim(AGES), { kind: 'granted' })
    await b.release()
    await refresh(a, begin())
    const answer = await b.claim(AGES)
    t.match(answer, { kind: 'fresh', head: head(1) })
    t.ok(answer.kind === 'fresh' && answer.ageMs >= 0 && answer.ageMs < AGES)
    await sleep(a)
    const later = await b.claim(AGES)
    t.ok(later.kind === 'fresh' && later.ageMs >= leaseMs)
    t.match(await b.claim(leaseMs), { kind: 'granted' })
  })

  t.test('who has the lease keeps others from nothing that is fresh', async (t) => {
    const { a, b } = await open(t)
    await refresh(a, begin())
    await a.claim(0)
    t.match(await b.claim(AGES), { kind: 'fresh', head: head(1) })
  })

  t.test('a commit makes the replica fresh if it is of a new read', async (t) => {
    const { a, b, leaseMs, sleep } = await open(t)
    await refresh(a, begin({ mark: mark(1) }))
    await sleep(b)
    await refresh(a, follow(2, { upserts: [entry('x', 1)], mark: mark(1) }))
    const stale = await a.commitsAfter(head(1))
    t.ok(stale && stale.ageMs >= leaseMs)
    await refresh(a, follow(3, { mark: mark(2) }))
    const fresh = await a.commitsAfter(head(1))
    t.ok(stale && fresh && fresh.ageMs < stale.ageMs)
  })

  t.test('the lease of a process that dies runs out', async (t) => {
    const { a, b, sleep } = await open(t)
    await a.claim(0)
    await sleep(a)
    t.match(await b.claim(0), { kind: 'granted' })
  })

  t.test('who slept may still commit if nobody else has taken the lease', async (t) => {
    const { a, b, sleep } = await open(t)
    await a.claim(0)
    const wake = await sleep(a)
    await wake()
    await a.commit(begin({ upserts: [entry('x', 1)] }))
    t.strictSame((await b.load())?.entries, [entry('x', 1)])
  })

  t.test('who slept while another took the lease can never commit with it again', async (t) => {
    const { a, b, sleep } = await open(t)
    await refresh(a, begin({ upserts: [entry('x', 1)] }))
    await a.claim(0)
    const wake = await sleep(a)
    t.match(await b.claim(0), { kind: 'granted' })
    await wake()
    const late = follow(2, { upserts: [entry('late', 2)] })
    await t.rejects(a.commit(late), CommitConflictError)
    await b.release()
    await t.rejects(a.commit(late), CommitConflictError)
    await t.rejects(a.commit(begin({ epoch: 'late' })), CommitConflictError)
    t.strictSame((await b.load())?.entries, [entry('x', 1)])
    await refresh(a, late)
    t.equal((await b.load())?.sequence, 2)
  })

  t.test('a former leader that gives its lease back takes nobody else’s', async (t) => {
    const { a, b, sleep } = await open(t)
    await a.claim(0)
    const wake = await sleep(a)
    await b.claim(0)
    await wake()
    await a.release()
    await b.commit(begin())
    t.match(await a.claim(0), { kind: 'busy', head: head(1) })
  })

  t.test('nothing is committed without the lease', async (t) => {
    const { a, b } = await open(t)
    await t.rejects(a.commit(begin()), CommitConflictError)
    await b.claim(0)
    await t.rejects(a.commit(begin()), CommitConflictError)
    await b.release()
    await t.rejects(b.commit(begin()), CommitConflictError)
    t.equal(await b.load(), undefined)
  })

  t.test(
    'two that were granted the lease in turn can’t both follow on the same commit',
    async (t) => {
      const { a, b } = await open(t)
      await refresh(a, begin())
      await refresh(b, follow(2))
      await a.claim(0)
      await t.rejects(a.commit(follow(2)), CommitConflictError)
      await a.commit(follow(3))
    },
  )
}
