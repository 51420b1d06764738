import t from 'tap'
import { toneOf } from '../../src/orders/status-tone.ts'

t.test('common statuses have the tone that people expect', async (t) => {
  t.equal(toneOf('pending'), 'wait')
  t.equal(toneOf('shipped'), 'move')
  t.equal(toneOf('delivered'), 'good')
  t.equal(toneOf('refunded'), 'bad')
})

t.test('case and the way that words are joined do not matter', async (t) => {
  for (const status of ['On Hold', 'on_hold', ' ON-HOLD ']) t.equal(toneOf(status), 'wait', status)
})

t.test('what nobody has heard of is calm, no status as well', async (t) => {
  for (const status of ['engraving', '', 'constructor', null]) t.equal(toneOf(status), 'calm')
})
