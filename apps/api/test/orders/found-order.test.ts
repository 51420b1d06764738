import { Timestamp } from 'firebase-admin/firestore'
import t from 'tap'
import { FoundOrders } from '../../src/orders/found-order.ts'
import { parseOrdersFields } from '../../src/orders/order-fields.ts'
import { NativePositions } from '../../src/orders/source/native-positions.ts'
import { OrderWarnings } from '../../src/orders/source/order-warnings.ts'

const updateTime = '2026-11-23T20:00:44.027123Z'

function foundOrders() {
  const lines: string[] = []
  const fields = parseOrdersFields(undefined)
  const warnings = new OrderWarnings(fields.updatedAt, (line) => lines.push(line))
  return { orders: new FoundOrders(fields, new NativePositions(), warnings), warnings, lines }
}

t.test('a document that can not be decoded has its place and nothing to hold', async (t) => {
  const { orders, lines } = foundOrders()
  const fields = () => {
    throw new Error('no such type')
  }
  const native = Timestamp.fromMillis(0)
  const timed = orders.toDocument({ id: 'a', updateTime, native, fields }, 'timestamp')
  t.match(timed, { updatedAt: '1970-01-01T00:00:00.000000Z', stray: false, value: undefined })
  const stray = orders.toDocument({ id: 'b', updateTime, native: undefined, fields }, 'timestamp')
  t.match(stray, { updatedAt: updateTime, stray: true, value: undefined })
  t.equal(lines.length, 2)
  t.match(lines[0], /Order a is left out: it can not be decoded: Error: no such type/)
})

t.test('warnings are remembered for ten thousand documents', async (t) => {
  const { warnings, lines } = foundOrders()
  for (let i = 0; i < 10_000; i++) warnings.timeless(`o${i}`)
  warnings.timeless('o0')
  t.equal(lines.length, 10_000)
  warnings.timeless('another')
  warnings.timeless('o0')
  t.equal(lines.length, 10_002)
})
