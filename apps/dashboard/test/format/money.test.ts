import t from 'tap'
import { formatMoney, NOTHING } from '../../src/format/money.ts'

t.test('a total is written with the digits its currency has', async (t) => {
  t.match(formatMoney(1250.5, 'EUR'), /^€1,250\.50$/)
  t.match(formatMoney(1250, 'JPY'), /^¥1,250$/)
  t.match(formatMoney(3.5, 'KWD'), /^KWD\s3\.500$/)
  t.match(formatMoney(-4, 'USD'), /^-\$4\.00$/)
})

t.test('the case and blanks of a currency code do not matter', async (t) => {
  t.equal(formatMoney(5, ' eur '), formatMoney(5, 'EUR'))
})

t.test('a three-letter code that nobody knows is shown as it is', async (t) => {
  t.match(formatMoney(5, 'ZZQ'), /^ZZQ\s5\.00$/)
})

t.test('a currency that is no code at all is put behind the number', async (t) => {
  t.equal(formatMoney(1234.5, 'points'), '1,234.50 points')
  t.equal(formatMoney(5, '€'), '5.00 €')
})

t.test('an order without a currency shows a plain number, without a total a dash', async (t) => {
  t.equal(formatMoney(5, null), '5.00')
  t.equal(formatMoney(5, ''), '5.00')
  t.equal(formatMoney(null, 'EUR'), NOTHING)
  t.match(formatMoney(0, 'EUR'), /^€0\.00$/)
})
