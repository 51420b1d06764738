// Sessions that a process has seen lately.
import t from 'tap'
import { SessionCopies } from '../../src/sessions/session-copies.ts'
import { ADA, IDLE_MS, keptBy, START, testLife } from './session-store-contract.ts'

const GOOD_FOR_MS = 15 * 60_000

function setUp(capacity = 10) {
  const { clock, life } = testLife()
  return { clock, copies: new SessionCopies({ capacity, life }) }
}

const at = (ms: number) => new Date(ms).toISOString()

t.test('a copy is good until its session ends', async (t) => {
  const { clock, copies } = setUp()
  const kept = keptBy(ADA)
  copies.put('a', kept)
  t.equal(copies.get('a'), kept)
  clock.now += IDLE_MS
  t.equal(copies.get('a'), undefined)
})

t.test('a copy in use is good for a quarter of an hour without Redis, and no longer', async (t) => {
  const { clock, copies } = setUp()
  copies.put('a', keptBy(ADA))
  for (let minute = 1; minute < 15; minute++) {
    clock.now += 60_000
    t.match(copies.get('a'), { email: ADA, lastSeenAt: at(clock.now) })
  }
  clock.now = START + GOOD_FOR_MS
  t.equal(copies.get('a'), undefined)
  copies.put('a', keptBy(ADA, { lastSeenAt: at(clock.now) }))
  t.ok(copies.get('a'), 'once Redis has vouched for it')
})

t.test('there are so many and no more: who was seen the longest ago is forgotten', async (t) => {
  const { copies } = setUp(2)
  for (const key of ['a', 'b', 'a', 'c']) copies.put(key, keptBy(ADA))
  t.strictSame(
    ['a', 'b', 'c'].map((key) => copies.get(key) !== undefined),
    [true, false, true],
  )
})

t.test('the expired ones are taken out, whatever their order', async (t) => {
  const { clock, copies } = setUp()
  copies.put('late', keptBy(ADA, { lastSeenAt: at(START + 500) }))
  copies.put('early', keptBy(ADA))
  copies.put('broken', keptBy(ADA, { signedInAt: 'soon' }))
  clock.now += IDLE_MS
  t.strictSame(copies.takeExpired(), ['early', 'broken'])
  t.strictSame(copies.takeExpired(), [])
  t.ok(copies.get('late'))
})
