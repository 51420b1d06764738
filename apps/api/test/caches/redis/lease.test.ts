// A lease lasts as long as its process is awake.
import { CommitConflictError } from '@deltadesk/sync'
import t, { type Test } from 'tap'
import { startRedis } from '../../fixtures/redis-server.ts'
import { begin, startProcess } from './processes.ts'

const server = await startRedis(t)
let shops = 0

async function twoProcesses(t: Test, leaseMs: number) {
  const options = { leaseMs, fingerprint: `shop${shops++}` }
  return {
    a: await startProcess(t, server.url, options),
    b: await startProcess(t, server.url, options),
  }
}

t.test('a process that is awake keeps its lease for as long as it likes', async (t) => {
  const leaseMs = 500
  const { a, b } = await twoProcesses(t, leaseMs)
  t.match(await a.store.claim(0), { kind: 'granted' })
  const began = performance.now()
  const kinds = new Set<string>()
  while (performance.now() - began < 3 * leaseMs) kinds.add((await b.store.claim(0)).kind)
  t.strictSame([...kinds], ['busy'])
})

t.test('a process that was busy for too long finds its lease gone, and says so', async (t) => {
  const { a, b } = await twoProcesses(t, 60)
  await a.store.claim(0)
  // Nothing in this process runs meanwhile, its renewals neither.
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200)
  t.match(await b.store.claim(0), { kind: 'granted' })
  await t.rejects(a.store.commit(begin()), CommitConflictError)
  while (a.lines.length < 2) await a.client.ping()
  t.equal(a.lines[1], '[SYNC] Lease lost - another process reads the source')
  await t.rejects(a.store.commit(begin()), CommitConflictError)
  await b.store.commit(begin())
})

t.test('what a process never learned that it was granted it is granted again', async (t) => {
  const { a, b } = await twoProcesses(t, 60_000)
  await a.store.claim(0)
  t.match(await a.store.claim(0), { kind: 'granted' })
  await a.store.commit(begin())
  t.match(await b.store.claim(0), { kind: 'busy' })
})

t.test(
  'a store that is closed leaves no lease behind, not even one that comes too late',
  async (t) => {
    const { a, b } = await twoProcesses(t, 60_000)
    const late = a.store.claim(0)
    await a.store.close()
    await late
    t.match(await b.store.claim(0), { kind: 'granted' })
    await b.store.close()
    const c = await startProcess(t, server.url, { fingerprint: `shop${shops - 1}` })
    t.match(await c.store.claim(0), { kind: 'granted' })
  },
)

t.test('a clock of Redis that was set back keeps nobody waiting', async (t) => {
  const { a, b } = await twoProcesses(t, 60_000)
  await a.store.claim(0)
  await a.store.commit(begin())
  const [tag] = (await a.client.keys(`{desk:shop${shops - 1}}:meta`)).map((key) => key.slice(0, -5))
  const hours = Date.now() + 5 * 3_600_000
  await a.client.hset(`${tag}:lease`, 'until', hours)
  await a.client.hset(`${tag}:meta`, 'refreshedAt', hours)
  t.match(await b.store.claim(3_600_000), { kind: 'granted' })
  t.match(await b.store.commitsAfter({ epoch: 'epoch1', sequence: 1 }), { ageMs: 0 })
})
