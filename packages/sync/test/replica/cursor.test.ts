// Cursors are opaque to clients and strict to read.
import fc from 'fast-check'
import t from 'tap'
import { formatCursor, MalformedCursorError, parseCursor } from '../../src/index.ts'

t.test('a cursor survives being written and read', async (t) => {
  fc.assert(
    fc.property(
      fc.stringMatching(/^[A-Za-z0-9_-]{1,32}$/),
      fc.nat(),
      fc.option(fc.nat(), { nil: undefined }),
      (epoch, version, snapshotOf) => {
        const cursor =
          snapshotOf === undefined ? { epoch, version } : { epoch, version, snapshotOf }
        t.strictSame(parseCursor(formatCursor(cursor)), cursor)
      },
    ),
    { numRuns: 200 },
  )
})

t.test('anything else is refused with the reason', async (t) => {
  for (const text of [
    '',
    '.',
    'abc',
    'abc.',
    '.1',
    'abc.-1',
    'abc.1.',
    'abc.1.2.3',
    'a b.1',
    'é.1',
  ])
    t.throws(() => parseCursor(text), MalformedCursorError, JSON.stringify(text))
  t.throws(() => parseCursor(`abc.${'9'.repeat(16)}`), { code: 'MALFORMED_CURSOR' })
})
