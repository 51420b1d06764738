import fc from 'fast-check'
import t from 'tap'
import { lengthOf, shiftDay } from '../../../src/orders/numbers/calendar-day.ts'
import { bucketAt, compareWithBefore, endOfBucket } from '../../../src/orders/numbers/timeline.ts'
import { daysIn } from '../../../src/orders/numbers/zone-days.ts'

const HOUR = 3_600_000
const NOW = Date.parse('2026-11-24T10:00:00Z')
const iso = (millis: number | undefined) => new Date(millis ?? Number.NaN).toISOString()

t.test('one day is cut into its hours, however many it has', async (t) => {
  const berlin = daysIn('Europe/Berlin')
  const hours = (day: string) =>
    compareWithBefore({ first: day, last: day }, berlin, NOW).now.starts
  t.equal(hours('2026-11-24').length, 24)
  t.equal(hours('2026-10-25').length, 25, 'when the clocks go back')
  t.equal(hours('2026-03-29').length, 23, 'when they go forward')
})

t.test('days begin when they do in the time zone', async (t) => {
  const days = { first: '2026-03-28', last: '2026-03-30' }
  const { now, unit } = compareWithBefore(days, daysIn('Europe/Berlin'), NOW)
  t.equal(unit, 'day')
  t.strictSame(now.starts.map(iso), [
    '2026-03-27T23:00:00.000Z',
    '2026-03-28T23:00:00.000Z',
    '2026-03-29T22:00:00.000Z',
  ])
  t.equal(iso(now.end), '2026-03-30T22:00:00.000Z')
})

t.test('a day that begins at one o’clock begins there', async (t) => {
  const days = { first: '2026-04-23', last: '2026-04-25' }
  const { now } = compareWithBefore(days, daysIn('Africa/Cairo'), NOW)
  t.equal(iso(now.starts[1]), '2026-04-23T22:00:00.000Z')
})

t.test('long ranges are cut into weeks from Monday, and into months', async (t) => {
  const utc = daysIn('UTC')
  const weeks = compareWithBefore({ first: '2026-01-01', last: '2026-06-30' }, utc, NOW)
  t.equal(weeks.unit, 'week')
  t.strictSame(weeks.now.starts.slice(0, 3).map(iso), [
    '2026-01-01T00:00:00.000Z',
    '2026-01-05T00:00:00.000Z',
    '2026-01-12T00:00:00.000Z',
  ])
  const months = compareWithBefore({ first: '2024-01-15', last: '2026-01-31' }, utc, NOW)
  t.equal(months.unit, 'month')
  t.equal(months.now.starts.length, 25)
  t.equal(iso(months.now.starts[1]), '2024-02-01T00:00:00.000Z')
})

t.test('the period before has the same length and ends where this one begins', async (t) => {
  const days = { first: '2026-11-18', last: '2026-11-24' }
  const { daysBefore, before, now, beforeUntil } = compareWithBefore(days, daysIn('UTC'), NOW)
  t.strictSame(daysBefore, { first: '2026-11-11', last: '2026-11-17' })
  t.equal(before.end, now.starts[0])
  t.equal(iso(beforeUntil), '2026-11-17T10:00:00.000Z')
})

t.test('a period that is over is compared with all of the one before', async (t) => {
  const { before, beforeUntil } = compareWithBefore(
    { first: '2026-11-01', last: '2026-11-07' },
    daysIn('UTC'),
    NOW,
  )
  t.equal(beforeUntil, before.end)
})

const ZONES = ['UTC', 'Europe/Berlin', 'Africa/Cairo', 'America/Havana', 'Australia/Lord_Howe']

t.test('buckets have no gaps and no overlaps, and every instant finds its own', async (t) => {
  const ranges = fc.record({
    offset: fc.integer({ min: 0, max: 20_000 }),
    length: fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 900 })),
    zone: fc.constantFrom(...ZONES, 'Pacific/Apia'),
    share: fc.double({ min: 0, max: 0.999_999, noNaN: true }),
  })
  fc.assert(
    fc.property(ranges, ({ offset, length, zone, share }) => {
      const first = shiftDay('1975-01-01', offset)
      const days = { first, last: shiftDay(first, length - 1) }
      const { now, before, daysBefore } = compareWithBefore(days, daysIn(zone), NOW)
      t.equal(lengthOf(daysBefore), length)
      for (const timeline of [now, before]) {
        const { starts, end } = timeline
        const begin = starts[0] ?? Number.NaN
        starts.forEach((start, index) => {
          if (start > endOfBucket(timeline, index)) t.fail('buckets run backwards')
        })
        const at = begin + Math.floor((end - begin) * share)
        if (end === begin) return
        const index = bucketAt(timeline, at)
        t.ok((starts[index] ?? Number.NaN) <= at && at < endOfBucket(timeline, index))
        t.equal(bucketAt(timeline, begin - 1), -1)
        t.equal(bucketAt(timeline, end), -1)
      }
      if (length === 1 && zone !== 'Pacific/Apia') {
        const spread = (now.end - (now.starts[0] ?? 0)) / HOUR
        t.ok(spread >= 23 && spread <= 25)
      }
    }),
    { numRuns: 60 },
  )
})
