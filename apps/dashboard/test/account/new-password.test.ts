import t from 'tap'
import { faultOf } from '../../src/account/new-password.ts'

const good = { current: 'the old one', next: 'twelve chars', repeated: 'twelve chars' }

t.test('a new password that is long enough and repeated can be sent', async (t) => {
  t.equal(faultOf(good), undefined)
})

t.test(
  'one that is too short, the current one or differs from its repetition can not',
  async (t) => {
    t.equal(faultOf({ ...good, next: 'eleven chrs', repeated: 'eleven chrs' }), 'short')
    t.equal(faultOf({ ...good, current: 'twelve chars' }), 'same')
    t.equal(faultOf({ ...good, repeated: 'twelve charz' }), 'different')
  },
)
