// What Redis loses, in whole or in part, counts as never kept: nobody is ever served half of a replica.
import { CommitConflictError } from '@deltadesk/sync'
import t, { type Test } from 'tap'
import { replicaKeys } from '../../../src/caches/redis/replica-keys.ts'
import { RedisFailure } from '../../../src/redis/redis-failure.ts'
import { startRedis } from '../../fixtures/redis-server.ts'
import {
  begin,
  entry,
  follow,
  mark,
  type Process,
  refresh,
  shadow,
  startProcess,
  tombstone,
  untilReady,
} from './processes.ts'

const AGES = 3_600_000
const keys = replicaKeys('desk', 'shop')
const everything = begin({
  upserts: [entry('a', 1), entry('b', 2)],
  removals: [tombstone('c', 3)],
  shadows: { kept: [shadow('s')], dropped: [] },
})
const more = follow(2, { upserts: [entry('d', 4)], mark: mark('2026-01-01T00:00:01.000000Z') })

async function nothingIsKept(t: Test, process: Process) {
  const { store } = process
  t.equal(await store.load(), undefined)
  t.equal(await store.commitsAfter({ epoch: 'epoch1', sequence: 1 }), undefined)
  t.match(await store.claim(AGES), { kind: 'granted', head: undefined, isDoubtful: false })
  await t.rejects(store.commit(follow(3)), CommitConflictError)
  await store.commit(begin({ epoch: 'epoch2', upserts: [entry('x', 1)] }))
  await store.release()
  t.match(await store.load(), { epoch: 'epoch2', entries: [entry('x', 1)], tombstones: [] })
}

t.test('after a flush nothing is kept', async (t) => {
  const process = await startProcess(t, (await startRedis(t)).url)
  await refresh(process, everything)
  await process.client.flushall()
  await nothingIsKept(t, process)
})

for (const key of keys.contents) {
  t.test(`without ${key} nothing is kept`, async (t) => {
    const process = await startProcess(t, (await startRedis(t)).url)
    await refresh(process, everything)
    await refresh(process, more)
    t.equal(await process.client.del(key), 1)
    await nothingIsKept(t, process)
  })
}

t.test('with one entry less nothing is kept', async (t) => {
  const process = await startProcess(t, (await startRedis(t)).url)
  await refresh(process, everything)
  await process.client.hdel(keys.entries, 'a')
  await nothingIsKept(t, process)
})

t.test('whose lease Redis has lost can no longer commit', async (t) => {
  const { store, client } = await startProcess(t, (await startRedis(t)).url)
  await store.claim(0)
  const [, lease = ''] = keys.all
  t.equal(await client.del(lease), 1)
  await t.rejects(store.commit(everything), CommitConflictError)
})

t.test('when the memory is full nothing is committed, and nothing harmed', async (t) => {
  const { url } = await startRedis(t)
  const process = await startProcess(t, url)
  const { store, client } = process
  await refresh(process, everything)
  const before = await store.load()
  await store.claim(0)
  await client.config('SET', 'maxmemory', '1')
  const refused = { name: 'RedisFailure', message: /^Redis refused: OOM/ }
  await t.rejects(store.commit(more), refused)
  await t.rejects(store.commit(begin({ epoch: 'epoch2' })), refused)
  await t.rejects(store.commit(begin({ epoch: 'epoch2', upserts: [entry('x', 1)] })), refused)
  t.strictSame(await store.load(), before)
  await client.config('SET', 'maxmemory', '0')
  await store.commit(more)
  t.equal((await store.load())?.sequence, 2)
})

t.test('a new replica for which there is no room leaves the old one, and no rubble', async (t) => {
  const process = await startProcess(t, (await startRedis(t)).url)
  const { store, client } = process
  await refresh(process, everything)
  const before = await store.load()
  const used = Number(/used_memory:(\d+)/.exec(await client.info('memory'))?.[1])
  await client.config('SET', 'maxmemory', String(used + 4_000_000))
  const upserts = Array.from({ length: 10_000 }, (_, n) => entry(`o${n}`, n + 1, 'x'.repeat(1000)))
  await t.rejects(refresh(process, begin({ epoch: 'epoch2', upserts })), RedisFailure)
  t.strictSame(await store.load(), before)
  t.strictSame(await client.keys('*filling*'), [])
})

t.test('a server that comes back empty has nothing kept', async (t) => {
  const server = await startRedis(t)
  const process = await startProcess(t, server.url)
  await refresh(process, everything)
  await server.kill()
  await server.start()
  await untilReady(process.client)
  await nothingIsKept(t, process)
})

t.test('after a crash nothing follows on what Redis still has', async (t) => {
  const server = await startRedis(t)
  const process = await startProcess(t, server.url)
  const { store, client } = process
  await refresh(process, everything)
  await client.save()
  await refresh(process, more)
  await server.kill()
  await server.start()
  await untilReady(process.client)
  const head = { epoch: 'epoch1', sequence: 1 }
  t.strictSame(await store.claim(AGES), { kind: 'granted', head, isDoubtful: true })
  await t.rejects(store.commit(more), CommitConflictError)
  t.match(await store.commitsAfter({ ...head, sequence: 2 }), { head: { sequence: 2 } })
  const renewed = begin({ epoch: 'epoch2', upserts: [entry('a', 1)] })
  await store.commit(renewed)
  await store.release()
  t.strictSame(await store.claim(0), {
    kind: 'granted',
    head: { epoch: 'epoch2', sequence: 1 },
    isDoubtful: false,
  })
  await store.commit({ ...more, epoch: 'epoch2' })
})

t.test('a desk that is gone for good leaves nothing behind', async (t) => {
  const process = await startProcess(t, (await startRedis(t)).url)
  const { client } = process
  await refresh(process, everything)
  await refresh(process, more)
  await process.store.claim(0)
  const week = 7 * 24 * 3_600_000
  const all = await client.keys('*')
  t.strictSame(all.toSorted(), keys.all.toSorted())
  for (const key of all) {
    const left = await client.pttl(key)
    t.ok(left > 0 && left <= week, key)
  }
})
