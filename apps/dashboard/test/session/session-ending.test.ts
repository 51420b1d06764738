import t from 'tap'
import { endsSoon, remainingOf, WARNING_MS } from '../../src/session/session-ending.ts'

t.test('a session tells how long it lasts', (t) => {
  const end = '2026-01-01T00:10:00.000Z'
  t.equal(remainingOf(end, Date.parse('2026-01-01T00:00:00Z')), 600_000)
  t.equal(remainingOf(end, Date.parse('2026-01-02T00:00:00Z')), 0)
  t.equal(remainingOf(undefined, 0), undefined)
  t.equal(remainingOf('', 0), undefined)
  t.end()
})

t.test('its end is near five minutes before', (t) => {
  t.notOk(endsSoon(undefined))
  t.notOk(endsSoon(WARNING_MS + 1))
  t.ok(endsSoon(WARNING_MS))
  t.ok(endsSoon(0))
  t.end()
})
