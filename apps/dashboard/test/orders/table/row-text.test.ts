import t from 'tap'
import { createFormats } from '../../../src/format/formats.ts'
import { en } from '../../../src/i18n/en.ts'
import { emailLine, rowText } from '../../../src/orders/table/row-text.ts'
import { order } from '../../support/orders.ts'

const formats = createFormats({ locale: 'en-US', timeZone: 'UTC', words: en.formats })
const say = { formats, words: en.orders }
const line = (name: string, quantity = 1) => ({ sku: null, name, quantity, price: 1 })
const items = (...lines: ReturnType<typeof line>[]) =>
  rowText(order('a', { items: lines }), 'items', say)

t.test('the first items are named, and the others counted', async (t) => {
  t.equal(items(), en.orders.noItems)
  t.equal(items(line('Mug', 2), line('Tea')), '2 × \u2068Mug\u2069, \u2068Tea\u2069')
  t.match(items(line('Mug'), line('Tea'), line('Jam'), line('Honey')), /Tea\u2069 \+2 more$/)
})

t.test('a megabyte of a name is no longer than a cell', async (t) => {
  const long = 'x'.repeat(1_000_000)
  t.ok(items(line(long), line(long)).length < 200)
  const customer = { name: long, email: long }
  t.ok(rowText(order('a', { customer }), 'customer', say).length < 200)
  t.ok(emailLine(order('a', { customer })).length < 200)
})

t.test('an address stands under a name, and not under itself', async (t) => {
  const under = (name: string | null, email: string | null) =>
    emailLine(order('a', { customer: { name, email } }))
  t.equal(under('Ana', 'ana@example.com'), 'ana@example.com')
  t.equal(under(null, 'ana@example.com'), '')
  t.equal(under('Ana', null), '')
})
