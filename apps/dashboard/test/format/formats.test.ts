import t from 'tap'
import { createFormats, NOTHING } from '../../src/format/formats.ts'
import { de } from '../../src/i18n/de.ts'
import { en } from '../../src/i18n/en.ts'

const NOW = Date.UTC(2026, 10, 23, 20, 0, 44)
const DAY = 86_400_000
const american = createFormats({ locale: 'en-US', timeZone: 'UTC', words: en.formats })
const german = createFormats({ locale: 'de-DE', timeZone: 'Europe/Berlin', words: de.formats })

t.test('an age is told in the largest unit that fits', async (t) => {
  const ago = (millis: number) => american.age(NOW - millis, NOW)
  t.equal(ago(0), 'just now')
  t.equal(ago(4_999), 'just now')
  t.equal(ago(5_000), '5 s ago')
  t.equal(ago(59_999), '59 s ago')
  t.equal(ago(60_000), '1 min ago')
  t.equal(ago(3_599_999), '59 min ago')
  t.equal(ago(3_600_000), '1 h ago')
  t.equal(ago(DAY), '1 day ago')
  t.equal(ago(29 * DAY), '29 days ago')
  t.equal(ago(45 * DAY), 'on Oct 9, 2026', 'beyond thirty days the date says more')
  t.equal(ago(-60_000), 'just now', 'clocks differ')
})

t.test('German declines', async (t) => {
  t.equal(german.age(NOW - 6 * DAY, NOW), 'vor 6 Tagen')
  t.equal(german.duration(6 * DAY), '6 Tage')
  t.equal(german.duration(DAY), '1 Tag')
})

t.test('a duration never falls below one second', async (t) => {
  t.equal(american.duration(0), '1 s')
  t.equal(american.duration(-5), '1 s')
  t.equal(american.duration(12_400), '12 s')
})

t.test('times follow the chosen zone, not the computer’s', async (t) => {
  t.equal(american.time(NOW), 'Nov 23, 2026, 8:00 PM')
  t.equal(german.time(NOW), '23.11.2026, 21:00')
  t.equal(german.day(Date.UTC(2026, 10, 23, 23, 30)), '24.11.2026')
  t.match(american.exactTime(NOW), /8:00:44 PM UTC$/)
})

t.test('a time that no calendar has is not told', async (t) => {
  t.equal(american.day(Number.NaN), NOTHING)
  t.equal(american.time(9e15), NOTHING)
})

t.test('numbers follow the locale', async (t) => {
  t.equal(american.count(1234567), '1,234,567')
  t.equal(german.count(1234567), '1.234.567')
  t.equal(american.percent(0.125), '12.5%')
})

t.test('an amount has the digits that its currency has', async (t) => {
  t.equal(american.money(12.5, 'EUR'), '€12.50')
  t.equal(american.money(1250, 'jpy'), '¥1,250')
  t.equal(german.money(12.5, 'EUR'), '12,50\u00a0€')
})

t.test('what is no currency stands behind a plain number', async (t) => {
  t.equal(american.money(3, 'points'), '3.00 points')
  t.equal(american.money(3, null), '3.00')
  t.equal(american.money(3, ' '), '3.00')
  t.equal(american.money(null, 'EUR'), NOTHING)
})
