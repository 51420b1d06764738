import fc from 'fast-check'
import t from 'tap'
import { idBound } from '../../../src/orders/source/id-bound.ts'

/** Short texts of the characters that matter, so that they meet. */
const text = fc.string({
  unit: fc.constantFrom('\u0001', '.', '/', '0', '_', 'a', '🦊'),
  minLength: 1,
  maxLength: 6,
})

function isId(text: string): boolean {
  return !text.includes('/') && !['.', '..'].includes(text) && !/^__.*__$/s.test(text)
}

function isBelow(a: string, b: string): boolean {
  return Buffer.compare(Buffer.from(a), Buffer.from(b)) < 0
}

t.test('what could be an id is a bound as it is', async (t) => {
  for (const id of ['a', '...', '__a', 'a__', '_', '🦊']) t.equal(idBound(id), id)
})

t.test('what could not is exchanged for what could, with the same ids below it', async () => {
  fc.assert(
    fc.property(text, text.filter(isId), (bound, id) => {
      const exchanged = idBound(bound)
      return isId(exchanged) && isBelow(id, exchanged) === isBelow(id, bound)
    }),
    { numRuns: 5000 },
  )
})
