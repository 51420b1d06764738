import fc from 'fast-check'
import t from 'tap'
import { randomStart } from '../../../src/check-cli/shop/random-ids.ts'

t.test('it starts among ids that begin alike, wherever chance leads', async (t) => {
  const known = ['order-1000', 'order-4711', 'order-7999']
  const starts = [0, 0.3, 0.6, 0.99].map((chance) => randomStart(known, () => chance))
  for (const start of starts) t.ok(start > 'order-1' && start < 'order-8', start)
  t.equal(new Set(starts).size, starts.length)
})

t.test('it is never empty, whatever ids look like', async () => {
  const chance = fc.double({ min: 0, max: 0.999, noNaN: true })
  fc.assert(
    fc.property(fc.array(fc.string({ minLength: 1, unit: 'grapheme' })), chance, (known, drawn) => {
      return randomStart(known, () => drawn).length > 0
    }),
  )
})
