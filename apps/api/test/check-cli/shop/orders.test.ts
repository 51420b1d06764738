// What the check says of a shop's orders, over a real embedded Firestore.
import { FieldValue, Timestamp } from 'firebase-admin/firestore'
import t, { type Test } from 'tap'
import { checkConnection } from '../../../src/check-cli/shop/connection.ts'
import { checkOrders } from '../../../src/check-cli/shop/orders.ts'
import { about, checkedShop, linesOf, ORDER } from '../findings.ts'

const stamped = () => ({ ...ORDER, updatedAt: FieldValue.serverTimestamp() })
const at = (millis: number) => Timestamp.fromMillis(millis)

type CheckedShop = Awaited<ReturnType<typeof checkedShop>>

async function check({ shop }: CheckedShop, since?: string): Promise<string[]> {
  const connecting = checkConnection(shop, Date.now)
  let step = await connecting.next()
  while (!step.done) step = await connecting.next()
  const options = { random: () => 0.5, since, progress: () => {} }
  return linesOf(checkOrders(shop, step.value ?? '', options))
}

async function checkedOrders(t: Test, data: (n: number) => object, env = {}) {
  const shop = await checkedShop(t, env)
  await shop.fill(20, data)
  return check(shop)
}

t.test(
  'of orders as they should be it has nothing to say but good, for the reads it tells',
  async (t) => {
    const shop = await checkedShop(t)
    await shop.fill(300, stamped)
    const lines = await check(shop)
    t.strictSame(
      lines.filter((line) => !line.startsWith('ok ')),
      [],
    )
    t.match(about(lines, 'updatedAt'), /all 300 orders keep it as Firestore timestamps/)
    t.match(about(lines, 'updatedAt'), /changes with every write/)
    t.match(about(lines, 'ORDER_LIMIT'), /all 300 orders are held/)
    t.equal(shop.spending.reads, shop.embedded.meter.snapshot().total)
    t.ok(shop.spending.reads < 115)
  },
)

t.test('a collection without documents is most likely another one', async (t) => {
  t.match(await check(await checkedShop(t)), [/^failure {2}orders: «orders» has no documents/])
})

t.test('orders without the time, and with times of other kinds, are counted', async (t) => {
  const lines = await checkedOrders(t, (n) => {
    if (n < 2) return ORDER
    if (n < 5) return { ...ORDER, updatedAt: '2026-01-01T00:00:00Z' }
    return n < 6 ? { ...ORDER, updatedAt: true } : stamped()
  })
  t.match(
    about(lines, 'updatedAt'),
    /^warning .* 14 of 20 orders .* 3 keep ISO 8601 text, 1 have a value that is no time, 2 do not have it.*backfill/m,
  )
})

t.test('a shop without the field is shown the guide', async (t) => {
  const lines = await checkedOrders(t, () => ORDER)
  t.match(about(lines, 'updatedAt'), /^failure .*none of 20 orders .*UPDATED-AT\.md/)
})

t.test('a time in the future, and a local one, are told with their ids', async (t) => {
  const ahead = await checkedOrders(t, (n) =>
    n === 3 ? { ...ORDER, updatedAt: at(Date.now() + 7_200_000) } : stamped(),
  )
  t.match(
    about(ahead, 'updatedAt'),
    /1 of 20 sampled orders have a time in the future, by up to 2 h: «0003»/,
  )
  const local = await checkedOrders(t, () => ({
    ...ORDER,
    updatedAt: `${new Date(Date.now() + 7_200_000).toISOString().slice(0, 19)}+02:00`,
  }))
  t.match(about(local, 'updatedAt'), /20 of 20 sampled orders keep a local time/)
})

t.test('writes that do not stamp are found, and forgiven if they were a back-fill', async (t) => {
  const shop = await checkedShop(t)
  await shop.fill(20, (n) => (n < 4 ? { ...ORDER, updatedAt: at(0) } : stamped()))
  t.match(
    about(await check(shop), 'updatedAt'),
    /^warning .*4 of 20 sampled orders were written without a new time.*«0003», «0002», «0001», «0000».*--since/m,
  )
  t.match(
    about(await check(shop, '9999-01-01T00:00:00.000000Z'), 'updatedAt'),
    /changes with every write/,
  )
})

t.test('stamps that come late are compared with the overlap', async (t) => {
  const late = () => ({ ...ORDER, updatedAt: at(Date.now() - 30_000) })
  t.match(
    about(await checkedOrders(t, late), 'updatedAt'),
    /up to 30 s after .*SYNC_OVERLAP_MS is 10000/,
  )
  const patient = await checkedOrders(t, late, { SYNC_OVERLAP_MS: '40000' })
  t.match(about(patient, 'updatedAt'), /changes with every write/)
})

t.test('a mistake in the mapping shows with the names that the documents have', async (t) => {
  const lines = await checkedOrders(t, () => stamped(), {
    ORDERS_FIELDS: 'total=amount.gross,status=currency',
  })
  t.match(
    about(lines, 'fields'),
    /^warning .*total \(from «amount\.gross»\) is in none of 20 .*«number», «customer»/,
  )
})

t.test('a field that does not fit is told with its ids', async (t) => {
  const lines = await checkedOrders(t, (n) =>
    n === 7 ? { ...stamped(), total: '12,50' } : stamped(),
  )
  t.match(about(lines, 'fields'), /^warning .*total does not fit in 1 of 20 sampled orders: «0007»/)
})

t.test('an exempted index is explained with the command that brings it back', async (t) => {
  const shop = await checkedShop(t)
  await shop.fill(3, stamped)
  // The first query is that of the connection.
  shop.embedded.faults.inject({ method: 'RunQuery', delayMs: 0, times: 1 })
  shop.embedded.faults.inject({ method: 'RunQuery', status: 'FAILED_PRECONDITION', times: 1 })
  const lines = await check(shop)
  t.match(
    about(lines, 'index'),
    /^failure .*exempted .*gcloud firestore indexes fields update updatedAt --collection-group=orders --clear-exemption/,
  )
  t.match(about(lines, 'fields'), /^ok/)
})

t.test('an index that only comparing lacks keeps nobody from reading', async (t) => {
  const shop = await checkedShop(t)
  await shop.fill(3, stamped)
  // The first count is that of all orders.
  shop.embedded.faults.inject({ method: 'RunAggregationQuery', delayMs: 0, times: 1 })
  shop.embedded.faults.inject({
    method: 'RunAggregationQuery',
    status: 'FAILED_PRECONDITION',
    times: 1,
  })
  const lines = await check(shop)
  t.match(about(lines, 'index'), /^warning .*wants an index for comparing/)
  t.match(about(lines, 'updatedAt'), /all 3 orders keep it/)
})

t.test(
  'more orders than are held is as it should be, a replica beyond its room is not',
  async (t) => {
    const few = await checkedOrders(t, stamped, { ORDER_LIMIT: '5' })
    t.match(about(few, 'ORDER_LIMIT'), /^ok .*the newest 5 orders of 20 are held/)
    const long = { ORDER_LIMIT: '0', MAX_SESSION_CACHE_MB: '1' }
    const large = await checkedOrders(t, () => ({ ...stamped(), note: 'x'.repeat(30_000) }), long)
    t.match(about(large, 'ORDER_LIMIT'), /^warning .*takes about 1\.5 MB/)
  },
)
