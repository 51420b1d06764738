// Which codes are good when, without a desk around it.
import t from 'tap'
import { makeRecoveryCodes } from '../../src/second-factor/recovery-code.ts'
import {
  beginFactor,
  confirmFactor,
  type SecondFactor,
  spendCode,
  withRecoveryCodes,
} from '../../src/second-factor/second-factor.ts'
import { totpUri } from '../../src/second-factor/totp.ts'
import { authenticatorFrom } from '../fixtures/authenticator.ts'

/** «12345678901234567890», the secret of RFC 6238, appendix B. */
const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
const FACTOR: SecondFactor = {
  secret: SECRET,
  since: new Date(0),
  lastStep: -1,
  recoveryHashes: [],
}
const STEP_MS = 30_000

t.test('codes are those of RFC 6238, as far as six digits go', async (t) => {
  for (const [seconds, code] of [
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_111_111_111, '050471'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
    [20_000_000_000, '353130'],
  ] as const) {
    t.ok(spendCode(FACTOR, code, seconds * 1000), code)
  }
})

t.test('a code is good while it is shown and 15 seconds around that', async (t) => {
  const code = '287082'
  const good = (now: number) => spendCode(FACTOR, code, now) !== undefined
  t.strictSame([14_999, 15_000, 30_000, 59_999, 74_999, 75_000].map(good), [
    false,
    true,
    true,
    true,
    true,
    false,
  ])
})

t.test('it is good for one time, and one from before it is worth nothing any more', async (t) => {
  const now = 3 * STEP_MS
  const codeAt = authenticatorFrom(totpUri(SECRET, 'ada@shop.example'))
  const spent = spendCode(FACTOR, codeAt(now), now)
  if (spent === undefined) throw new Error('The code was refused')
  t.equal(spendCode(spent, codeAt(now), now + 1), undefined)
  t.equal(spendCode(spent, codeAt(now - STEP_MS), now), undefined, 'still within the tolerance')
  t.ok(spendCode(spent, codeAt(now + STEP_MS), now + STEP_MS))
})

t.test('a recovery code is good for one time too, however it is typed', async (t) => {
  const recoveryCodes = makeRecoveryCodes()
  const factor = withRecoveryCodes(FACTOR, recoveryCodes)
  t.equal(new Set(recoveryCodes).size, 8)
  for (const code of recoveryCodes) t.match(code, /^([A-Z2-7]{4}-){5}[A-Z2-7]{4}$/)
  const [first = '', second = ''] = recoveryCodes
  const spent = spendCode(factor, ` ${first.toLowerCase().replaceAll('-', ' ')}`, 0)
  if (spent === undefined) throw new Error('The code was refused')
  t.equal(spent.recoveryHashes.length, 7)
  t.equal(spendCode(spent, first, 0), undefined)
  t.ok(spendCode(spent, second, 0))
  t.notOk(JSON.stringify(factor).includes(first), 'it is kept as a hash')
  t.notOk(makeRecoveryCodes().includes(second))
})

t.test('nothing else is taken', async (t) => {
  const factor = withRecoveryCodes(FACTOR, makeRecoveryCodes())
  for (const code of [
    '',
    '28708',
    '2870822',
    '２８７０８２',
    'ABCD',
    'A'.repeat(24),
    '-'.repeat(24),
  ]) {
    t.equal(spendCode(factor, code, 59_000), undefined, code)
  }
})

t.test('a factor is confirmed with a code that its app shows, and with no other', async (t) => {
  const now = Date.parse('2026-11-23T20:00:00.000Z')
  const pending = beginFactor(now)
  t.not(beginFactor(now).secret, pending.secret)
  const code = authenticatorFrom(totpUri(pending.secret, 'ada@shop.example'))(now)
  t.match(confirmFactor(pending, `${code.slice(0, 3)} ${code.slice(3)}`, now), {
    secret: pending.secret,
    since: new Date(now),
    recoveryHashes: [],
  })
  t.equal(confirmFactor(pending, code, now + 2 * STEP_MS), undefined)
})
