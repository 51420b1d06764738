// Days are those of the reader's calendar and clock, also where the clocks are put forward or back.
import fc from 'fast-check'
import t from 'tap'
import {
  type CreatedPreset,
  createdRange,
  dateAt,
  isIsoDate,
  startOfDay,
} from '../../../src/orders/find/created-range.ts'

const NOW = Date.parse('2026-03-15T12:00:00Z')

function rangeOf(preset: CreatedPreset, timeZone = 'UTC', now = NOW): string[] {
  const { from, to } = createdRange(preset, { now, timeZone })
  return [from ?? 0, to ?? 0].map((moment) => new Date(moment).toISOString().slice(0, 16))
}

t.test('every preset is a half-open range of whole days', async (t) => {
  t.strictSame(rangeOf('today'), ['2026-03-15T00:00', '2026-03-16T00:00'])
  t.strictSame(rangeOf('yesterday'), ['2026-03-14T00:00', '2026-03-15T00:00'])
  t.strictSame(rangeOf('7d'), ['2026-03-09T00:00', '2026-03-16T00:00'])
  t.strictSame(rangeOf('30d'), ['2026-02-14T00:00', '2026-03-16T00:00'])
  t.strictSame(rangeOf('month'), ['2026-03-01T00:00', '2026-04-01T00:00'])
  t.strictSame(rangeOf('lastMonth'), ['2026-02-01T00:00', '2026-03-01T00:00'])
  t.strictSame(rangeOf('year'), ['2026-01-01T00:00', '2027-01-01T00:00'])
})

t.test('months of all lengths, and the turn of the year', async (t) => {
  const january = Date.parse('2028-01-31T12:00:00Z')
  t.strictSame(rangeOf('month', 'UTC', january), ['2028-01-01T00:00', '2028-02-01T00:00'])
  t.strictSame(rangeOf('lastMonth', 'UTC', january), ['2027-12-01T00:00', '2028-01-01T00:00'])
  const february = Date.parse('2028-02-29T12:00:00Z')
  t.strictSame(rangeOf('month', 'UTC', february), ['2028-02-01T00:00', '2028-03-01T00:00'])
})

t.test('today is the date of the time zone', async (t) => {
  t.strictSame(rangeOf('today', 'Pacific/Kiritimati'), ['2026-03-15T10:00', '2026-03-16T10:00'])
  t.strictSame(rangeOf('today', 'Asia/Kathmandu'), ['2026-03-14T18:15', '2026-03-15T18:15'])
})

t.test('a day on which the clocks change has 23 or 25 hours', async (t) => {
  const hours = (date: string, next: string) =>
    (startOfDay(next, 'Europe/Berlin') - startOfDay(date, 'Europe/Berlin')) / 3_600_000
  t.equal(hours('2026-03-29', '2026-03-30'), 23)
  t.equal(hours('2026-10-25', '2026-10-26'), 25)
})

t.test('a day whose midnight is skipped begins when the clocks go on', async (t) => {
  const begin = (date: string, zone: string) => new Date(startOfDay(date, zone)).toISOString()
  t.equal(begin('2018-11-04', 'America/Sao_Paulo'), '2018-11-04T03:00:00.000Z')
  t.equal(begin('2025-04-25', 'Africa/Cairo'), '2025-04-24T22:00:00.000Z')
})

t.test('a midnight that comes twice begins the day the first time', async (t) => {
  t.equal(
    new Date(startOfDay('2025-11-02', 'America/Havana')).toISOString(),
    '2025-11-02T04:00:00.000Z',
  )
})

t.test('a day that a zone left out is empty', async (t) => {
  const when = { now: NOW, timeZone: 'Pacific/Apia' }
  const { from, to } = createdRange({ from: '2011-12-30', to: '2011-12-30' }, when)
  t.equal(from, to)
  t.equal(from, Date.parse('2011-12-30T10:00:00Z'))
})

t.test('chosen days are both included, and either may be open', async (t) => {
  const when = { now: NOW, timeZone: 'UTC' }
  const [first, after] = [Date.parse('2026-01-02'), Date.parse('2026-01-04')]
  t.strictSame(createdRange({ from: '2026-01-02', to: '2026-01-03' }, when), {
    from: first,
    to: after,
  })
  t.strictSame(createdRange({ from: '2026-01-02' }, when), { from: first, to: undefined })
  t.strictSame(createdRange({ to: '2026-01-03' }, when), { from: undefined, to: after })
  t.strictSame(createdRange({}, when), { from: undefined, to: undefined })
})

t.test('every day begins where its date does, in every zone', async (t) => {
  const zones = ['Europe/Berlin', 'America/New_York', 'Asia/Tehran', 'Australia/Lord_Howe', 'UTC']
  const dates = fc.date({
    min: new Date('1990-01-01'),
    max: new Date('2035-01-01'),
    noInvalidDate: true,
  })
  fc.assert(
    fc.property(fc.constantFrom(...zones), dates, (zone, moment) => {
      const date = moment.toISOString().slice(0, 10)
      const start = startOfDay(date, zone)
      t.equal(dateAt(start, zone), date)
      t.ok(dateAt(start - 1, zone) < date)
    }),
    { numRuns: 200 },
  )
})

t.test('only days of the calendar are dates', async (t) => {
  for (const date of ['2026-02-28', '2028-02-29', '1900-01-01']) t.ok(isIsoDate(date), date)
  for (const date of ['2026-02-29', '2026-13-01', '2026-1-1', '0001-01-01', '', '2026-02-28T00']) {
    t.notOk(isIsoDate(date), date)
  }
})
