import t from 'tap'
import { formatAge, formatDuration, parseTime } from '../../src/format/time.ts'

const NOW = Date.UTC(2026, 10, 23, 20, 0, 44)
const ago = (millis: number) => formatAge(NOW - millis, NOW)

t.test('an age is told in the largest unit that fits', async (t) => {
  t.equal(ago(0), 'just now')
  t.equal(ago(4_999), 'just now')
  t.equal(ago(5_000), '5 s ago')
  t.equal(ago(59_999), '59 s ago')
  t.equal(ago(60_000), '1 min ago')
  t.equal(ago(3_599_999), '59 min ago')
  t.equal(ago(3_600_000), '1 h ago')
  t.equal(ago(86_400_000), '1 day ago')
  t.equal(ago(29 * 86_400_000), '29 days ago')
})

t.test('beyond thirty days the date says more than the age', async (t) => {
  t.match(ago(45 * 86_400_000), /^on .*2026$/)
})

t.test('a time ahead of the clock is just now', async (t) => {
  t.equal(ago(-60_000), 'just now')
})

t.test('a duration never falls below one second', async (t) => {
  t.equal(formatDuration(0), '1 s')
  t.equal(formatDuration(-5), '1 s')
  t.equal(formatDuration(12_400), '12 s')
})

t.test('times with microseconds are read, other texts are not times', async (t) => {
  t.equal(parseTime('2026-11-23T20:00:44.027123Z'), NOW + 27)
  t.equal(parseTime('soon'), undefined)
  t.equal(parseTime(null), undefined)
})
