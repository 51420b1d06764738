import t from 'tap'
import { fill } from '../../../src/orders/numbers/fill.ts'
import { OrderNumbers } from '../../../src/orders/numbers/order-numbers.ts'
import { compareWithBefore } from '../../../src/orders/numbers/timeline.ts'
import { daysIn } from '../../../src/orders/numbers/zone-days.ts'
import { order } from './orders.ts'

const NOW = Date.parse('2026-11-24T10:00:00Z')
const empty = () =>
  new OrderNumbers(
    compareWithBefore({ first: '2026-11-18', last: '2026-11-24' }, daysIn('UTC'), NOW),
  )
const many = Array.from({ length: 25_000 }, (_, index) => order(String(index)))

t.test('all orders are counted, with pauses', async (t) => {
  const numbers = empty()
  const sizes: number[] = []
  const pause = async () => {
    sizes.push(numbers.size)
  }
  await fill(
    numbers,
    () => many,
    pause,
    () => false,
  )
  t.strictSame(sizes, [0, 10_000])
  t.equal(numbers.size, 25_000)
})

t.test('what changes meanwhile is counted as it is in the end', async (t) => {
  const numbers = empty()
  let orders = many
  const pause = async () => {
    orders = [order('0', { total: 99 }), order('new')]
  }
  await fill(
    numbers,
    () => orders,
    pause,
    () => false,
  )
  t.equal(numbers.size, 2)
  t.equal(numbers.now.currencies.get('EUR')?.revenue.value, 109)
})

t.test('nothing is counted for nobody', async (t) => {
  const numbers = empty()
  await fill(
    numbers,
    () => many,
    async () => {},
    () => true,
  )
  t.equal(numbers.size, 0)
})
