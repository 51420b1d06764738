// What the store asks of Redis: a few commands on keys of its own, all in one slot of a cluster.
import t, { type Test } from 'tap'
import { RedisFailure } from '../../../src/redis/redis-failure.ts'
import { startRedis } from '../../fixtures/redis-server.ts'
import {
  begin,
  entry,
  follow,
  type Process,
  refresh,
  shadow,
  startProcess,
  tombstone,
  untilListening,
} from './processes.ts'

/** All that the user of the desk has to be allowed, besides what anyone is. */
const COMMANDS =
  `ping info time eval evalsha subscribe unsubscribe publish hget hset hdel hmget hlen hgetall
  hscan llen lrange rpush lpop pexpire rename unlink`.split(/\s+/)
const PASSWORD = 'pass/w@rd:%'

/** Does all that there is to do. */
async function doEverything(t: Test, a: Process, b: Process, admin: Process) {
  const heard = Promise.withResolvers<void>()
  b.store.onRemoteCommit(heard.resolve)
  await untilListening(admin.client, '{desk:shop}:commits', 1)
  const shadows = { kept: [shadow('s')], dropped: [] }
  const upserts = [entry('a', 1), entry('b', 2)]
  await refresh(a, begin({ upserts, removals: [tombstone('c', 3)], shadows }))
  await heard.promise
  await refresh(
    a,
    follow(2, {
      upserts: [entry('c', 4)],
      removals: [tombstone('a', 5)],
      floor: 3,
      shadows: { kept: [], dropped: ['s'] },
    }),
  )
  const large = Array.from({ length: 5001 }, (_, n) => entry(`o${n}`, n + 6))
  await refresh(a, follow(3, { upserts: large, floor: 4 }))
  await refresh(a, follow(4, { removals: [tombstone('o0', 9000)] }))
  t.match(await b.store.commitsAfter({ epoch: 'epoch1', sequence: 3 }), { head: { sequence: 4 } })
  t.match(await b.store.load(), { sequence: 4, tombstones: [{ id: 'a' }, { id: 'o0' }] })
  t.match(await b.store.claim(3_600_000), { kind: 'fresh' })
  await b.store.clear()
}

t.test('a user with a password and the fewest permissions is enough', async (t) => {
  const { url, port } = await startRedis(t)
  const admin = await startProcess(t, url)
  const rules = [
    'on',
    `>${PASSWORD}`,
    'resetkeys',
    '~{desk:*',
    'resetchannels',
    '&{desk:*',
    '-@all',
  ]
  await admin.client.acl('SETUSER', 'desk', ...rules, ...COMMANDS.map((name) => `+${name}`))
  const asUser = `redis://desk:${encodeURIComponent(PASSWORD)}@127.0.0.1:${port}`
  const [a, b] = [await startProcess(t, asUser), await startProcess(t, asUser)]
  await doEverything(t, a, b, admin)
  t.strictSame(await admin.client.acl('LOG'), [], 'nothing was refused')
})

t.test('where the server may not be asked who it is, it is taken for the same', async (t) => {
  const server = await startRedis(t)
  const admin = await startProcess(t, server.url)
  const all = ['~*', '&*', '+@all', '-info']
  await admin.client.acl('SETUSER', 'desk', 'on', `>${PASSWORD}`, ...all)
  const asUser = `redis://desk:${encodeURIComponent(PASSWORD)}@127.0.0.1:${server.port}`
  const a = await startProcess(t, asUser)
  await refresh(a, begin())
  t.match(await a.store.claim(0), { kind: 'granted', isDoubtful: false })
})

t.test(
  'a commit that Redis breaks off half-way counts for nothing, and so does what it was for',
  async (t) => {
    const { url, port } = await startRedis(t)
    const admin = await startProcess(t, url)
    const rules = ['on', `>${PASSWORD}`, '~*', '&*', '+@all', '-rpush']
    await admin.client.acl('SETUSER', 'desk', ...rules)
    const asUser = `redis://desk:${encodeURIComponent(PASSWORD)}@127.0.0.1:${port}`
    const a = await startProcess(t, asUser)
    await refresh(a, begin({ upserts: [entry('a', 1)] }))
    await t.rejects(refresh(a, follow(2, { upserts: [entry('a', 2)] })), RedisFailure)
    t.equal(await admin.store.load(), undefined)
    t.equal(await admin.store.commitsAfter({ epoch: 'epoch1', sequence: 1 }), undefined)
    t.match(await admin.store.claim(3_600_000), { kind: 'granted', head: undefined })
  },
)

t.test('a cluster keeps all of it in one slot', async (t) => {
  const { url } = await startRedis(t, { args: ['--cluster-enabled', 'yes'] })
  const [a, b, admin] = [
    await startProcess(t, url),
    await startProcess(t, url),
    await startProcess(t, url),
  ]
  await admin.client.cluster('ADDSLOTSRANGE', 0, 16_383)
  while (!(await clusterInfo(admin)).includes('cluster_state:ok')) await admin.client.ping()
  await doEverything(t, a, b, admin)
})

async function clusterInfo({ client }: Process): Promise<string> {
  return String(await client.cluster('INFO'))
}
