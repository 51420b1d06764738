import t, { type Test } from 'tap'
import { MemorySessionStore } from '../../src/sessions/memory-session-store.ts'
import { sessionKeyOf } from '../../src/sessions/session-key.ts'
import {
  ADA,
  calls,
  IDLE_MS,
  sessionBy,
  sessionStoreContract,
  testLife,
} from './session-store-contract.ts'

sessionStoreContract(t, async (_t, life) => new MemorySessionStore({ life, capacity: 10 }))

function idOf(sessionKey: string): string {
  return ['a', 'b', 'c'].find((id) => sessionKeyOf(id) === sessionKey) ?? 'unknown'
}

function setUp(t: Test, capacity = 10) {
  const { clock, life } = testLife()
  const store = new MemorySessionStore({ life, capacity })
  const ended: string[] = []
  t.teardown(store.onEnded((key, reason) => ended.push(`${idOf(key)} ${reason}`)))
  /** As they sign in now. */
  const begin = (id: string) => {
    const at = new Date(clock.now).toISOString()
    return calls(store).set(id, sessionBy(ADA, { signedInAt: at, lastSeenAt: at }))
  }
  return { clock, store, ended, begin, ...calls(store) }
}

t.test('a sweep ends the sessions that nobody came back for, and only those', async (t) => {
  const { clock, store, ended, begin, get } = setUp(t)
  await begin('a')
  await begin('b')
  clock.now += IDLE_MS / 2
  await get('a')
  await begin('c')
  clock.now += IDLE_MS / 2
  store.sweep()
  t.strictSame(ended, ['b expired'])
  t.equal(store.size, 2)
})

t.test('a destroyed session is told once, and one that never was not at all', async (t) => {
  const { ended, begin, destroy } = setUp(t)
  await begin('a')
  await destroy('a')
  await destroy('a')
  await destroy('b')
  t.strictSame(ended, ['a signed-out'])
})

t.test('when there is no room the one gives way that was not seen for longest', async (t) => {
  const { clock, store, ended, begin, get } = setUp(t, 2)
  await begin('a')
  await begin('b')
  clock.now += IDLE_MS / 2
  await get('a')
  await begin('c')
  t.equal(store.size, 2)
  t.ok(await get('a'))
  t.strictSame(ended, ['b evicted'])
})

t.test('expired sessions give way before living ones', async (t) => {
  const { clock, ended, begin, get } = setUp(t, 2)
  await begin('a')
  clock.now += IDLE_MS / 2
  await begin('b')
  clock.now += IDLE_MS / 2
  await begin('c')
  t.ok(await get('b'))
  t.strictSame(ended, ['a expired'])
})

t.test('who stopped listening hears no more', async (t) => {
  const { store, begin, destroy } = setUp(t)
  const heard: string[] = []
  const stop = store.onEnded((key) => heard.push(idOf(key)))
  await begin('a')
  await begin('b')
  await destroy('a')
  stop()
  await destroy('b')
  t.strictSame(heard, ['a'])
})
