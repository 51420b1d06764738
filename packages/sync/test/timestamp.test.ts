// Times keep every microsecond, in every century that a source can tell.
import fc from 'fast-check'
import t from 'tap'
import {
  microsFromTimestamp,
  minusMillis,
  nextMoment,
  timestampFromMicros,
  timestampFromMillis,
} from '../src/timestamp.ts'

/** 0001-01-01 to 9999-12-31, in microseconds since 1970. */
const micros = fc.bigInt({ min: -62_135_596_800_000_000n, max: 253_402_300_799_999_999n })

t.test('microseconds pass through text and back, and keep their order', async () => {
  fc.assert(
    fc.property(micros, micros, (a, b) => {
      const [x, y] = [timestampFromMicros(a), timestampFromMicros(b)]
      return microsFromTimestamp(x) === a && x.length === 27 && a < b === x < y
    }),
    { numRuns: 2000 },
  )
})

t.test('the ends of their range, and what lies before 1970', async (t) => {
  t.equal(timestampFromMicros(-62_135_596_800_000_000n), '0001-01-01T00:00:00.000000Z')
  t.equal(timestampFromMicros(-1n), '1969-12-31T23:59:59.999999Z')
  t.equal(microsFromTimestamp('1969-12-31T23:59:59.999999Z'), -1n)
  t.equal(timestampFromMillis(1), '1970-01-01T00:00:00.001000Z')
})

t.test('moving back by milliseconds keeps the microseconds', async (t) => {
  t.equal(minusMillis('2026-01-01T00:00:00.000123Z', 1), '2025-12-31T23:59:59.999123Z')
})

t.test('the next moment is one microsecond away', async (t) => {
  t.equal(nextMoment('2025-12-31T23:59:59.999999Z'), '2026-01-01T00:00:00.000000Z')
})
