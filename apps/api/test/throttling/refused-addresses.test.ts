import t from 'tap'
import { RefusedAddresses } from '../../src/throttling/refused-addresses.ts'

t.test('who is refused is let in again in time, and few are remembered', async (t) => {
  let now = 1000
  const refused = new RefusedAddresses(2, () => now)
  t.equal(refused.remainingMs('a'), 0)
  refused.add('a', 500)
  refused.add('b', 900)
  t.equal(refused.remainingMs('a'), 500)
  now += 500
  t.equal(refused.remainingMs('a'), 0)
  t.equal(refused.remainingMs('b'), 400)
  refused.add('c', 900)
  refused.add('d', 900)
  t.equal(refused.remainingMs('b'), 0, 'the oldest makes room')
  t.equal(refused.remainingMs('c'), 900)
})
