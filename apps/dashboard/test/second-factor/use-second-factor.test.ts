import type { Me } from '@deltadesk/contract'
import t, { type Test } from 'tap'
import { isRefusal, UnavailableError } from '../../src/api/errors.ts'
import { useSecondFactor } from '../../src/second-factor/use-second-factor.ts'
import { ME, TinyFactor } from '../support/tiny-factor.ts'

const PROOF = { password: 'correct horse battery' }
const CODE = { code: '492039' }

async function factorOf(t: Test) {
  const { desk, api } = await TinyFactor.listen(t)
  const sessions: Me[] = []
  const factor = useSecondFactor(api, (me) => sessions.push(me))
  await factor.load()
  return { desk, factor, sessions }
}

t.test(
  'a secret is held until it is confirmed, and the recovery codes until they are kept',
  async (t) => {
    const { factor, sessions } = await factorOf(t)
    t.match(factor.state.value, { on: false })
    t.ok(await factor.begin(PROOF))
    t.equal(factor.fresh.value?.secret, 'JBSWY3DP')
    t.ok(await factor.confirm(CODE))
    t.equal(factor.fresh.value, undefined)
    t.equal(factor.recoveryCodes.value?.length, 1)
    t.strictSame(sessions, [ME])
    factor.forgetCodes()
    t.equal(factor.recoveryCodes.value, undefined)
    await factor.load()
    t.match(factor.state.value, { on: true })
  },
)

t.test('a wrong first code leaves the secret where it is, for another try', async (t) => {
  const { desk, factor, sessions } = await factorOf(t)
  await factor.begin(PROOF)
  desk.failure = { status: 403, code: 'WRONG_CODE' }
  t.notOk(await factor.confirm(CODE))
  t.ok(isRefusal(factor.failure.value?.error, 'WRONG_CODE'))
  t.ok(factor.fresh.value)
  desk.failure = undefined
  t.ok(await factor.confirm(CODE))
  t.equal(factor.failure.value, undefined)
  t.equal(sessions.length, 1)
})

t.test('a set-up that took too long says so, and begins anew', async (t) => {
  const { desk, factor } = await factorOf(t)
  await factor.begin(PROOF)
  desk.failure = { status: 409, code: 'SETUP_EXPIRED' }
  t.notOk(await factor.confirm(CODE))
  t.ok(factor.expired.value)
  t.equal(factor.fresh.value, undefined)
  t.equal(factor.failure.value, undefined)
  desk.failure = undefined
  t.ok(await factor.begin(PROOF))
  t.notOk(factor.expired.value)
})

t.test('a set-up that is given up leaves nothing behind', async (t) => {
  const { desk, factor } = await factorOf(t)
  await factor.begin(PROOF)
  desk.failure = { status: 403, code: 'WRONG_CODE' }
  await factor.confirm(CODE)
  factor.giveUp()
  t.equal(factor.fresh.value, undefined)
  t.equal(factor.failure.value, undefined)
  t.notOk(factor.expired.value)
})

t.test('nothing is done without the password', async (t) => {
  const { desk, factor, sessions } = await factorOf(t)
  desk.failure = { status: 403, code: 'WRONG_PASSWORD' }
  for (const act of [factor.begin, factor.renewRecoveryCodes, factor.remove]) {
    t.notOk(await act(PROOF))
    t.ok(isRefusal(factor.failure.value?.error, 'WRONG_PASSWORD'))
  }
  t.equal(factor.fresh.value, undefined)
  t.equal(factor.recoveryCodes.value, undefined)
  t.strictSame(sessions, [])
})

t.test('doing without it begins another session, other recovery codes do not', async (t) => {
  const { desk, factor, sessions } = await factorOf(t)
  desk.on = true
  t.ok(await factor.renewRecoveryCodes(PROOF))
  t.equal(factor.recoveryCodes.value?.length, 1)
  t.strictSame(sessions, [])
  t.ok(await factor.remove(PROOF))
  t.strictSame(sessions, [ME])
  t.notOk(desk.on)
})

t.test('a state that can’t be had says why, and what was known stays', async (t) => {
  const { desk, factor } = await factorOf(t)
  desk.failure = { status: 503, code: 'ACCOUNTS_UNAVAILABLE' }
  await factor.load()
  t.type(factor.stateFailure.value, UnavailableError)
  t.match(factor.state.value, { on: false })
  desk.failure = undefined
  await factor.load()
  t.equal(factor.stateFailure.value, undefined)
})
