import t from 'tap'
import { changeOf, pointsOf } from '../../../src/orders/numbers/change.ts'

t.test('a change is told in parts of what was', async (t) => {
  t.strictSame(changeOf({ now: 15, before: 10 }), { kind: 'share', by: 0.5 })
  t.strictSame(changeOf({ now: 5, before: 10 }), { kind: 'share', by: -0.5 })
  t.strictSame(changeOf({ now: 5, before: -10 }), { kind: 'share', by: 1.5 })
  t.strictSame(changeOf({ now: 0, before: 0 }), { kind: 'share', by: 0 })
})

t.test('where nothing can be compared, no percentage is invented', async (t) => {
  t.strictSame(changeOf({ now: 5, before: undefined }), { kind: 'no-earlier' })
  t.strictSame(changeOf({ now: 5, before: 0 }), { kind: 'from-zero' })
  t.strictSame(changeOf({ now: undefined, before: 5 }), { kind: 'nothing' })
  t.strictSame(pointsOf({ now: 0.5, before: undefined }), { kind: 'no-earlier' })
  t.strictSame(pointsOf({ now: undefined, before: 0.5 }), { kind: 'nothing' })
})

t.test('shares change by points', async (t) => {
  t.strictSame(pointsOf({ now: 0.5, before: 0.25 }), { kind: 'share', by: 0.25 })
})
