import type { Session } from 'fastify'
import t, { type Test } from 'tap'
import { MemorySessionStore } from '../../src/sessions/memory-session-store.ts'
import { sessionKeyOf } from '../../src/sessions/session-key.ts'

const ada: Session = { cookie: { originalMaxAge: 1000 }, email: 'ada@shop.example' }
const bob: Session = { cookie: { originalMaxAge: 1000 }, email: 'bob@shop.example' }

function idOf(sessionKey: string): string {
  return ['a', 'b', 'c'].find((id) => sessionKeyOf(id) === sessionKey) ?? 'unknown'
}

function setUp(t: Test, capacity = 10) {
  const clock = { now: 5000 }
  const store = new MemorySessionStore({ ttlMs: 1000, capacity, now: () => clock.now })
  const ended: string[] = []
  t.teardown(store.onEnded((key, reason) => ended.push(`${idOf(key)} ${reason}`)))
  return {
    clock,
    store,
    ended,
    set: (id: string, session: Session) => store.set(id, session, (error) => t.error(error)),
    destroy: (id: string) => store.destroy(id, (error) => t.error(error)),
    get(id: string) {
      let found: Session | null | undefined
      store.get(id, (error, session) => {
        t.error(error)
        found = session
      })
      return found
    },
  }
}

t.test('a session is found until its time is up', async (t) => {
  const { clock, store, ended, set, get } = setUp(t)
  set('a', ada)
  clock.now += 999
  t.equal(get('a'), ada)
  clock.now += 1
  t.equal(get('a'), null)
  t.strictSame(ended, ['a expired'])
  t.equal(store.size, 0)
})

t.test('saving a session again changes what it holds but not when it ends', async (t) => {
  const { clock, ended, set, get } = setUp(t)
  set('a', ada)
  clock.now += 600
  set('a', bob)
  t.equal(get('a'), bob)
  clock.now += 400
  t.equal(get('a'), null)
  t.strictSame(ended, ['a expired'])
})

t.test('a sweep ends the sessions that nobody came back for, and only those', async (t) => {
  const { clock, store, ended, set, get } = setUp(t)
  set('a', ada)
  set('b', bob)
  clock.now += 500
  set('c', ada)
  clock.now += 500
  store.sweep()
  t.strictSame(ended, ['a expired', 'b expired'])
  t.equal(store.size, 1)
  t.equal(get('c'), ada)
})

t.test('a destroyed session is gone and is told once', async (t) => {
  const { ended, set, get, destroy } = setUp(t)
  set('a', ada)
  destroy('a')
  destroy('a')
  t.equal(get('a'), null)
  t.strictSame(ended, ['a signed-out'])
})

t.test('destroying what never was tells nobody', async (t) => {
  const { ended, destroy } = setUp(t)
  destroy('nobody')
  t.strictSame(ended, [])
})

t.test('when there is no room the oldest session gives way', async (t) => {
  const { store, ended, set, get } = setUp(t, 2)
  set('a', ada)
  set('b', bob)
  set('c', ada)
  t.equal(store.size, 2)
  t.equal(get('a'), null)
  t.equal(get('b'), bob)
  t.strictSame(ended, ['a evicted'])
})

t.test('expired sessions give way before living ones', async (t) => {
  const { clock, ended, set, get } = setUp(t, 2)
  set('a', ada)
  clock.now += 500
  set('b', bob)
  clock.now += 500
  set('c', ada)
  t.equal(get('b'), bob)
  t.strictSame(ended, ['a expired'])
})

t.test('who stopped listening hears no more', async (t) => {
  const { store, set, destroy } = setUp(t)
  const heard: string[] = []
  const stop = store.onEnded((key) => heard.push(idOf(key)))
  set('a', ada)
  set('b', bob)
  destroy('a')
  stop()
  destroy('b')
  t.strictSame(heard, ['a'])
})
