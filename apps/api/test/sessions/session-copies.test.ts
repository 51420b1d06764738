// Sessions that a process has seen lately.
import t from 'tap'
import { SessionCopies } from '../../src/sessions/session-copies.ts'

function setUp(capacity: number) {
  const clock = { now: 5000 }
  const copies = new SessionCopies({ capacity, ttlMs: 1000, now: () => clock.now })
  const session = (signedInAt = clock.now) => ({
    email: 'ada@shop.example',
    signedInAt: new Date(signedInAt).toISOString(),
  })
  return { clock, copies, session }
}

t.test('a copy is good until its session ends', async (t) => {
  const { clock, copies, session } = setUp(10)
  const kept = session()
  copies.put('a', kept)
  clock.now += 999
  t.equal(copies.get('a'), kept)
  clock.now += 1
  t.equal(copies.get('a'), undefined)
})

t.test('there are so many and no more: who was seen the longest ago is forgotten', async (t) => {
  const { copies, session } = setUp(2)
  copies.put('a', session())
  copies.put('b', session())
  copies.put('a', session())
  copies.put('c', session())
  t.strictSame(
    ['a', 'b', 'c'].map((key) => copies.get(key) !== undefined),
    [true, false, true],
  )
})

t.test('the expired ones are taken out, whatever their order', async (t) => {
  const { clock, copies, session } = setUp(10)
  copies.put('late', session(5500))
  copies.put('early', session(5000))
  copies.put('broken', { ...session(), signedInAt: 'soon' })
  clock.now = 6000
  t.strictSame(copies.takeExpired(), ['early', 'broken'])
  t.strictSame(copies.takeExpired(), [])
  t.ok(copies.get('late'))
})
