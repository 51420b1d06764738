// A Redis that is away, or does not answer, costs its callers a moment and nothing else.
import t from 'tap'
import { replicaKeys } from '../../../src/caches/redis/replica-keys.ts'
import { RedisFailure } from '../../../src/redis/redis-failure.ts'
import { redisServer, startRedis } from '../../fixtures/redis-server.ts'
import {
  begin,
  entry,
  follow,
  type Process,
  refresh,
  startProcess,
  untilListening,
  untilReady,
} from './processes.ts'

const { commits } = replicaKeys('desk', 'shop')
const head = { epoch: 'epoch1', sequence: 1 }

/** Every call but `release` and `close`, which may fail in silence. */
const calls = ({ store }: Process): Record<string, () => Promise<unknown>> => ({
  claim: () => store.claim(0),
  load: () => store.load(),
  commitsAfter: () => store.commitsAfter(head),
  clear: () => store.clear(),
})

t.test('calls of a Redis that is down fail at once, and work when it is up', async (t) => {
  const server = await redisServer(t)
  const process = await startProcess(t, server.url, { isConnected: false })
  for (const [name, call] of Object.entries(calls(process)))
    await t.rejects(call(), RedisFailure, name)
  await process.store.release()
  const connected = untilReady(process.client)
  await server.start()
  await connected
  await refresh(process, begin({ upserts: [entry('a', 1)] }))
  t.match(await process.store.load(), { entries: [entry('a', 1)] })
})

t.test('calls of a Redis that hangs fail in time, and work when it goes on', async (t) => {
  const server = await startRedis(t)
  const timeoutMs = 200
  const process = await startProcess(t, server.url, { timeoutMs })
  const { store, client } = process
  await refresh(process, begin({ upserts: [entry('a', 1)] }))
  await store.claim(0)
  server.freeze()
  const before = performance.now()
  const all = { ...calls(process), commit: () => store.commit(follow(2)) }
  const silent = { name: 'RedisFailure', message: 'Redis did not answer in time' }
  await Promise.all(Object.entries(all).map(([name, call]) => t.rejects(call(), silent, name)))
  t.ok(performance.now() - before < 10 * timeoutMs)
  // A release that nobody hears is no failure of its caller.
  await store.release()
  server.thaw()
  await untilReady(client)
  t.match(await store.claim(0), { kind: 'granted' })
})

t.test('who was cut off from the messages is told that there may have been some', async (t) => {
  const server = await startRedis(t)
  const { store, subscriber, client } = await startProcess(t, server.url)
  const heard = Promise.withResolvers<void>()
  let isLost = false
  store.onRemoteCommit(() => {
    t.ok(isLost, 'it is told only then')
    heard.resolve()
  })
  await untilListening(client, commits, 1)
  isLost = true
  subscriber.disconnect(true)
  await heard.promise
})

t.test('who began to listen while Redis was down hears when it is up', async (t) => {
  const server = await redisServer(t)
  const { store } = await startProcess(t, server.url, { isConnected: false })
  const heard = Promise.withResolvers<void>()
  store.onRemoteCommit(heard.resolve)
  await server.start()
  await heard.promise
})

t.test('a subscriber notices a server that hangs, and listens again when it goes on', async (t) => {
  const server = await startRedis(t)
  const { store, subscriber, client } = await startProcess(t, server.url, { timeoutMs: 100 })
  const heard = Promise.withResolvers<void>()
  store.onRemoteCommit(heard.resolve)
  await untilListening(client, commits, 1)
  const lost = new Promise((resolve) => subscriber.once('close', resolve))
  server.freeze()
  await lost
  server.thaw()
  await heard.promise
})

t.test('a restarted server that has forgotten the scripts is told them again', async (t) => {
  const server = await startRedis(t)
  const process = await startProcess(t, server.url)
  await refresh(process, begin())
  await process.client.script('FLUSH')
  await refresh(process, follow(2))
  t.equal((await process.store.load())?.sequence, 2)
})
