// Whoever judges has to be judged: what the crash runs take for a loss.
import t from 'tap'
import { judgePage } from '../../src/crash/judge-page.ts'

const page = (cursor: string, reset = false) => {
  return { cursor, reset, orders: [], deleted: [], hasMore: false }
}

t.test('a delta that goes on from the cursor is good', async (t) => {
  t.strictSame(judgePage(page('e.7'), 'e.5'), { reset: undefined, fault: undefined })
  t.strictSame(judgePage(page('e.5'), 'e.5'), { reset: undefined, fault: undefined })
})

t.test('a snapshot was asked for and begins anew', async (t) => {
  t.strictSame(judgePage(page('e.7', true), undefined), { reset: undefined, fault: undefined })
  t.match(judgePage(page('e.7'), undefined), { fault: /without a reset/ })
})

t.test('a reset tells why the cursor could not be served', async (t) => {
  t.match(judgePage(page('f.2', true), 'e.5'), { reset: 'epoch' })
  t.match(judgePage(page('e.4', true), 'e.5'), { reset: 'future' })
  t.match(judgePage(page('e.3.4', true), 'e.2.5'), { reset: 'future' })
  t.match(judgePage(page('e.905', true), 'e.5'), { reset: 'floor', fault: undefined })
})

t.test('a reset for a cursor that is not old is a fault', async (t) => {
  t.match(judgePage(page('e.9', true), 'e.5'), { reset: 'floor', fault: /after 4 changes/ })
})

t.test('a cursor never goes back, and never changes its epoch without a reset', async (t) => {
  t.match(judgePage(page('e.4'), 'e.5'), { fault: /goes back/ })
  t.match(judgePage(page('f.5'), 'e.5'), { fault: /epoch/ })
})
