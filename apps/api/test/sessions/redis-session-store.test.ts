// Sessions in a real Redis: what is kept and for how long, what the processes of a desk know of one another, and
// what remains when Redis does not answer.
import { once } from 'node:events'
import type { Session } from 'fastify'
import t, { type Test } from 'tap'
import { openDeskRedis } from '../../src/redis/desk-redis.ts'
import { SessionTooLargeError } from '../../src/sessions/kept-session.ts'
import { RedisSessionStore } from '../../src/sessions/redis-session-store.ts'
import { sessionKeyOf } from '../../src/sessions/session-key.ts'
import { SessionsUnavailableError } from '../../src/sessions/session-store.ts'
import { untilListening, untilReady } from '../caches/redis/processes.ts'
import { type RedisServer, startRedis } from '../fixtures/redis-server.ts'

const TTL_MS = 60_000
const START = Date.parse('2026-11-23T20:00:00.000Z')
const CHANNEL = 'desk:sessions:ended'
/** What a frozen Redis is waited for. */
const SHORT_MS = 100

function sessionOf(email: string, extra: Partial<Session> = {}): Session {
  const signedInAt = new Date(START).toISOString()
  return { cookie: { originalMaxAge: TTL_MS }, email, signedInAt, ...extra }
}

const ada = sessionOf('ada@shop.example')

/** A process of the desk, connected and, as one of so many, listening. */
async function startProcess(
  t: Test,
  server: RedisServer,
  { timeoutMs = 2000, listeners = 1 }: { timeoutMs?: number; listeners?: number } = {},
) {
  const clock = { now: START }
  const lines: string[] = []
  const log = { info: (line: string) => lines.push(line), warn: (line: string) => lines.push(line) }
  const redis = openDeskRedis({ url: server.url, prefix: 'desk', timeoutMs }, log)
  const store = new RedisSessionStore({ redis, ttlMs: TTL_MS, now: () => clock.now, logger: log })
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
    set: (id: string, session: Session) => inTime<void>((done) => store.set(id, session, done)),
    get: (id: string) => inTime<Session | null>((done) => store.get(id, done)),
    destroy: (id: string) => inTime<void>((done) => store.destroy(id, done)),
  }
}

/** A call of the store as a promise. */
function inTime<R>(call: (done: (error?: unknown, answer?: R) => void) => void) {
  return new Promise<R | undefined>((resolve, reject) => {
    call((error, answer) => (error ? reject(error) : resolve(answer)))
  })
}

async function twoProcesses(t: Test, server: RedisServer) {
  const one = await startProcess(t, server)
  const other = await startProcess(t, server, { listeners: 2 })
  return [one, other] as const
}

t.test('a session is found again by whichever process is asked', async (t) => {
  const [one, other] = await twoProcesses(t, await startRedis(t))
  await one.set('a', ada)
  const { email, signedInAt } = ada
  t.match(await one.get('a'), { email, signedInAt })
  t.match(await other.get('a'), { email, signedInAt })
  t.equal(await other.get('b'), null)
})

t.test('who reads Redis learns who is signed in, and gets no session out of it', async (t) => {
  const { client, set } = await startProcess(t, await startRedis(t))
  await set('the-secret-id', ada)
  const [key = '', ...others] = await client.keys('*')
  t.strictSame(others, [])
  t.equal(key, `desk:session:${sessionKeyOf('the-secret-id')}`)
  const text = String(await client.get(key))
  t.strictSame(JSON.parse(text), { email: ada.email, signedInAt: ada.signedInAt })
  t.notMatch(key + text, /the-secret-id/)
})

t.test('a session ends a fixed time after its sign-in, however late it is kept', async (t) => {
  const { clock, client, set, get, ended } = await startProcess(t, await startRedis(t))
  clock.now += 20_000
  await set('a', ada)
  const left = await client.pttl(`desk:session:${sessionKeyOf('a')}`)
  t.ok(left > 30_000 && left <= 40_000, `${left} ms are left`)
  clock.now = START + TTL_MS
  t.equal(await get('a'), null)
  t.strictSame(ended, [`${sessionKeyOf('a')} expired`])
})

t.test('a session that belongs to nobody, or is over, is not kept', async (t) => {
  const { clock, client, set } = await startProcess(t, await startRedis(t))
  await set('a', { cookie: { originalMaxAge: TTL_MS } })
  clock.now = START + TTL_MS
  await set('b', ada)
  t.strictSame(await client.keys('*'), [])
})

t.test('a session that is too large is refused by name', async (t) => {
  const { client, set } = await startProcess(t, await startRedis(t))
  await t.rejects(set('a', sessionOf(`${'a'.repeat(1000)}@shop.example`)), SessionTooLargeError)
  t.strictSame(await client.keys('*'), [])
})

t.test('what is no session is none', async (t) => {
  const { client, get } = await startProcess(t, await startRedis(t))
  for (const text of ['', 'null', '{"email":"a@b.c"}', '{"email":"a@b.c","signedInAt":"soon"}']) {
    await client.set(`desk:session:${sessionKeyOf('a')}`, text)
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
  t.match(await get('a'), { email: ada.email }, 'after waiting in vain')
  t.match(await get('a'), { email: ada.email }, 'and at once')
  await t.rejects(get('b'), SessionsUnavailableError)
  await t.rejects(set('b', ada), SessionsUnavailableError)
  await t.rejects(destroy('a'), SessionsUnavailableError)
  t.match(await get('a'), { email: ada.email }, 'who could not be signed out still is signed in')
  t.strictSame(ended, [])
  t.equal(lines.filter((line) => line.startsWith('Redis does not tell who')).length, 1)

  server.thaw()
  await untilReady(client)
  await set('c', ada)
  t.match(await get('c'), { email: ada.email })
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
  t.match(await get('a'), { email: ada.email })
  clock.now = START + TTL_MS
  await t.rejects(get('a'), SessionsUnavailableError)
  store.sweep()
  t.strictSame(ended, [`${sessionKeyOf('a')} expired`])
})

t.test('a Redis that comes back empty has no sessions, whoever was seen', async (t) => {
  const server = await startRedis(t)
  const { set, get, client } = await startProcess(t, server)
  await set('a', ada)
  await server.kill()
  t.match(await get('a'), { email: ada.email })
  await server.start()
  await untilReady(client)
  t.equal(await get('a'), null)
  await set('b', ada)
  t.match(await get('b'), { email: ada.email }, 'and takes new ones')
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
