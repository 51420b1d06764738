import t from 'tap'
import { exportOrders } from '../../../src/orders/export/export-orders.ts'
import { orderOf } from '../../support/tiny-desk.ts'

const orders = Array.from({ length: 100 }, (_, at) => ({
  version: at + 1,
  ...orderOf(`o${at}`, at, { extra: { half: '\ud83d', deep: { list: [1, null, 'ü'] } } }),
}))

/** Time goes on by a millisecond with each look at it. */
function fakeClock(): () => number {
  let now = 0
  return () => now++
}

t.test('JSON gives the orders back exactly, whatever their number', async (t) => {
  for (const some of [[], orders.slice(0, 1), orders]) {
    const blob = await exportOrders(some, 'json', { clock: fakeClock() })
    t.equal(blob.type, 'application/json')
    t.strictSame(JSON.parse(await blob.text()), some)
  }
})

t.test('CSV begins with a byte order mark and has a line for each order', async (t) => {
  const blob = await exportOrders(orders, 'csv', { clock: fakeClock() })
  const bytes = new Uint8Array(await blob.arrayBuffer())
  t.strictSame([...bytes.slice(0, 3)], [0xef, 0xbb, 0xbf])
  t.equal(new TextDecoder().decode(bytes).split('\r\n').length, 1 + orders.length + 1)
})

t.test('pauses after each slice and tells how far it is', async (t) => {
  const told: number[] = []
  let pauses = 0
  const onProgress = (done: number) => told.push(done)
  const pause = async () => void pauses++
  await exportOrders(orders, 'csv', { clock: fakeClock(), onProgress, pause })
  t.strictSame(told, [64, 100])
  t.equal(pauses, 2)
})

t.test('stops with the reason when it is aborted', async (t) => {
  const abort = new AbortController()
  const reason = new Error('The person changed their mind')
  const onProgress = () => abort.abort(reason)
  await t.rejects(
    exportOrders(orders, 'json', { signal: abort.signal, clock: fakeClock(), onProgress }),
    reason,
  )
})
