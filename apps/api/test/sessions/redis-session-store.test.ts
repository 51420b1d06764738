// Sessions in a real Redis: what is kept and for how long, what the processes of a desk know of one another, and
// what remains when Redis does not answer.
import { once } from 'node:events'
import t, { type Test } from 'tap'
import { openDeskRedis } from '../../src/redis/desk-redis.ts'
import { SessionTooLargeError } from '../../src/sessions/kept-session.ts'
import { RedisSessionStore } from '../../src/sessions/redis-session-store.ts'
import { sessionKeyOf } from '../../src/sessions/session-key.ts'
import { SessionsUnavailableError } from '../../src/sessions/session-store.ts'
import { untilListening, untilReady } from '../caches/redis/processes.ts'
import { type RedisServer, startRedis } from '../fixtures/redis-server.ts'
import {
  ADA,
  calls,
  IDLE_MS,
  keptBy,
  START,
  sessionBy,
  sessionStoreContract,
  TTL_MS,
  testLife,
} from './session-store-contract.ts'

const CHANNEL = 'desk:sessions:ended'
/** What a frozen Redis is waited for. */
const SHORT_MS = 250

const ada = sessionBy(ADA)

/** A process of the desk, connected and, as one of so many, listening. */
async function startProcess(
  t: Test,
  server: RedisServer,
  { timeoutMs = 2000, listeners = 1 }: { timeoutMs?: number; listeners?: number } = {},
) {
  const { clock, life } = testLife()
  const lines: string[] = []
  const log = { info: (line: string) => lines.push(line), warn: (line: string) => lines.push(line) }
  const redis = openDeskRedis({ url: server.url, prefix: 'desk', timeoutMs }, log)
  const store = new RedisSessionStore({ redis, life, logger: log })
  t.teardown(async () => {
    await store.close()
    await redis.close()
  })
  await untilReady(redis.client)
  await untilListening(redis.client, CHANNEL, listeners)
  const ended: string[] = []
  const endings = new EventTarget()
  store.onEnded((sessionKey, reason) => {
    ended.push(`${sessionKey} ${reason}`)
    endings.dispatchEvent(new Event('ended'))
  })
  return {
    clock,
    lines,
    ended,
    store,
    redis,
    client: redis.client,
    nextEnding: () => once(endings, 'ended'),
    ...calls(store),
  }
}

async function twoProcesses(t: Test, server: RedisServer) {
  const one = await startProcess(t, server)
  const other = await startProcess(t, server, { listeners: 2 })
  return [one, other] as const
}

/** All that the user of the desk has to be allowed for its sessions. */
const COMMANDS =
  'ping eval subscribe unsubscribe publish get set del mget pexpire zadd zrange zrem zremrangebyscore'

t.test(
  'it keeps sessions as every store does, in a cluster and with few permissions',
  async (t) => {
    const server = await startRedis(t, { args: ['--cluster-enabled', 'yes'] })
    const admin = await startProcess(t, server)
    await admin.client.cluster('ADDSLOTSRANGE', 0, 16_383)
    while (!String(await admin.client.cluster('INFO')).includes('cluster_state:ok'));
    const allowed = COMMANDS.split(' ').map((name) => `+${name}`)
    const names = ['~{desk*', 'resetchannels', '&desk*']
    await admin.client.acl(
      'SETUSER',
      'desk',
      'on',
      '>secret',
      ...names,
      '-@all',
      '+info',
      ...allowed,
    )
    const url = server.url.replace('//', '//desk:secret@')
    let stores = 0
    sessionStoreContract(t, async (t, life) => {
      const log = { info() {}, warn() {} }
      const prefix = `desk${++stores}`
      const redis = openDeskRedis({ url, prefix, timeoutMs: 2000 }, log)
      const store = new RedisSessionStore({ redis, life, logger: log })
      t.teardown(async () => {
        await store.close()
        await redis.close()
      })
      await untilReady(redis.client)
      return store
    })
  },
)

t.test('a session is found again by whichever process is asked', async (t) => {
  const [one, other] = await twoProcesses(t, await startRedis(t))
  await one.set('a', ada)
  t.strictSame(await one.get('a'), keptBy(ADA))
  t.strictSame(await other.get('a'), keptBy(ADA))
  t.equal(await other.get('b'), null)
})

t.test('who reads Redis learns who is signed in, and gets no session out of it', async (t) => {
  const { client, set } = await startProcess(t, await startRedis(t))
  await set('the-secret-id', ada)
  const key = `{desk:session}:${sessionKeyOf('the-secret-id')}`
  const [index = '', ...others] = (await client.keys('*')).filter((name) => name !== key)
  t.strictSame(others, [])
  t.match(index, /^{desk:session}:of:[\w-]{43}$/)
  const text = String(await client.get(key))
  t.strictSame(JSON.parse(text), keptBy(ADA))
  t.notMatch([key, text, index, await client.zrange(index, '0', '-1')].join(), /the-secret-id/)
})

t.test('Redis forgets a session with its idle time, and the index with the last end', async (t) => {
  const { clock, client, set, get } = await startProcess(t, await startRedis(t))
  const left = async (name: string) =>
    Math.ceil((await client.pttl(`{desk:session}:${name}`)) / 60_000)
  await set('a', ada)
  const key = sessionKeyOf('a')
  t.equal(await left(key), IDLE_MS / 60_000)
  clock.now += 60_000
  await get('a')
  t.equal(await left(key), IDLE_MS / 60_000)
  clock.now = START + TTL_MS - 120_000
  await set('b', sessionBy(ADA, { lastSeenAt: new Date(clock.now).toISOString() }))
  t.equal(await left(sessionKeyOf('b')), 2)
  const [index = ''] = await client.keys('{desk:session}:of:*')
  t.equal(Math.ceil((await client.pttl(index)) / 60_000), TTL_MS / 60_000)
})

t.test('the index drops those that are over', async (t) => {
  const { clock, client, set, store, keysOf } = await startProcess(t, await startRedis(t))
  const indexed = async () => {
    const [index = ''] = await client.keys('{desk:session}:of:*')
    return index === '' ? 0 : client.zcard(index)
  }
  for (const id of ['a', 'b', 'c']) await set(id, ada)
  t.equal(await indexed(), 3)
  await client.del(`{desk:session}:${sessionKeyOf('a')}`)
  t.equal((await keysOf(ADA)).length, 2)
  t.equal(await indexed(), 2, 'as it is read')
  await store.end({ email: ADA, sessionKey: sessionKeyOf('b') })
  t.equal(await indexed(), 1, 'at a sign-out')
  clock.now = START + TTL_MS
  const at = new Date(clock.now).toISOString()
  await set('d', sessionBy(ADA, { signedInAt: at, lastSeenAt: at }))
  t.equal(await indexed(), 1, 'at the next sign-in')
})

t.test('a session that is too large is refused by name', async (t) => {
  const { client, set } = await startProcess(t, await startRedis(t))
  await t.rejects(set('a', sessionBy(`${'a'.repeat(2000)}@shop.example`)), SessionTooLargeError)
  t.strictSame(await client.keys('*'), [])
})

t.test('what is no session is none', async (t) => {
  const { client, get } = await startProcess(t, await startRedis(t))
  const undated = JSON.stringify(keptBy(ADA, { signedInAt: 'soon' }))
  for (const text of ['', 'null', '{"email":"a@b.c"}', undated]) {
    await client.set(`{desk:session}:${sessionKeyOf('a')}`, text)
    t.equal(await get('a'), null)
  }
})

t.test('a sign-out is known to all processes at once', async (t) => {
  const [one, other] = await twoProcesses(t, await startRedis(t))
  await one.set('a', ada)
  await other.get('a')
  const heard = other.nextEnding()
  await one.destroy('a')
  await heard
  t.strictSame(other.ended, [`${sessionKeyOf('a')} signed-out`])
  t.ok(one.ended.includes(`${sessionKeyOf('a')} signed-out`))
  t.equal(await other.get('a'), null)
})

t.test('while Redis hangs, those who were seen go on and nobody else is judged', async (t) => {
  const server = await startRedis(t)
  const { set, get, destroy, lines, ended, client } = await startProcess(t, server, {
    timeoutMs: SHORT_MS,
  })
  await set('a', ada)
  server.freeze()
  t.match(await get('a'), { email: ADA }, 'after waiting in vain')
  t.match(await get('a'), { email: ADA }, 'and at once')
  await t.rejects(get('b'), SessionsUnavailableError)
  await t.rejects(set('b', ada), SessionsUnavailableError)
  await t.rejects(destroy('a'), SessionsUnavailableError)
  t.match(await get('a'), { email: ADA }, 'who could not be signed out still is signed in')
  t.strictSame(ended, [])
  t.equal(lines.filter((line) => line.startsWith('Redis does not tell who')).length, 1)

  // The connection is given up for its silence, which must not come after the thaw.
  if (client.status === 'ready') await once(client, 'close')
  server.thaw()
  await untilReady(client)
  await set('c', ada)
  t.match(await get('c'), { email: ADA })
})

t.test('a sign-out that a hanging Redis makes up for later is not missed', async (t) => {
  const server = await startRedis(t)
  const hasty = await startProcess(t, server, { timeoutMs: 1000 })
  await hasty.set('a', ada)
  server.freeze()
  await t.rejects(hasty.destroy('a'), SessionsUnavailableError)
  t.strictSame(hasty.ended, [])
  const heard = hasty.nextEnding()
  server.thaw()
  await heard
  t.strictSame(hasty.ended, [`${sessionKeyOf('a')} signed-out`])
  t.equal(await hasty.get('a'), null)
})

t.test('a session that expires while Redis is away is over', async (t) => {
  const server = await startRedis(t)
  const { set, get, clock, store, ended } = await startProcess(t, server)
  await set('a', ada)
  await server.kill()
  t.match(await get('a'), { email: ADA })
  clock.now += IDLE_MS
  await t.rejects(get('a'), SessionsUnavailableError)
  store.sweep()
  t.strictSame(ended, [`${sessionKeyOf('a')} expired`])
})

t.test('while Redis is away nobody is believed for more than a quarter of an hour', async (t) => {
  const server = await startRedis(t)
  const { set, get, clock, ended } = await startProcess(t, server)
  await set('a', ada)
  await server.kill()
  clock.now += 8 * 60_000
  t.match(await get('a'), { email: ADA })
  clock.now += 7 * 60_000
  await t.rejects(get('a'), SessionsUnavailableError)
  t.strictSame(ended, [], 'which is no sign-out')
})

t.test('a Redis that comes back empty has no sessions, whoever was seen', async (t) => {
  const server = await startRedis(t)
  const { set, get, client } = await startProcess(t, server)
  await set('a', ada)
  await server.kill()
  t.match(await get('a'), { email: ADA })
  await server.start()
  await untilReady(client)
  t.equal(await get('a'), null)
  await set('b', ada)
  t.match(await get('b'), { email: ADA }, 'and takes new ones')
})

t.test('who has signed out elsewhere does not come back when Redis goes away', async (t) => {
  const server = await startRedis(t)
  const [one, other] = await twoProcesses(t, server)
  await one.set('a', ada)
  await other.get('a')
  const heard = other.nextEnding()
  await one.destroy('a')
  await heard
  await server.kill()
  await t.rejects(other.get('a'), SessionsUnavailableError)
})

t.test('a sign-out that nobody heard of is not forgotten either', async (t) => {
  const server = await startRedis(t)
  const [one, other] = await twoProcesses(t, server)
  await one.set('a', ada)
  await other.get('a')
  // The line by which it would hear is cut; it listens again, and knows that it may have missed something.
  const id = await other.redis.subscriber.client('ID')
  await one.client.client('KILL', 'ID', Number(id))
  await untilListening(one.client, CHANNEL, 1)
  await one.destroy('a')
  await untilListening(one.client, CHANNEL, 2)
  await other.client.ping()
  await server.kill()
  await t.rejects(other.get('a'), SessionsUnavailableError)
})
