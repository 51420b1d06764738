// Places are ordered as a source orders its documents: by time, then by the bytes of the id.
import fc from 'fast-check'
import t from 'tap'
import { compareIds, comparePositions, isWithin } from '../../src/source/position.ts'

t.test('ids are in the order of their UTF-8 bytes', async () => {
  const text = fc.string({ unit: 'binary', maxLength: 4 })
  fc.assert(
    fc.property(text, text, (a, b) => {
      return Math.sign(compareIds(a, b)) === Buffer.compare(Buffer.from(a), Buffer.from(b))
    }),
    { numRuns: 5000 },
  )
})

t.test('a character beyond U+FFFF comes behind every other', async (t) => {
  t.ok(compareIds('\uffee', '🦊') < 0)
  t.ok(compareIds('🦊', '\uffee') > 0)
  t.ok(compareIds('🦊', 'z') > 0)
})

t.test('a place without an id stands before every document of its time', async (t) => {
  const updatedAt = '2026-01-01T00:00:00.000000Z'
  t.ok(comparePositions({ updatedAt }, { updatedAt, id: '' }) < 0)
  t.ok(comparePositions({ updatedAt, id: '' }, { updatedAt }) > 0)
  t.equal(comparePositions({ updatedAt }, { updatedAt }), 0)
  t.equal(comparePositions({ updatedAt, id: 'a' }, { updatedAt, id: 'a' }), 0)
})

t.test('a stretch holds its beginning and not its end', async (t) => {
  const at = (id: string) => ({ updatedAt: '2026-01-01T00:00:00.000000Z', id })
  const range = { from: at('b'), before: at('d') }
  t.same(
    ['a', 'b', 'c', 'd'].filter((id) => isWithin(at(id), range)),
    ['b', 'c'],
  )
  t.ok(isWithin(at('a'), {}))
})
