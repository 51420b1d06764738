import fc from 'fast-check'
import { Timestamp } from 'firebase-admin/firestore'
import t from 'tap'
import { momentOf } from '../../../src/orders/moment.ts'
import { NativePositions } from '../../../src/orders/source/native-positions.ts'

const DAY_MS = 86_400_000
const NOON = Date.parse('2026-11-23T12:00:00Z')

/** How shops write the same microsecond as text, each in an order that text can keep to a second. */
const shops = {
  'JavaScript, UTC': (micros: number) => new Date(micros / 1000).toISOString(),
  'Java, UTC, as many digits as needed': (micros: number) => {
    const digits = String(micros % 1_000_000)
      .padStart(6, '0')
      .replace(/(000){1,2}$/, '')
    return `${new Date(micros / 1000).toISOString().slice(0, 19)}${digits && `.${digits}`}Z`
  },
  'Python, UTC': (micros: number) => local(micros, 0, '+00:00'),
  'Python without a zone': (micros: number) => local(micros, 0, ''),
  'PHP in Tokyo, whole seconds': (micros: number) => `${local(micros, 540, '').slice(0, 19)}+09:00`,
  'Python in New York': (micros: number) => local(micros, -300, '-05:00'),
}

function local(micros: number, offset: number, zone: string): string {
  const fraction = micros % 1_000_000
  const second = new Date(micros / 1000 + offset * 60_000).toISOString().slice(0, 19)
  return `${second}${fraction === 0 ? '' : `.${String(fraction).padStart(6, '0')}`}${zone}`
}

const micros = fc
  .oneof(fc.integer({ min: 0, max: 3_000_000 }), fc.integer({ min: 0, max: DAY_MS * 1000 }))
  .map((offset) => NOON * 1000 + offset)

t.test('a bound of text never leaves out a document behind the position', async (t) => {
  for (const [shop, write] of Object.entries(shops)) {
    fc.assert(
      fc.property(micros, micros, fc.boolean(), (position, document, met) => {
        const positions = new NativePositions()
        const first = write(NOON * 1000)
        if (met) positions.learnClock(momentOf(first))
        const after = momentOf(write(position))
        const stored = write(document)
        const moment = momentOf(stored)
        if (!after || !moment) return false
        const [oldest] = positions.behind('text', { updatedAt: after.at }, 'oldest-first').values
        const [newest] = positions.behind(
          'text',
          { updatedAt: after.at, id: 'a' },
          'newest-first',
        ).values
        return (
          (moment.at < after.at || stored >= String(oldest)) &&
          (moment.at > after.at || stored < String(newest))
        )
      }),
    )
    t.pass(shop)
  }
})

t.test('when the clocks go back, what is written in the hour before is not left out', async (t) => {
  const { positions, position } = remembered('text', '2026-10-25T02:59:59+02:00')
  const { values } = positions.behind('text', position, 'oldest-first')
  t.ok('2026-10-25T02:00:01+01:00' >= String(values[0]))
})

t.test('a page border of text is exact, so that paging comes to an end', async (t) => {
  const native = '2026-10-25T02:59:59+02:00'
  const { positions, position } = remembered('text', native)
  positions.markBorder(position, true)
  const cut = { values: [native, 'a'], side: 'behind' }
  t.same(positions.behind('text', position, 'oldest-first'), cut)
  positions.markBorder(position, false)
  t.equal(positions.behind('text', position, 'oldest-first').side, 'before')
})

t.test('in a shop on UTC text is read again from the whole second, no further', async (t) => {
  const positions = new NativePositions()
  positions.learnClock(momentOf('2026-11-23T20:00:44Z'))
  const after = { updatedAt: '2026-11-23T20:00:44.027123Z', id: 'a' }
  const cut = { values: ['2026-11-23T20:00:44'], side: 'before' }
  t.same(positions.behind('text', after, 'oldest-first'), cut)
})

t.test('a place of milliseconds never leaves out a document behind the position', async () => {
  const millis = fc.double({ min: NOON, max: NOON + 2, noNaN: true })
  fc.assert(
    fc.property(millis, millis, (position, document) => {
      const positions = new NativePositions()
      const after = { updatedAt: momentOf(position)?.at ?? '', id: 'a' }
      const at = momentOf(document)?.at ?? ''
      const [oldest] = positions.behind('millis', after, 'oldest-first').values
      const [newest] = positions.behind('millis', after, 'newest-first').values
      return (
        (at < after.updatedAt || document >= Number(oldest)) &&
        (at > after.updatedAt || document < Number(newest))
      )
    }),
  )
})

t.test('a position that was given out is found again exactly', async (t) => {
  const natives = { text: '2026-11-23T20:00:44.0271Z', millis: 1_795_464_044_027.1 }
  for (const kind of ['text', 'millis'] as const) {
    const { positions, position } = remembered(kind, natives[kind])
    const cut = { values: [natives[kind], 'a'], side: 'before' }
    t.same(positions.behind(kind, position, 'newest-first'), cut)
    const later = { ...position, updatedAt: '2026-11-23T20:00:45.000000Z' }
    t.equal(positions.behind(kind, later, 'newest-first').values.length, 1)
  }
})

t.test('a timestamp needs no memory', async (t) => {
  const positions = new NativePositions()
  const updatedAt = '2026-11-23T20:00:44.027123Z'
  const native = new Timestamp(1795464044, 27_123_000)
  const behind = (id: string | undefined, direction: 'newest-first' | 'oldest-first') =>
    positions.behind('timestamp', { updatedAt, ...(id && { id }) }, direction)
  t.same(behind('a', 'newest-first'), { values: [native, 'a'], side: 'before' })
  t.same(behind('a', 'oldest-first'), { values: [native, 'a'], side: 'behind' })
  t.same(behind(undefined, 'newest-first'), { values: [native], side: 'before' })
  t.same(behind(undefined, 'oldest-first'), { values: [native], side: 'before' })
})

t.test('only by a clock that is known to be UTC’s can a range of text be told', async (t) => {
  const from = { updatedAt: '2026-11-23T20:00:44.500000Z', id: 'a' }
  const before = { updatedAt: '2026-11-23T20:00:46.500000Z', id: 'a' }
  const tellable = (...times: string[]) => {
    const positions = new NativePositions()
    for (const time of times) positions.learnClock(momentOf(time))
    return positions.tellable('text', { from, before })
  }
  t.equal(tellable(), undefined)
  t.equal(tellable('2026-11-23T20:00:44+01:00'), undefined)
  t.equal(tellable('2026-11-23T20:00:44Z', '2026-11-23T20:00:44-05:00'), undefined)
  t.same(tellable('2026-11-23T20:00:44Z', '2026-11-23T20:00:44+00:00'), {
    from: { updatedAt: '2026-11-23T20:00:45.000000Z' },
    before: { updatedAt: '2026-11-23T20:00:46.000000Z' },
  })
})

/** A position whose native value has been handed out. */
function remembered(kind: 'text' | 'millis', native: unknown) {
  const positions = new NativePositions()
  const position = { updatedAt: momentOf(native)?.at ?? '', id: 'a' }
  positions.learnClock(momentOf(native))
  positions.remember(kind, position, native)
  return { positions, position }
}
