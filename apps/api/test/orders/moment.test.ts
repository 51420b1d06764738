import fc from 'fast-check'
import { Timestamp } from 'firebase-admin/firestore'
import t from 'tap'
import { momentOf, timestampOf, timestampText } from '../../src/orders/moment.ts'

t.test('a Firestore timestamp keeps its microseconds both ways', async (t) => {
  fc.assert(
    fc.property(
      fc.integer({ min: -62_135_596_800, max: 253_402_300_799 }),
      fc.integer({ min: 0, max: 999_999 }),
      (seconds, micros) => {
        const timestamp = new Timestamp(seconds, micros * 1000)
        const text = timestampText(timestamp)
        return (
          /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/.test(text) &&
          timestampOf(text).isEqual(timestamp)
        )
      },
    ),
  )
  t.equal(momentOf(new Timestamp(1795464044, 27_123_999))?.at, '2026-11-23T20:00:44.027123Z')
  t.equal(momentOf(new Timestamp(1795464044, 27_123_999))?.kind, 'timestamp')
})

t.test('ISO 8601 text in any precision and zone becomes the same time in UTC', async (t) => {
  const times = {
    '2026-11-23T20:00:44.027Z': '2026-11-23T20:00:44.027000Z',
    '2026-11-23T20:00:44Z': '2026-11-23T20:00:44.000000Z',
    '2026-11-23T20:00:44.027123456Z': '2026-11-23T20:00:44.027123Z',
    '2026-11-23T20:00:44,5+00:00': '2026-11-23T20:00:44.500000Z',
    '2026-11-24T01:30:44.027123+05:30': '2026-11-23T20:00:44.027123Z',
    '2026-11-23T16:00:44-0400': '2026-11-23T20:00:44.000000Z',
    '2026-11-23T15:00:44-05': '2026-11-23T20:00:44.000000Z',
    '2026-11-23T20:00:44.027123': '2026-11-23T20:00:44.027123Z',
  }
  for (const [text, at] of Object.entries(times)) t.equal(momentOf(text)?.at, at, text)
  t.equal(momentOf('2026-11-24T01:30:44.027123+05:30')?.offsetMinutes, 330)
  t.equal(momentOf('2026-11-23T16:00:44-0400')?.offsetMinutes, -240)
})

t.test('milliseconds since 1970 keep fractions down to the microsecond', async (t) => {
  t.equal(momentOf(1_795_464_044_027)?.at, '2026-11-23T20:00:44.027000Z')
  t.equal(momentOf(1_795_464_044_027.5)?.at, '2026-11-23T20:00:44.027500Z')
  t.equal(momentOf(1_795_464_044_027n)?.at, '2026-11-23T20:00:44.027000Z')
  t.equal(momentOf(-1)?.at, '1969-12-31T23:59:59.999000Z')
  t.equal(momentOf(0)?.kind, 'millis')
})

t.test('anything else tells no time', async (t) => {
  const others = [
    undefined,
    null,
    true,
    '',
    'yesterday',
    '2026-11-23',
    '2026-13-01T00:00:00Z',
    '20:00:44',
    '2026-11-23 20:00:44Z',
    '0000-01-01T00:00:00Z',
    '9999-12-31T23:59:59-01:00',
    Number.NaN,
    Number.POSITIVE_INFINITY,
    1e18,
    10n ** 30n,
    [],
    {},
    { seconds: 1, nanoseconds: 1 },
    Object.create(Timestamp.now()),
    Buffer.from('2026-11-23T20:00:44Z'),
  ]
  for (const value of others) t.equal(momentOf(value), undefined)
})
