import t from 'tap'
import { axisCount, axisMoney } from '../../../src/orders/numbers/axis-format.ts'
import { bucketLabels, rangeWords } from '../../../src/orders/numbers/bucket-labels.ts'

const START = Date.parse('2026-11-22T23:00:00Z')
const HOUR = 3_600_000
const ZONE = 'Europe/Berlin'
/** Intl sets thin blanks around its dashes. */
const plain = (text: string) => text.replace(/\s/g, ' ')

t.test('bars are named in the time zone, by what they stand for', async (t) => {
  const short = (unit: 'hour' | 'day' | 'month') => bucketLabels(unit, 'en-GB', ZONE).short(START)
  t.equal(short('hour'), '0:00')
  t.equal(short('day'), '23 Nov')
  t.equal(short('month'), 'Nov 2026')
  const long = (unit: 'hour' | 'day' | 'week', hours: number) =>
    plain(bucketLabels(unit, 'en-GB', ZONE).long(START, START + hours * HOUR))
  t.equal(long('day', 24), 'Mon, 23 Nov 2026')
  t.equal(long('week', 7 * 24), '23 – 29 Nov 2026')
})

t.test('a range of days does not depend on the time zone', async (t) => {
  const days = { first: '2026-10-26', last: '2026-11-24' }
  t.equal(plain(rangeWords(days, 'en-GB')), '26 Oct – 24 Nov 2026')
})

t.test('an axis has short numbers', async (t) => {
  t.equal(axisCount('en-US')(1234), '1.2K')
  t.equal(axisMoney('en-US', 'EUR')(1500), '€1.5K')
  t.equal(axisMoney('en-US', 'EUR')(0), '€0')
  t.equal(axisMoney('en-US', 'no such')(1500), '1.5K', 'also of what is no currency')
})
