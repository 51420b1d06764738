// The shop's business has to keep to the rules of a real one, and outlive a Firestore that fails.
import { EventEmitter, once } from 'node:events'
import { Timestamp } from 'firebase-admin/firestore'
import t, { type Test } from 'tap'
import { type ShopChange, SimulatedShop, seedOrders } from '../../src/shop/index.ts'
import { connect } from '../fixtures/connect.ts'

const NOW = new Date('2026-11-23T20:00:00Z')
const NOT_FOUND = 5
const PERMISSION_DENIED = 7

/** What can become of an order in each status. */
const WAYS = new Map([
  ['pending', ['paid', 'cancelled']],
  ['paid', ['processing', 'refunded']],
  ['processing', ['shipped', 'refunded']],
  ['shipped', ['delivered', 'refunded']],
  ['delivered', ['refunded']],
])

/** A shop over a Firestore of its own; `log` has an event for each line, named after its level. */
async function openShop(t: Test, count: number, seed = 7) {
  const { firestore: db, server } = await connect(t)
  const orders = await seedOrders(db, { count, seed, now: NOW })
  const log = new EventEmitter()
  const shop = new SimulatedShop({
    db,
    orders,
    seed,
    log: { info: (line) => log.emit('info', line), warn: (line) => log.emit('warn', line) },
  })
  t.teardown(() => shop.stop())
  return { shop, server, log, collection: db.collection('orders') }
}

async function take(shop: SimulatedShop, steps: number): Promise<ShopChange[]> {
  const changes: ShopChange[] = []
  while (changes.length < steps) changes.push(await shop.step())
  return changes
}

t.test('each step does in Firestore what it says', async (t) => {
  const { shop, collection } = await openShop(t, 50)
  const before = new Map((await collection.get()).docs.map((doc) => [doc.id, doc.data()]))
  const kinds = new Set<string>()
  for (let step = 0; step < 120; step += 1) {
    const change = await shop.step()
    kinds.add(change.kind)
    const { id, number, status } = change.order
    const was = before.get(id)
    const is = (await collection.doc(id).get()).data()
    if (is) before.set(id, is)
    else before.delete(id)

    if (change.kind === 'deleted') {
      t.equal(was?.number, number)
      t.equal(is, undefined)
    } else if (change.kind === 'moved') {
      t.same({ ...was, updatedAt: null }, { ...is, status, updatedAt: null })
      t.equal(is?.status, change.to)
    } else {
      t.equal(was, undefined)
      t.same(is, { ...change.purchase, status, createdAt: is?.updatedAt, updatedAt: is?.updatedAt })
    }
    if (is) t.ok(is.updatedAt instanceof Timestamp && is.updatedAt > (was?.updatedAt ?? 0))
  }
  t.same(kinds, new Set(['placed', 'moved', 'deleted']))
  t.equal((await collection.count().get()).data().count, before.size)
})

t.test(
  'orders move along the ways of a real shop, and about 1 change in 25 is a hard delete',
  async (t) => {
    const { shop } = await openShop(t, 100)
    const changes = await take(shop, 500)
    const moves = changes.filter((change) => change.kind === 'moved')
    t.same(
      moves.filter(({ order, to }) => !WAYS.get(order.status)?.includes(to)),
      [],
    )
    const deletions = changes.filter(({ kind }) => kind === 'deleted').length
    t.ok(deletions >= 8 && deletions <= 35, `${deletions} deletions`)
    t.ok(moves.length > 300, `${moves.length} moves`)
  },
)

t.test('new orders go on where the numbers of the past end', async (t) => {
  const { shop } = await openShop(t, 50)
  const placed = (await take(shop, 60)).filter(({ kind }) => kind === 'placed')
  t.ok(placed.length > 5)
  t.same(
    placed.map(({ order }) => order.number),
    placed.map((_, index) => `D-${10_051 + index}`),
  )
})

t.test('the same seed makes the same changes, another seed makes others', async (t) => {
  const changes = await Promise.all(
    [4, 4, 5].map(async (seed) => take((await openShop(t, 20, seed)).shop, 40)),
  )
  t.same(changes[0], changes[1])
  t.notSame(changes[0], changes[2])
})

t.test('a shop without orders begins by taking some', async (t) => {
  const { shop, collection } = await openShop(t, 0)
  t.match(await shop.step(), { kind: 'placed', order: { number: 'D-10001', status: 'pending' } })
  await take(shop, 20)
  t.ok((await collection.count().get()).data().count > 0)
})

t.test('its business costs no reads', async (t) => {
  const { shop, server } = await openShop(t, 20)
  await take(shop, 50)
  t.equal(server.meter.snapshot().total, 0)
})

t.test('a step that Firestore refuses says so and changes nothing', async (t) => {
  const { shop, server, collection } = await openShop(t, 20)
  const before = (await collection.get()).docs.map((doc) => doc.data())
  server.faults.inject({ method: 'Commit', status: 'PERMISSION_DENIED', times: 1 })
  await t.rejects(shop.step(), { code: PERMISSION_DENIED })
  t.same(
    (await collection.get()).docs.map((doc) => doc.data()),
    before,
  )
  await t.resolves(take(shop, 20))
})

t.test('an order that somebody else deleted is in the way once at most', async (t) => {
  const { shop, collection } = await openShop(t, 40)
  const { docs } = await collection.get()
  await Promise.all(docs.map((doc) => doc.ref.delete()))

  const codes: unknown[] = []
  for (let step = 0; step < 150; step += 1) {
    await shop.step().catch((error) => codes.push(error.code))
  }
  t.ok(codes.length > 0 && codes.length <= 40, `${codes.length} failures`)
  t.ok(codes.every((code) => code === NOT_FOUND))
})

t.test('on a timer it logs each change, reports one that fails, and goes on', async (t) => {
  const { shop, server, log } = await openShop(t, 20)
  shop.start({ intervalMs: 1 })
  const [change] = await once(log, 'info')
  t.match(change, /^D-\d{5} (placed from [A-Z]{2}: |deleted|[a-z]+ → [a-z]+)/)

  server.faults.inject({ method: 'Commit', status: 'PERMISSION_DENIED', times: 1 })
  const [failure] = await once(log, 'warn')
  t.match(failure, /^A change in the shop failed: .*PERMISSION_DENIED/)
  await once(log, 'info')
})

t.test('a shop that was stopped makes no more changes of its own', async (t) => {
  const { shop, log } = await openShop(t, 20)
  shop.start({ intervalMs: 1 })
  await once(log, 'info')
  await shop.stop()
  let changes = 0
  log.on('info', () => {
    changes += 1
  })
  // Each takes longer than the timer's interval.
  await take(shop, 20)
  t.equal(changes, 0)
})
