// A CSV file holds what the orders say, and nothing in it is taken for a formula.
import fc from 'fast-check'
import t from 'tap'
import { CSV_HEAD, csvCell, csvRow } from '../../../src/orders/export/orders-csv.ts'
import { orderOf } from '../../support/tiny-desk.ts'

/** RFC 4180, by itself: a small parser that knows nothing of the writer. */
function parse(csv: string, separator = ','): string[][] {
  const rows: string[][] = [['']]
  let quoted = false
  for (let at = 0; at < csv.length; at++) {
    const row = rows.at(-1) ?? []
    const sign = csv[at] ?? ''
    if (quoted && sign === '"' && csv[at + 1] === '"') at++
    else if (sign === '"') {
      quoted = !quoted
      continue
    }
    if (quoted) row.push(`${row.pop()}${sign}`)
    else if (sign === separator) row.push('')
    else if (sign === '\r' && csv[at + 1] === '\n') {
      rows.push([''])
      at++
    } else row.push(`${row.pop()}${sign}`)
  }
  return rows.slice(0, -1)
}

/** Takes the apostrophes away that stand before what would be a formula. */
function plain(cell: string): string {
  const parts = cell.split(/(?<=[;\t\r\n])/)
  const formula = /^'(?=(?:['"\p{Cc}\p{Cf}\s](?<![\t\r\n]))*[=+\-@＝＋－＠])/u
  const control = /^'(?=(?:['"\p{Cc}\p{Cf}\s](?<![\t\r\n]))*[\t\r\n\0])/u
  return parts
    .map((part, at) =>
      formula.test(part) || (at === 0 && control.test(part)) ? part.slice(1) : part,
    )
    .join('')
}

const hostile = fc.constantFrom(
  '=',
  '+',
  '-',
  '@',
  '＝',
  '－',
  '\0',
  "'",
  '"',
  ';',
  ',',
  '\t',
  '\r',
  '\n',
  ' ',
)
const texts = fc
  .array(fc.oneof(hostile, fc.string({ unit: 'grapheme', maxLength: 3 }), fc.constant('\ufeff')))
  .map((parts) => parts.join(''))
const orders = fc
  .record({
    number: texts,
    status: fc.option(texts),
    name: fc.option(texts),
    email: fc.option(texts),
    items: fc.array(fc.record({ name: texts, quantity: fc.integer() }), { maxLength: 3 }),
    total: fc.option(fc.double({ noNaN: true, noDefaultInfinity: true })),
    note: texts,
  })
  .map(({ name, email, items, note, ...fields }) => ({
    version: 1,
    ...orderOf('o1', 1, {
      ...fields,
      customer: { name, email },
      items: items.map((item) => ({ ...item, sku: null, price: null })),
      extra: { note },
    }),
  }))

t.test('what is read back is what was written', async (t) => {
  fc.assert(
    fc.property(fc.array(orders, { maxLength: 3 }), (orders) => {
      const [, ...rows] = parse(CSV_HEAD + orders.map(csvRow).join(''))
      t.strictSame(
        rows.map((row) => row.map(plain)),
        orders.map((order) => [
          order.number,
          order.status ?? '',
          order.customer.name ?? '',
          order.customer.email ?? '',
          String(order.items.length),
          order.items.map(({ quantity, name }) => `${quantity} × ${name}`).join('; '),
          order.total === null ? '' : String(order.total),
          order.currency,
          order.createdAt,
          order.updatedAt,
          order.id,
          JSON.stringify(order.extra),
        ]),
      )
    }),
    { numRuns: 500 },
  )
})

t.test('no cell begins like a formula, at whichever sign the file is cut', async (t) => {
  // Whoever cuts at semicolons or tabs may see quotes where they are not, so all of them are taken away.
  const cuts = { ',': /\r\n/, ';': /[;\r\n]/, '\t': /[\t\r\n]/ }
  fc.assert(
    fc.property(texts, (text) => {
      const written = csvCell(text)
      const [[read = ''] = []] = parse(`${written}\r\n`)
      t.notMatch(read, /^[=+\-@＝＋－＠\t\r]/)
      for (const cut of Object.values(cuts)) {
        for (const cell of written.split(cut))
          t.notMatch(cell.replace(/^["\s]+/, ''), /^[=+\-@＝＋－＠]/)
      }
    }),
    { numRuns: 1000 },
  )
})

t.test('a formula gets an apostrophe, a number stays one', async (t) => {
  t.equal(csvCell('=1+1'), "'=1+1")
  t.equal(csvCell('＝1'), "'＝1")
  t.equal(csvCell('\0x'), "'\0x")
  t.equal(csvCell('-5'), "'-5")
  t.equal(csvCell('@SUM(A1)'), "'@SUM(A1)")
  t.equal(csvCell('\tx'), '"\'\tx"')
  t.equal(csvCell('x;=1'), '"x;\'=1"')
  t.equal(csvCell(-5), '-5')
  t.equal(csvCell(1e21), '1e+21')
  t.equal(csvCell('a-b=c'), 'a-b=c')
  t.equal(csvCell("it's"), "it's")
  t.equal(csvCell(null), '')
})

t.test('quotes are doubled, and Excel is told that it is UTF-8', async (t) => {
  t.equal(csvCell('6" pan, "big"'), '"6"" pan, ""big"""')
  t.ok(CSV_HEAD.startsWith('\ufeffnumber,status,customer_name,'))
  t.ok(CSV_HEAD.endsWith(',extra\r\n'))
})

t.test('a long text of nothing but bait takes no time', async (t) => {
  for (const bait of ['\n', "'", ' ;', '"']) t.ok(csvCell(bait.repeat(200_000)))
})
