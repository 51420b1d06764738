// What every store of sessions does, wherever it keeps them.
import type { Session } from 'fastify'
import type { Test } from 'tap'
import type { KeptSession } from '../../src/sessions/kept-session.ts'
import { sessionKeyOf } from '../../src/sessions/session-key.ts'
import { SessionLife } from '../../src/sessions/session-life.ts'
import { endSessions, type SessionStore } from '../../src/sessions/session-store.ts'

export const START = Date.parse('2026-11-23T20:00:00.000Z')
export const TTL_MS = 3_600_000
export const IDLE_MS = 600_000
/** That a session was seen is written so often. */
const SEEN_EVERY_MS = 60_000

export const ADA = 'ada@shop.example'
const BOB = 'bob@shop.example'

/** A clock that the test turns, and sessions that go by it. */
export function testLife() {
  const clock = { now: START }
  return { clock, life: new SessionLife({ ttlMs: TTL_MS, idleMs: IDLE_MS, now: () => clock.now }) }
}

export function keptBy(email: string, parts: Partial<KeptSession> = {}): KeptSession {
  const at = new Date(START).toISOString()
  const told = { client: 'Chromium', address: '192.0.2.7' }
  return { email, credential: 'c1', signedInAt: at, lastSeenAt: at, ...told, ...parts }
}

export function sessionBy(email: string, parts: Partial<KeptSession> = {}): Session {
  return { cookie: { originalMaxAge: TTL_MS }, kept: keptBy(email, parts) }
}

/** The store's calls as promises. */
export function calls(store: SessionStore) {
  return {
    set: (id: string, session: Session) => inTime<void>((done) => store.set(id, session, done)),
    get: async (id: string) =>
      (await inTime<Session | null>((done) => store.get(id, done)))?.kept ?? null,
    destroy: (id: string) => inTime<void>((done) => store.destroy(id, done)),
    async keysOf(email: string): Promise<string[]> {
      return (await store.list(email)).map(({ sessionKey }) => sessionKey).sort()
    },
  }
}

function inTime<R>(call: (done: (error?: unknown, answer?: R) => void) => void) {
  return new Promise<R | undefined>((resolve, reject) => {
    call((error, answer) => (error ? reject(error) : resolve(answer)))
  })
}

/** The keys of sessions, in the order that {@link calls} has them in. */
function keys(...ids: string[]): string[] {
  return ids.map(sessionKeyOf).sort()
}

type Life = ReturnType<typeof testLife>['life']

/** @param open - makes an empty store whose sessions live by `life` */
export function sessionStoreContract(
  t: Test,
  open: (t: Test, life: Life) => Promise<SessionStore>,
): void {
  async function setUp(t: Test) {
    const { clock, life } = testLife()
    const store = await open(t, life)
    const ended = new Set<string>()
    t.teardown(store.onEnded((key, reason) => ended.add(`${key} ${reason}`)))
    return { clock, store, ended, ...calls(store) }
  }

  t.test('a session is found as it was kept, by its id alone', async (t) => {
    const { set, get } = await setUp(t)
    await set('a', sessionBy(ADA))
    t.strictSame(await get('a'), keptBy(ADA))
    t.equal(await get('b'), null)
    t.equal(await get(sessionKeyOf('a')), null, 'its name opens nothing')
  })

  t.test('a session that nobody uses ends after the idle time', async (t) => {
    const { clock, set, get, ended, keysOf } = await setUp(t)
    await set('a', sessionBy(ADA))
    clock.now += IDLE_MS
    t.strictSame(await keysOf(ADA), [])
    t.equal(await get('a'), null)
    t.strictSame([...ended], [`${sessionKeyOf('a')} expired`])
  })

  t.test('use keeps a session open, and no longer than until its fixed end', async (t) => {
    const { clock, set, get, ended } = await setUp(t)
    await set('a', sessionBy(ADA))
    while (clock.now + IDLE_MS / 2 < START + TTL_MS) {
      clock.now += IDLE_MS / 2
      t.ok(await get('a'))
    }
    clock.now = START + TTL_MS
    t.equal(await get('a'), null)
    t.strictSame([...ended], [`${sessionKeyOf('a')} expired`])
  })

  t.test('when a session was seen last is kept to the minute', async (t) => {
    const { clock, set, get, store } = await setUp(t)
    const lastSeen = async () => (await store.list(ADA)).map(({ lastSeenAt }) => lastSeenAt)
    await set('a', sessionBy(ADA))
    clock.now += SEEN_EVERY_MS - 1
    await get('a')
    t.strictSame(await lastSeen(), [new Date(START).toISOString()])
    clock.now += 1
    await get('a')
    t.strictSame(await lastSeen(), [new Date(START + SEEN_EVERY_MS).toISOString()])
  })

  t.test('a session that belongs to nobody, or is over, is not kept', async (t) => {
    const { clock, set, get, keysOf } = await setUp(t)
    await set('a', { cookie: { originalMaxAge: TTL_MS } })
    clock.now += IDLE_MS
    await set('b', sessionBy(ADA))
    t.equal(await get('a'), null)
    t.strictSame(await keysOf(ADA), [])
  })

  t.test('the sessions of an account are listed, and nobody else finds them', async (t) => {
    const { set, destroy, keysOf, store } = await setUp(t)
    await set('a', sessionBy(ADA))
    await set('b', sessionBy(ADA, { client: null, address: null }))
    await set('c', sessionBy(BOB))
    t.strictSame(await keysOf(ADA), keys('a', 'b'))
    const all = await store.list(ADA)
    t.match(
      all.find(({ sessionKey }) => sessionKey === sessionKeyOf('a')),
      keptBy(ADA),
    )
    await destroy('a')
    t.strictSame(await keysOf(ADA), keys('b'))
    t.strictSame(await keysOf(BOB), keys('c'))
    t.strictSame(await keysOf('nobody@shop.example'), [])
  })

  t.test('a session is ended by its name, once', async (t) => {
    const { set, get, store, ended, keysOf } = await setUp(t)
    await set('a', sessionBy(ADA))
    const session = { email: ADA, sessionKey: sessionKeyOf('a') }
    t.equal(await store.end(session), true)
    t.equal(await store.end(session), false)
    t.equal(await get('a'), null)
    t.strictSame(await keysOf(ADA), [])
    t.ok(ended.has(`${sessionKeyOf('a')} signed-out`))
  })

  t.test('those of an account that are over are ended together', async (t) => {
    const { set, store, keysOf } = await setUp(t)
    await set('a', sessionBy(ADA))
    await set('b', sessionBy(ADA, { credential: 'c2' }))
    await set('c', sessionBy(BOB))
    t.equal(await endSessions(store, ADA, ({ credential }) => credential !== 'c2'), 1)
    t.strictSame(await keysOf(ADA), keys('b'))
    t.strictSame(await keysOf(BOB), keys('c'))
  })

  t.test('a session that was seen after its end stays ended', async (t) => {
    const { clock, set, get, destroy } = await setUp(t)
    await set('a', sessionBy(ADA))
    clock.now += SEEN_EVERY_MS
    await Promise.all([get('a'), destroy('a')])
    t.equal(await get('a'), null)
  })
}
