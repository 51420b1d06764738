import { until } from '@vueuse/core'
import t, { type Test } from 'tap'
import { computed, watch } from 'vue'
import type { OrdersChange } from '../../src/orders/orders-store.ts'
import { dashboardAt } from '../support/dashboard.ts'
import { orderOf, TinyDesk } from '../support/tiny-desk.ts'

/** A dashboard that has signed in and synced once with a desk of these orders. */
async function syncedDesk(t: Test, ...held: Parameters<TinyDesk['put']>) {
  const desk = await TinyDesk.listen(t)
  desk.put(...held)
  const dashboard = dashboardAt(t, desk.origin)
  await dashboard.session.restore()
  await dashboard.rest()
  const sync = async () => {
    dashboard.orders.syncNow()
    await dashboard.rest()
  }
  const shown = () => dashboard.orders.orders.map(({ id }) => id)
  return { desk, sync, shown, ...dashboard }
}

t.test('nothing is asked for before somebody has signed in', async (t) => {
  const desk = await TinyDesk.listen(t)
  const { orders } = dashboardAt(t, desk.origin)
  orders.syncNow()
  t.equal(orders.state.phase, 'idle')
  t.strictSame(desk.asked, [])
})

t.test('the first sync shows everything, what changed last on top', async (t) => {
  const { orders, shown } = await syncedDesk(t, orderOf('b', 2), orderOf('a', 1), orderOf('c', 3))
  t.strictSame(shown(), ['c', 'b', 'a'])
  t.ok(orders.loaded)
  t.equal(orders.lastChange?.reloaded, true)
  t.match(orders.state, { phase: 'live' })
})

t.test('equal times are ordered to the microsecond, then by id', async (t) => {
  const { shown } = await syncedDesk(
    t,
    orderOf('b', 1),
    orderOf('a', 1),
    orderOf('c', 1, { updatedAt: '1970-01-01T00:01:00.000001Z' }),
  )
  t.strictSame(shown(), ['c', 'a', 'b'])
})

t.test('a later sync asks with the cursor and merges the delta', async (t) => {
  const { desk, orders, shown, sync } = await syncedDesk(t, orderOf('a', 1), orderOf('b', 2))
  desk.put(orderOf('a', 5), orderOf('new', 4))
  desk.remove('b')
  await sync()
  t.strictSame(shown(), ['a', 'new'])
  t.strictSame(desk.asked, [null, 'epoch1.2'])
  t.strictSame([...(orders.lastChange?.changed ?? [])], ['a'])
  t.strictSame([...(orders.lastChange?.added ?? [])], ['new'])
  t.strictSame([...(orders.lastChange?.removed ?? [])], ['b'])
})

t.test('a sync with nothing new leaves the rows untouched', async (t) => {
  const { orders, sync } = await syncedDesk(t, orderOf('a', 1))
  const before = { rows: orders.orders, lastChange: orders.lastChange }
  await sync()
  t.equal(orders.orders, before.rows)
  t.equal(orders.lastChange, before.lastChange)
})

t.test('a snapshot of several pages is shown once it is whole', async (t) => {
  const desk = await TinyDesk.listen(t)
  desk.pageLimit = 2
  desk.put(...Array.from({ length: 5 }, (_, at) => orderOf(`${at}`, at)))
  const { session, orders, rest } = dashboardAt(t, desk.origin)
  const sizes: number[] = []
  const received: number[] = []
  orders.$subscribe(() => sizes.push(orders.orders.length), { flush: 'sync' })
  watch(
    () => orders.received,
    (count) => received.push(count),
    { flush: 'sync' },
  )
  await session.restore()
  await rest()
  t.equal(desk.asked.length, 3)
  t.strictSame([...new Set(sizes)], [0, 5])
  t.strictSame(received, [2, 4, 5], 'how far it is can be told meanwhile')
})

t.test('after a reset only what the server holds is left', async (t) => {
  const { desk, orders, shown, sync } = await syncedDesk(t, orderOf('a', 1), orderOf('b', 2))
  desk.remove('a')
  desk.beginEpoch('epoch2')
  await sync()
  t.strictSame(shown(), ['b'])
  t.equal(orders.lastChange?.reloaded, true)
})

t.test('a copy that differs is read anew, with one warning', async (t) => {
  const { desk, orders, shown, sync } = await syncedDesk(t, orderOf('a', 1))
  const warned = t.capture(console, 'warn')
  desk.lieAboutChecksum = true
  await sync()
  t.strictSame(desk.asked, [null, 'epoch1.1', null], 'once with the cursor, once anew, no loop')
  t.match(orders.state, { phase: 'live', differs: true })
  t.ok((orders.nextTryAt ?? 0) > Date.now())
  await sync()
  const warnings = warned()
  t.equal(warnings.length, 1)
  t.match(warnings[0]?.args[0], /^\[SYNC\] This copy \([0-9a-f]{8}\) differs/)

  desk.lieAboutChecksum = false
  await sync()
  t.match(orders.state, { phase: 'live', differs: false })
  t.equal(orders.nextTryAt, undefined)
  t.strictSame(shown(), ['a'])
})

t.test('a failure keeps the rows, is told, and heals', async (t) => {
  const { desk, orders, shown, sync } = await syncedDesk(t, orderOf('a', 1))
  desk.failure = { status: 503, body: { code: 'X', message: 'Restarting' } }
  await sync()
  t.strictSame(shown(), ['a'])
  t.match(orders.failure, { message: 'Restarting' })
  t.match(orders.state, { phase: 'offline', failures: 1 })
  t.ok(Math.abs((orders.nextTryAt ?? 0) - Date.now()) < 10_000, 'in the time that people go by')
  desk.failure = undefined
  await sync()
  t.equal(orders.failure, undefined)
  t.match(orders.state, { phase: 'live' })
})

t.test('a cursor that the server refuses is given up for a snapshot', async (t) => {
  const { desk, shown, sync } = await syncedDesk(t, orderOf('a', 1))
  desk.failure = { status: 400, body: { code: 'MALFORMED_CURSOR', message: 'Not a cursor' } }
  await sync()
  desk.failure = undefined
  await sync()
  t.strictSame(desk.asked, [null, 'epoch1.1', null])
  t.strictSame(shown(), ['a'])
})

t.test('the server’s word that its copy is stale is passed on', async (t) => {
  const { desk, orders, sync } = await syncedDesk(t, orderOf('a', 1))
  t.equal(orders.source.stale, false)
  desk.stale = true
  await sync()
  t.equal(orders.source.stale, true)
  t.equal(
    orders.syncedAt,
    orders.source.readAt + 180_000,
    'and how old it is, whatever the clocks say',
  )
})

t.test('signing out stops the loop and leaves nothing of the orders', async (t) => {
  const { session, orders } = await syncedDesk(t, orderOf('a', 1))
  await session.signOut()
  t.strictSame(orders.orders, [])
  t.equal(orders.loaded, false)
  t.equal(orders.lastChange, undefined)
  t.strictSame(orders.state, { phase: 'idle' })
})

t.test('the next person to sign in starts from a snapshot', async (t) => {
  const { desk, session, rest, shown } = await syncedDesk(t, orderOf('a', 1))
  await session.signOut()
  await session.signIn({ email: 'bo@example.com', password: 'secret' })
  await rest()
  t.strictSame(desk.asked, [null, null])
  t.strictSame(shown(), ['a'])
})

t.test('each change is told once, with what is needed to follow it', async (t) => {
  const { desk, orders, sync } = await syncedDesk(t, orderOf('a', 1), orderOf('b', 2))
  const changes: OrdersChange[] = []
  const end = orders.onChange((change) => changes.push(change))
  desk.put(orderOf('a', 5))
  desk.remove('b')
  await sync()
  t.match(changes, [{ upserts: [{ id: 'a' }], removed: ['b'], reloaded: false }])
  orders.reloadEverything()
  await until(() => orders.lastChange?.reloaded).toBe(true, { flush: 'sync' })
  t.match(changes[1], { upserts: [{ id: 'a' }], removed: [], reloaded: true })
  end()
  desk.put(orderOf('c', 6))
  await sync()
  t.equal(changes.length, 2)
  t.strictSame(
    orders.rounds.map(({ held }) => held),
    [2, 1, 1, 2],
  )
})

t.test('an order is found by its id, as it is now', async (t) => {
  const { desk, orders, sync } = await syncedDesk(t, orderOf('a', 1))
  const status = computed(() => orders.byId('a')?.status)
  t.equal(status.value, 'paid')
  desk.put(orderOf('a', 2, { status: 'shipped' }))
  await sync()
  t.equal(status.value, 'shipped')
  desk.remove('a')
  await sync()
  t.equal(status.value, undefined)
})

t.test('an empty desk is loaded, and not waited for', async (t) => {
  const { orders } = await syncedDesk(t)
  t.ok(orders.loaded)
  t.strictSame(orders.orders, [])
  t.equal(orders.isKeptCopy, false)
})
