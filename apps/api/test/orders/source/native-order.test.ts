import fc from 'fast-check'
import { Timestamp } from 'firebase-admin/firestore'
import t from 'tap'
import { momentOf } from '../../../src/orders/moment.ts'
import {
  isInNativeRange,
  lastSecondUpTo,
  placeBefore,
  placeBehind,
  secondText,
} from '../../../src/orders/source/native-order.ts'

const at = (fraction: string) => `2026-11-23T20:00:44.${fraction}Z`

t.test('a place that can be told is a timestamp, a millisecond, or a second of text', async (t) => {
  const position = { updatedAt: at('027123'), id: 'a' }
  t.same(placeBefore('timestamp', position), position)
  t.same(placeBehind('timestamp', position), position)
  t.same(placeBefore('millis', position), { updatedAt: at('027000') })
  t.same(placeBehind('millis', position), { updatedAt: at('028000') })
  t.same(placeBefore('text', position), { updatedAt: at('000000') })
  t.same(placeBehind('text', position), { updatedAt: '2026-11-23T20:00:45.000000Z' })
})

t.test('a place that can be told stays; with an id it stands behind', async (t) => {
  for (const kind of ['millis', 'text'] as const) {
    const place = { updatedAt: at('000000') }
    t.same(placeBefore(kind, place), place)
    t.same(placeBehind(kind, place), place)
    t.same(placeBefore(kind, { ...place, id: 'a' }), place)
    t.not(placeBehind(kind, { ...place, id: 'a' }).updatedAt, place.updatedAt)
  }
})

t.test('there is no place behind the last of all times', async (t) => {
  const last = { updatedAt: '9999-12-31T23:59:59.999999Z', id: 'a' }
  t.same(placeBehind('millis', last), { updatedAt: '9999-12-31T23:59:59.999000Z' })
  t.same(placeBehind('text', last), { updatedAt: '9999-12-31T23:59:59.000000Z' })
})

t.test('a kind holds what a filter by its range finds', async (t) => {
  const values = {
    timestamp: [Timestamp.now()],
    text: ['0', '2026-11-23T20:00:44Z', '2026-11-23Tsoon', '9ü'],
    millis: [0, -1, 1.5, 1n, 8_640_000_000_000],
    none: ['', 'soon', '-1', '/', ':a', null, true, undefined, Number.NaN, 1e18, 10n ** 18n, {}],
  }
  for (const kind of ['timestamp', 'text', 'millis'] as const) {
    for (const [name, some] of Object.entries(values)) {
      for (const value of some) t.equal(isInNativeRange(kind, value), name === kind, String(value))
    }
  }
})

t.test('text is on the same side of every second as its own last second', async (t) => {
  const digits = fc.string({
    unit: fc.constantFrom('0', '1', '2', '9', '-', 'T', ':', 'x'),
    maxLength: 20,
  })
  const second = fc
    .date({
      min: new Date('0001-01-01T00:00:01Z'),
      max: new Date('9999-12-31T23:59:59Z'),
      noInvalidDate: true,
    })
    .map((date) => Math.floor(date.getTime() / 1000) * 1000)
  const near = fc.tuple(second, fc.nat(19), digits).map(([millis, length, rest]) => {
    return `0${secondText(millis).slice(1, length)}${rest}`
  })
  fc.assert(
    fc.property(near, second, (text, other) => {
      const last = lastSecondUpTo(text)
      return secondText(other) <= text === other <= last
    }),
    { numRuns: 2000 },
  )
  t.equal(lastSecondUpTo('2026-11-23Tsoon'), Date.parse('2026-11-23T23:59:59Z'))
  const time = '2026-11-23T20:00:44.5Z'
  t.equal(lastSecondUpTo(time), Date.parse(`${momentOf(time)?.at.slice(0, 19)}Z`))
})
