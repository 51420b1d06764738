import t from 'tap'
import {
  documentPaths,
  OrdersFieldsError,
  parseOrdersFields,
  pathText,
} from '../../src/orders/order-fields.ts'

t.test('without a mapping every field keeps its plain name', async (t) => {
  for (const text of [undefined, '', '  ']) {
    const fields = parseOrdersFields(text)
    t.same(fields.updatedAt, ['updatedAt'])
    t.same(fields['customer.email'], ['customer', 'email'])
    t.same(fields['items.sku'], ['sku'])
    t.same(fields.deletedAt, ['deletedAt'])
  }
})

t.test('a mapping moves what it names and nothing else', async (t) => {
  const fields = parseOrdersFields(
    ' total=amount.gross, customer.email = buyer.mail ,updatedAt=modified',
  )
  t.same(fields.total, ['amount', 'gross'])
  t.same(fields['customer.email'], ['buyer', 'mail'])
  t.same(fields.updatedAt, ['modified'])
  t.same(fields.currency, ['currency'])
})

t.test(
  'names in any script need no quotes, names with punctuation stand in backticks',
  async (t) => {
    const fields = parseOrdersFields(
      'number=注文.番号,total=`a.b,c=d e`.`\\`x\\\\`,status=order-state',
    )
    t.same(fields.number, ['注文', '番号'])
    t.same(fields.total, ['a.b,c=d e', '`x\\'])
    t.same(fields.status, ['order-state'])
    t.equal(pathText(fields.number), '注文.番号')
  },
)

t.test('what is wrong is named, with what would be right', async (t) => {
  const wrong = {
    'totl=amount': /«totl» is not a field of an order; the fields are number, customer\.name/,
    'constructor=amount': /«constructor» is not a field/,
    'status=state,total:amount,currency=c':
      /«total:amount» is not of the form field=document\.path/,
    'total=': /«total=» is not of the form/,
    'total=a..b': /«total=a\.\.b» is not of the form/,
    'total=`a': /«total=`a» is not of the form/,
    ',total=a': /not of the form/,
    'total=a,total=b': /«total» is given twice/,
    'updatedAt=__name__': /«__name__» is a name that Firestore reserves/,
    'total=a.__proto__': /«__proto__» is a name that Firestore reserves/,
  }
  for (const [text, message] of Object.entries(wrong)) {
    try {
      parseOrdersFields(text)
      t.fail(`${text} was taken`)
    } catch (error) {
      if (!(error instanceof OrdersFieldsError)) throw error
      t.equal(error.code, 'ORDERS_FIELDS_INVALID')
      t.match(error.message, message)
    }
  }
})

t.test('a document is asked for each path once, and for none inside another', async (t) => {
  const pathsOf = (text?: string) => documentPaths(parseOrdersFields(text)).map(pathText).sort()
  t.same(pathsOf(), [
    'createdAt',
    'currency',
    'customer.email',
    'customer.name',
    'deletedAt',
    'items',
    'number',
    'status',
    'total',
    'updatedAt',
  ])
  const mapping =
    'customer.name=who,customer.email=who.mail,total=who.owes.now,status=updatedAt,createdAt=whose'
  t.same(pathsOf(mapping), [
    'currency',
    'deletedAt',
    'items',
    'number',
    'updatedAt',
    'who',
    'whose',
  ])
})
