import { Order } from '@deltadesk/contract'
import fc from 'fast-check'
import { Timestamp } from 'firebase-admin/firestore'
import t from 'tap'
import { Value } from 'typebox/value'
import { parseOrdersFields } from '../../src/orders/order-fields.ts'
import { orderFromDocument } from '../../src/orders/order-from-document.ts'
import { readDocument } from './arbitrary-document.ts'

const updatedAt = new Timestamp(1795464044, 27_123_000)
const AT = '2026-11-23T20:00:44.027123Z'
const OWN = { updatedAt: AT, isOwn: true }

function orderOf(data: Record<string, unknown>, mapping?: string) {
  return orderFromDocument('o1', { updatedAt, ...data }, parseOrdersFields(mapping), OWN)
}

t.test('a document with the plain names is told in full, with nothing left over', async (t) => {
  const { order, deleted } = orderOf({
    number: 'D-1042',
    customer: { name: 'Zoë', email: 'zoe@example.com' },
    items: [{ sku: 'A1', name: 'Mug', quantity: 2, price: 9.5 }],
    total: 19,
    currency: 'EUR',
    status: 'paid',
    createdAt: updatedAt,
    deletedAt: null,
  })
  t.equal(deleted, false)
  t.same(order, {
    id: 'o1',
    number: 'D-1042',
    customer: { name: 'Zoë', email: 'zoe@example.com' },
    items: [{ sku: 'A1', name: 'Mug', quantity: 2, price: 9.5 }],
    total: 19,
    currency: 'EUR',
    status: 'paid',
    createdAt: AT,
    updatedAt: AT,
    extra: {},
  })
})

t.test('an empty document is an order by its id', async (t) => {
  const { order } = orderOf({})
  t.equal(order.number, 'o1')
  t.same(order.customer, { name: null, email: null })
  t.same(order.items, [])
  t.same([order.total, order.currency, order.status, order.createdAt], [null, null, null, null])
})

t.test('other names and nested fields feed an order by the mapping', async (t) => {
  const { order, deleted } = orderOf(
    {
      ref: 1042,
      amount: { gross: 19, net: 15.97 },
      buyer: { mail: 'a@example.com' },
      lines: [{ article: { code: 7 }, n: 3 }],
      gone: updatedAt,
    },
    'number=ref,total=amount.gross,customer.email=buyer.mail,items=lines,items.sku=article.code,items.quantity=n,deletedAt=gone',
  )
  t.equal(order.number, '1042')
  t.equal(order.total, 19)
  t.equal(order.customer.email, 'a@example.com')
  t.same(order.items, [{ sku: '7', name: '7', quantity: 3, price: null }])
  t.equal(deleted, true)
  t.same(order.extra.amount, { net: 15.97 })
  t.notOk('buyer' in order.extra)
  t.notOk('lines' in order.extra)
})

t.test('one document field may feed several fields of an order', async (t) => {
  const { order } = orderOf(
    { who: { mail: 'a@x', age: 3 } },
    'customer.name=who.mail,customer.email=who.mail',
  )
  t.same(order.customer, { name: 'a@x', email: 'a@x' })
  t.same(order.extra, { who: { age: 3 } })
})

t.test('a value of the wrong type leaves its field null and stays under extra', async (t) => {
  const wrong = {
    number: { a: 1 },
    customer: 'Ann',
    total: '12,50',
    currency: 978,
    status: true,
    createdAt: 'soon',
  }
  const { order } = orderOf(wrong)
  t.equal(order.number, 'o1')
  t.same([order.total, order.currency, order.status, order.createdAt], [null, null, null, null])
  t.same(order.extra, wrong)
})

t.test('only a plain decimal counts as an amount when it is text', async (t) => {
  const amounts = {
    '12.50': 12.5,
    '-3': -3,
    '0012': 12,
    '1e3': null,
    '12,50': null,
    ' 1': null,
    '': null,
    '0x10': null,
    '1.': null,
    '.5': null,
    '1234567890123.4567': null,
  }
  for (const [text, total] of Object.entries(amounts)) {
    const { order } = orderOf({ total: text })
    t.equal(order.total, total, `«${text}»`)
    t.equal(order.extra.total, total === null ? text : undefined)
  }
  t.equal(orderOf({ total: Number.NaN }).order.total, null)
  t.equal(orderOf({ total: 10n }).order.total, 10)
})

t.test('items that are no list of maps are none, and stay under extra', async (t) => {
  for (const items of ['two mugs', 3, { a: 1 }, [{ sku: 'A1' }, 'mug'], [null]]) {
    const { order } = orderOf({ items })
    t.same(order.items, [])
    t.same(order.extra.items, items)
  }
  t.same(orderOf({ items: null }).order.extra, {})
})

t.test('items that say more than an order has names for stay under extra whole', async (t) => {
  const items = [{ sku: 'A1', name: 'Mug' }, { name: 'Tea', gift: true }, { quantity: 'many' }]
  const { order } = orderOf({ items })
  t.same(order.items, [
    { sku: 'A1', name: 'Mug', quantity: 1, price: null },
    { sku: null, name: 'Tea', quantity: 1, price: null },
    { sku: null, name: '', quantity: 1, price: null },
  ])
  t.same(order.extra.items, items)
})

t.test('deleted is what has a deletedAt that is neither null nor false', async (t) => {
  t.equal(orderOf({ deletedAt: updatedAt }).deleted, true)
  t.equal(orderOf({ deletedAt: true }).deleted, true)
  t.equal(orderOf({ deletedAt: false }).deleted, false)
  t.equal(orderOf({ deletedAt: null }).deleted, false)
  t.equal(orderOf({}).deleted, false)
})

t.test('a time that is not the document’s own leaves its field among the rest', async (t) => {
  const fields = parseOrdersFields(undefined)
  for (const data of [{}, { updatedAt: null }, { updatedAt: 'soon' }, { updatedAt: { a: 1 } }]) {
    const { order } = orderFromDocument('o1', data, fields, { updatedAt: AT, isOwn: false })
    t.equal(order.updatedAt, AT)
    t.same(order.extra, data)
  }
})

t.test('inherited fields are not the document’s', async (t) => {
  const data: Record<string, unknown> = { updatedAt }
  Object.setPrototypeOf(data, { total: 5, status: 'paid', deletedAt: true })
  const { order, deleted } = orderFromDocument('o1', data, parseOrdersFields(undefined), OWN)
  t.equal(order.total, null)
  t.equal(deleted, false)
})

t.test('whatever a document holds, the order keeps to the contract', async () => {
  const mappings = [
    undefined,
    'total=items.price,customer.name=value.name,items=value,updatedAt=updatedAt',
  ]
  fc.assert(
    fc.property(
      readDocument,
      fc.constantFrom(...mappings),
      fc.boolean(),
      (data, mapping, isOwn) => {
        const time = { updatedAt: AT, isOwn }
        const result = orderFromDocument('o1', data, parseOrdersFields(mapping), time)
        const order: unknown = JSON.parse(`{"version":12,${JSON.stringify(result.order).slice(1)}`)
        if (!Value.Check(Order, order)) throw new Error(JSON.stringify(order))
      },
    ),
    { numRuns: 1000 },
  )
})
