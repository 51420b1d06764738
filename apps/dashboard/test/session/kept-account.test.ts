import { until } from '@vueuse/core'
import t from 'tap'
import { AccountMemory, MEMORY_KEY } from '../../src/session/account-memory.ts'
import { dashboardAt } from '../support/dashboard.ts'
import { MemoryStorage } from '../support/memory-storage.ts'
import { TinyDesk } from '../support/tiny-desk.ts'

const ME = {
  email: 'ana@example.com',
  signedInAt: '2026-01-01T00:00:00.000Z',
  expiresAt: '2999-01-01T00:00:00.000Z',
  idleSeconds: 7200,
  needsSecondFactor: false,
}

t.test('who was signed in last is shown before the server has said so', async (t) => {
  const desk = await TinyDesk.listen(t)
  const storage = new MemoryStorage()
  new AccountMemory(storage).remember(ME)
  const { session } = dashboardAt(t, desk.origin, { storage })
  const restored = session.restore()
  t.match(session.me, { email: 'ana@example.com' })
  t.notOk(session.confirmed)
  await restored
  t.ok(session.confirmed)
})

t.test('without a network the last account goes on unconfirmed', async (t) => {
  const desk = await TinyDesk.listen(t)
  const { origin } = desk
  const storage = new MemoryStorage()
  new AccountMemory(storage).remember(ME)
  desk.close()
  const { session, orders, rest } = dashboardAt(t, origin, { storage })
  await session.restore()
  await rest()
  t.match(session.me, { email: 'ana@example.com' })
  t.notOk(session.confirmed)
  t.equal(session.restoreError, undefined)
  t.match(orders.state, { phase: 'offline' })
})

t.test('an answer that nobody is signed in wipes the memory', async (t) => {
  const desk = await TinyDesk.listen(t)
  desk.signedIn = false
  const storage = new MemoryStorage()
  new AccountMemory(storage).remember(ME)
  const { session } = dashboardAt(t, desk.origin, { storage })
  await session.restore()
  t.equal(session.me, null)
  t.ok(session.ended)
  t.equal(storage.getItem(MEMORY_KEY), null)
})

t.test('signing in is remembered, signing out is forgotten', async (t) => {
  const desk = await TinyDesk.listen(t)
  const storage = new MemoryStorage()
  const { session } = dashboardAt(t, desk.origin, { storage })
  await session.signIn({ email: 'ana@example.com', password: 'secret' })
  t.match(JSON.parse(storage.getItem(MEMORY_KEY) ?? ''), ME)
  await session.signOut()
  t.equal(storage.getItem(MEMORY_KEY), null)
})

t.test('a session that must have run out is not shown', (t) => {
  const memory = new AccountMemory(new MemoryStorage())
  memory.remember(ME)
  t.match(memory.recall(Date.parse(ME.expiresAt) - 1), ME)
  t.equal(memory.recall(Date.parse(ME.expiresAt)), undefined)
  t.end()
})

t.test('rubbish in the memory is nobody', (t) => {
  for (const rubbish of ['', 'null', '{', '{"email":1}', '[]']) {
    const storage = new MemoryStorage()
    storage.setItem(MEMORY_KEY, rubbish)
    t.equal(new AccountMemory(storage).recall(0), undefined, rubbish)
  }
  t.end()
})

t.test('a storage that refuses is done without', (t) => {
  const storage = new MemoryStorage()
  storage.setItem = storage.getItem = () => {
    throw new DOMException('Forbidden', 'SecurityError')
  }
  const memory = new AccountMemory(storage)
  memory.remember(ME)
  t.equal(memory.recall(0), undefined)
  t.end()
})

t.test('the first sync that succeeds has the last account confirmed', async (t) => {
  const desk = await TinyDesk.listen(t)
  const storage = new MemoryStorage()
  new AccountMemory(storage).remember(ME)
  desk.meFailure = { status: 503, body: { code: 'X', message: 'Restarting' } }
  const { session, orders, rest } = dashboardAt(t, desk.origin, { storage })
  await session.restore()
  await rest()
  t.notOk(session.confirmed)
  desk.meFailure = undefined
  orders.syncNow()
  await until(() => session.confirmed).toBe(true, { flush: 'sync' })
  t.match(session.me, ME)
})
