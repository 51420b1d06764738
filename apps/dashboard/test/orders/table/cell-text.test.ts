import t from 'tap'
import { createFormats } from '../../../src/format/formats.ts'
import { en } from '../../../src/i18n/en.ts'
import { cellText } from '../../../src/orders/table/cell-text.ts'
import { ORDER_COLUMN_IDS } from '../../../src/orders/table/columns.ts'
import { order } from '../../support/orders.ts'

const formats = createFormats({ locale: 'en-US', timeZone: 'UTC', words: en.formats })
const rowOf = (one: ReturnType<typeof order>) =>
  Object.fromEntries(ORDER_COLUMN_IDS.map((id) => [id, cellText(one, id, formats)]))

t.test('every column can be said as text', async (t) => {
  const items = [
    { sku: null, name: 'Matcha', quantity: 2, price: 10 },
    { sku: null, name: 'Chai', quantity: 1, price: 5 },
  ]
  const full = order('a', {
    number: 'D-1',
    customer: { name: 'Ana', email: 'ana@example.com' },
    items,
    total: 25,
    currency: 'EUR',
    status: 'paid',
    createdAt: '2026-11-01T12:00:00.000000Z',
    extra: { country: 'PT' },
  })
  t.match(rowOf(full), {
    number: 'D-1',
    customer: 'Ana',
    items: '2 × Matcha, 1 × Chai',
    total: '€25.00',
    status: 'paid',
    created: /^Nov 1, 2026, 12:00/,
    updated: /^Nov 1, 2026, 12:00/,
    email: 'ana@example.com',
    pieces: '3',
    currency: 'EUR',
    country: 'PT',
    id: 'a',
  })
})

t.test('what an order lacks leaves no hole', async (t) => {
  const { items, ...others } = rowOf(order('a'))
  t.equal(items, '')
  for (const [column, text] of Object.entries(others)) t.not(text, '', column)
})
