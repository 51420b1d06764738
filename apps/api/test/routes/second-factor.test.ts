// The second factor of an account, from setting it up to doing without it.
import { RecoveryCodes } from '@deltadesk/contract'
import t from 'tap'
import Value from 'typebox/value'
import { EMAIL_COMMANDS, listAccounts } from '../../src/admin-cli/commands.ts'
import { SecondFactors } from '../../src/second-factor/second-factors.ts'
import { openThrottles } from '../../src/throttling/open-throttle.ts'
import { ask, begin, type Desk, setUp } from '../fixtures/authenticator.ts'
import { ADA, BOB, cookieHeader, startDesk } from '../fixtures/desk.ts'

const CODE_REQUIRED = { statusCode: 403, code: 'CODE_REQUIRED' }
const WRONG_CODE = { statusCode: 403, code: 'WRONG_CODE' }

const stateOf = async (desk: Desk, cookie: string) =>
  (await desk.app.inject({ url: '/api/auth/second-factor', headers: { cookie } })).json()

t.test('once it is set up a sign-in takes a code, each for one time', async (t) => {
  const desk = await startDesk(t)
  const other = cookieHeader(await desk.signIn())
  const { cookie, code, recoveryCodes } = await setUp(desk)
  t.equal((await desk.me(other)).statusCode, 401, 'what began with the password alone is over')
  t.match(await stateOf(desk, cookie), { on: true, recoveryCodesLeft: 8, required: false })

  t.match((await desk.signIn()).json(), CODE_REQUIRED)
  t.match((await desk.signIn({ ...ADA, code: '000000' })).json(), WRONG_CODE)
  const wrong = { email: ADA.email, password: 'a guess of mine', code: code() }
  t.match((await desk.signIn(wrong)).json(), { code: 'WRONG_CREDENTIALS' })
  t.equal((await desk.signIn({ ...ADA, code: code() })).statusCode, 200)
  t.match((await desk.signIn({ ...ADA, code: code() })).json(), WRONG_CODE)
  const [recovery] = recoveryCodes
  t.equal((await desk.signIn({ ...ADA, code: recovery })).statusCode, 200)
  t.match((await desk.signIn({ ...ADA, code: recovery })).json(), WRONG_CODE)
  t.match(await stateOf(desk, cookie), { recoveryCodesLeft: 7 })
  t.equal((await desk.me(cookie)).statusCode, 200, 'a used code ends nothing')
  t.equal((await desk.signIn(BOB)).statusCode, 200, 'it is one account’s own')
})

t.test('of two who bring the same code at once, one gets in', async (t) => {
  const desk = await startDesk(t)
  const { code } = await setUp(desk)
  const both = await Promise.all([1, 2].map(() => desk.signIn({ ...ADA, code: code() })))
  t.strictSame(both.map(({ statusCode }) => statusCode).sort(), [200, 403])
})

t.test('an account that is written to meanwhile is judged anew', async (t) => {
  const desk = await startDesk(t)
  const { code } = await setUp(desk)
  desk.embedded.faults.inject({ method: 'Commit', status: 'FAILED_PRECONDITION', times: 2 })
  t.equal((await desk.signIn({ ...ADA, code: code() })).statusCode, 200)
  desk.clock.now += 60_000
  desk.embedded.faults.inject({ method: 'Commit', status: 'FAILED_PRECONDITION', times: 3 })
  const answer = await desk.signIn({ ...ADA, code: code() })
  t.match(answer.json(), { statusCode: 503, code: 'ACCOUNTS_UNAVAILABLE' })
  t.equal((await desk.signIn({ ...ADA, code: code() })).statusCode, 200, 'nothing was used up')
})

t.test(
  'setting it up takes the password, and a code of the new app within 10 minutes',
  async (t) => {
    const desk = await startDesk(t)
    const cookie = cookieHeader(await desk.signIn())
    const confirm = (code: string) => ask(desk, cookie, '/confirmation', { code })
    t.match((await confirm('123456')).json(), { statusCode: 409, code: 'SETUP_EXPIRED' })
    const guess = await ask(desk, cookie, '', { password: 'a guess of mine' })
    t.match(guess.json(), { statusCode: 403, code: 'WRONG_PASSWORD' })

    const late = await begin(desk, cookie)
    desk.clock.now += 10 * 60_000
    t.match((await confirm(late(desk.clock.now))).json(), { code: 'SETUP_EXPIRED' })
    const first = await begin(desk, cookie)
    const second = await begin(desk, cookie)
    t.match((await confirm(first(desk.clock.now))).json(), WRONG_CODE, 'the later one counts')
    t.equal((await desk.signIn()).statusCode, 200, 'nothing has changed so far')
    t.equal((await confirm(second(desk.clock.now))).statusCode, 200)
    t.match((await desk.signIn()).json(), CODE_REQUIRED)
  },
)

t.test('another app takes a code of the one before, which is then worth nothing', async (t) => {
  const desk = await startDesk(t)
  const { app, cookie, code, recoveryCodes } = await setUp(desk)
  t.match((await ask(desk, cookie, '', { password: ADA.password })).json(), CODE_REQUIRED)
  const next = await begin(desk, cookie, { password: ADA.password, code: code() })
  desk.clock.now += 60_000
  const { now } = desk.clock
  t.match((await ask(desk, cookie, '/confirmation', { code: app(now) })).json(), WRONG_CODE)
  const answer = await ask(desk, cookie, '/confirmation', { code: next(now) })
  t.equal(answer.statusCode, 200)
  t.equal((await desk.me(cookie)).statusCode, 401)
  t.equal((await desk.me(cookieHeader(answer))).statusCode, 200)
  desk.clock.now += 60_000
  for (const old of [app(desk.clock.now), recoveryCodes[0]]) {
    t.match((await desk.signIn({ ...ADA, code: old })).json(), WRONG_CODE)
  }
})

t.test('other recovery codes take the place of those that there were', async (t) => {
  const desk = await startDesk(t)
  const { cookie, code, recoveryCodes } = await setUp(desk)
  const answer = await ask(desk, cookie, '/recovery-codes', {
    password: ADA.password,
    code: code(),
  })
  const next = Value.Parse(RecoveryCodes, answer.json()).recoveryCodes
  t.match((await desk.signIn({ ...ADA, code: recoveryCodes[0] })).json(), WRONG_CODE)
  t.equal((await desk.signIn({ ...ADA, code: next[0] })).statusCode, 200)
  t.equal((await desk.me(cookie)).statusCode, 200)
})

t.test('making them brings back no code that was used meanwhile', async (t) => {
  const desk = await startDesk(t)
  const { code } = await setUp(desk)
  const { accounts, clock } = desk
  const before = await accounts.find(ADA.email)
  if (before === undefined) throw new Error('ADA has no account')
  t.equal((await desk.signIn({ ...ADA, code: code() })).statusCode, 200)
  const { codes: throttle } = openThrottles({ config: { secretKeys: ['x'] }, redis: undefined })
  const options = { accounts, throttle, required: false, now: () => clock.now }
  await new SecondFactors(options).renewRecoveryCodes(before)
  t.match((await desk.signIn({ ...ADA, code: code() })).json(), WRONG_CODE)
})

t.test('who does without one needs the password alone again', async (t) => {
  const desk = await startDesk(t)
  const { cookie, code } = await setUp(desk)
  const remove = (proof: object) => ask(desk, cookie, '/removal', proof)
  t.match((await remove({ password: ADA.password })).json(), CODE_REQUIRED)
  const answer = await remove({ password: ADA.password, code: code() })
  t.match(answer.json(), { email: ADA.email, needsSecondFactor: false })
  t.equal((await desk.me(cookie)).statusCode, 401)
  const renewed = cookieHeader(answer)
  t.match(await stateOf(desk, renewed), { on: false, since: null, recoveryCodesLeft: 0 })
  t.equal((await desk.signIn()).statusCode, 200)
  for (const path of ['/removal', '/recovery-codes']) {
    const none = await ask(desk, renewed, path, { password: ADA.password })
    t.match(none.json(), { statusCode: 409, code: 'NO_SECOND_FACTOR' })
  }
})

t.test('a new password takes a code, and leaves the factor as it is', async (t) => {
  const desk = await startDesk(t)
  const { cookie, code } = await setUp(desk)
  const change = (more: object) =>
    desk.app.inject({
      method: 'POST',
      url: '/api/auth/password',
      headers: { cookie },
      payload: { current: ADA.password, next: 'nine lives of a cat', ...more },
    })
  t.match((await change({})).json(), CODE_REQUIRED)
  const unfit = await change({ next: 'Qwerty123456', code: code() })
  t.match(unfit.json(), { code: 'UNFIT_PASSWORD' })
  t.equal((await change({ code: code() })).statusCode, 200, 'the code was not used up')
  t.match((await desk.signIn({ ...ADA, password: 'nine lives of a cat' })).json(), CODE_REQUIRED)
})

t.test('where it is demanded, whoever has none sets one up and then goes on', async (t) => {
  const desk = await startDesk(t, { SECOND_FACTOR: 'required' })
  const signedIn = await desk.signIn()
  t.match(signedIn.json(), { needsSecondFactor: true })
  const { cookie, code } = await setUp(desk)
  t.match((await desk.me(cookie)).json(), { needsSecondFactor: false })
  const orders = await desk.app.inject({ url: '/api/orders', headers: { cookie } })
  t.equal(orders.statusCode, 200)
  const proof = { password: ADA.password, code: code() }
  const kept = await ask(desk, cookie, '/removal', proof)
  t.match(kept.json(), { statusCode: 403, code: 'SECOND_FACTOR_NEEDED' })
  t.match(await stateOf(desk, cookie), { on: true, required: true })
})

t.test('guessing codes comes to an end for the account, from wherever it is tried', async (t) => {
  const desk = await startDesk(t)
  const { code } = await setUp(desk)
  const from = (n: number, guess: string) =>
    desk.signIn({ ...ADA, code: guess }, { remoteAddress: `192.0.2.${n}` })
  for (let n = 1; n <= 3; n++) t.match((await from(n, '000000')).json(), WRONG_CODE)
  const refused = await from(4, code())
  t.match(refused.json(), { statusCode: 429, code: 'TOO_MANY_TRIES' })
  t.equal(refused.headers['retry-after'], '60')
  t.match((await desk.signIn(ADA, { remoteAddress: '192.0.2.5' })).json(), CODE_REQUIRED)
})

t.test('it is told to the log, and neither secret nor code is', async (t) => {
  const desk = await startDesk(t)
  const { cookie, code, recoveryCodes } = await setUp(desk)
  const [recovery = ''] = recoveryCodes
  const last = code()
  await desk.signIn()
  await desk.signIn({ ...ADA, code: '000000' })
  await desk.signIn({ ...ADA, code: recovery })
  await ask(desk, cookie, '/removal', { password: ADA.password, code: last })
  const text = desk.log.join('\n')
  for (const event of [
    ...['second-factor-set-up', 'code-wanted', 'code-wrong'],
    ...['recovery-code-used', 'second-factor-removed'],
  ]) {
    t.ok(text.includes(`"event":"${event}"`), event)
  }
  for (const secret of [recovery, last]) t.notOk(text.includes(secret))
})

t.test('a factor that can’t be read keeps the account shut', async (t) => {
  const desk = await startDesk(t)
  await setUp(desk)
  const { docs } = await desk.admins.where('email', '==', ADA.email).get()
  for (const secondFactor of ['lost', {}, { secret: '', since: new Date(), lastStep: 0 }]) {
    await docs[0]?.ref.update({ secondFactor })
    t.match((await desk.signIn()).json(), { code: 'WRONG_CREDENTIALS' })
  }
})

t.test('an operator removes one that is lost, which ends what it opened', async (t) => {
  const desk = await startDesk(t)
  const { cookie } = await setUp(desk)
  const { accounts, tokenStore: tokens } = desk
  const context = {
    accounts,
    tokens,
    breached: undefined,
    askPassword: async () => '',
    warn: console.error,
    now: () => desk.clock.now,
  }
  t.match(await listAccounts(context), /^ada@.* {2}second factor$/m)
  const remove = async () => EMAIL_COMMANDS['second-factor remove']?.(context, ADA.email)
  t.match(await remove(), /has no second factor any more/)
  while ((await desk.me(cookie)).statusCode !== 401) await new Promise(setImmediate)
  t.equal((await desk.signIn()).statusCode, 200)
  t.match(await remove(), /has no second factor$/)
})
