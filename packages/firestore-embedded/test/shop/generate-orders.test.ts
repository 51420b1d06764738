// The shop's past has to look real and come out the same each time: screens, benchmarks and tests lean on both.
import { isDeepStrictEqual } from 'node:util'
import t from 'tap'
import { generateOrders } from '../../src/shop/index.ts'

const NOW = new Date('2026-11-23T20:00:00.250Z')
const DAY_MS = 24 * 3600 * 1000

const past = (count: number, seed = 7, now = NOW) => [...generateOrders({ count, seed, now })]
const orders = past(3000).map(({ order }) => order)

/** What part of the orders `matches`. */
const share = (matches: (order: (typeof orders)[number]) => boolean) =>
  orders.filter(matches).length / orders.length

t.test('the same seed and time give the same orders, another seed gives others', async (t) => {
  t.ok(isDeepStrictEqual(past(200), past(200)))
  const [one, other] = [past(200, 1), past(200, 2)]
  t.notOk(isDeepStrictEqual(one, other))
  t.equal(new Set([...one, ...other].map(({ id }) => id)).size, 400)
})

t.test('ids look like those that Firestore gives', async (t) => {
  t.ok(past(500).every(({ id }) => /^[A-Za-z0-9]{20}$/.test(id)))
})

t.test('numbers count up with the time of the order, over the last 90 days', async (t) => {
  t.ok(orders.every(({ number }, index) => number === `D-${10_001 + index}`))
  const times = orders.map(({ createdAt }) => createdAt.toMillis())
  t.ok(times.every((time, index) => time >= (times[index - 1] ?? 0)))
  const [oldest = 0] = times
  t.ok(oldest >= NOW.getTime() - 90 * DAY_MS && oldest < NOW.getTime() - 89 * DAY_MS)
})

t.test('an order is never changed before it is placed, nor in the future', async (t) => {
  const end = NOW.getTime()
  for (const { createdAt, updatedAt, number } of orders) {
    const inOrder = createdAt.valueOf() <= updatedAt.valueOf() && updatedAt.toMillis() <= end
    if (!inOrder) t.fail(`${number} was placed ${createdAt} and changed ${updatedAt}`)
  }
  t.ok(orders.some(({ createdAt, updatedAt }) => createdAt.isEqual(updatedAt)))
})

t.test('times are told to the microsecond, and no finer', async (t) => {
  const digits = orders.map(({ updatedAt }) => updatedAt.nanoseconds)
  t.ok(digits.every((nanos) => nanos % 1000 === 0))
  t.ok(digits.some((nanos) => nanos % 1_000_000 !== 0))
})

t.test(
  'a total is its items and the shipping, exactly, in the decimals of its currency',
  async (t) => {
    const decimals = new Map([
      ['JPY', 0],
      ['KRW', 0],
      ['KWD', 3],
    ])
    for (const { number, items, shipping, total, currency } of orders) {
      const digits = decimals.get(currency) ?? 2
      const smallest = (amount: number) => Math.round(amount * 10 ** digits)
      const sum = items.reduce((so, { price, quantity }) => so + smallest(price) * quantity, 0)
      const right = sum + smallest(shipping.price) === smallest(total)
      const exact = [total, shipping.price, ...items.map(({ price }) => price)].every(
        (amount) => Number(amount.toFixed(digits)) === amount && amount >= 0,
      )
      if (!right || !exact) t.fail(`${number} has a total of ${total} ${currency}`)
    }
    for (const currency of ['EUR', 'USD', 'GBP', 'JPY', 'KWD']) {
      t.ok(share((order) => order.currency === currency) > 0, currency)
    }
  },
)

t.test('an order has 1 to 12 lines of different things, and most have few', async (t) => {
  const lines = orders.map(({ items }) => items.length)
  t.equal(Math.min(...lines), 1)
  t.equal(Math.max(...lines), 12)
  t.ok(share(({ items }) => items.length <= 3) > 0.6)
  t.ok(orders.every(({ items }) => new Set(items.map(({ sku }) => sku)).size === items.length))
  t.ok(orders.every(({ items }) => items.every(({ quantity }) => quantity >= 1)))
})

t.test(
  'customers write their names in many scripts, and have addresses that no mail reaches',
  async (t) => {
    const scripts =
      'Latin Greek Cyrillic Arabic Hebrew Devanagari Thai Han Hiragana Katakana Hangul'.split(' ')
    for (const script of scripts) {
      const pattern = new RegExp(`\\p{Script=${script}}`, 'u')
      t.ok(share(({ customer }) => pattern.test(customer.name)) > 0, script)
    }
    const address = /^[a-z]+\.[a-z]+\d*@example\.(com|org|net)$/
    t.same(
      orders.map(({ customer }) => customer.email).filter((email) => !address.test(email)),
      [],
    )
  },
)

t.test('statuses are in believable proportions', async (t) => {
  const within = (status: string, least: number, most: number) => {
    const part = share((order) => order.status === status)
    t.ok(part > least && part < most, `${status}: ${part}`)
  }
  within('pending', 0, 0.02)
  within('paid', 0, 0.02)
  within('processing', 0, 0.04)
  within('shipped', 0.01, 0.08)
  within('delivered', 0.7, 0.95)
  within('cancelled', 0.02, 0.08)
  within('refunded', 0.02, 0.1)
})

t.test('orders that are older than five weeks have come to an end', async (t) => {
  const old = orders.filter(({ createdAt }) => createdAt.toMillis() < NOW.getTime() - 35 * DAY_MS)
  const ended = old.filter(({ status }) => ['delivered', 'cancelled', 'refunded'].includes(status))
  t.ok(ended.length / old.length > 0.99)
})
