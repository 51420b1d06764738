import t from 'tap'
import { hashNewPassword as hashNew } from '../../src/accounts/new-password.ts'
import { verifyPassword } from '../../src/accounts/password-hash.ts'
import { PwnedPasswords } from '../../src/accounts/pwned-passwords.ts'
import { sha1, startRangeServer } from '../fixtures/range-server.ts'

const EMAIL = 'ada@shop.example'
const UNFIT = { code: 'UNFIT_PASSWORD' }
const BREACHED = 'found in a breach'

const known = await startRangeServer(t, [BREACHED])
const told: string[] = []
const hashNewPassword = (password: string, email: string) =>
  hashNew(password, email, {
    breached: new PwnedPasswords(known),
    warn: (line) => told.push(line),
  })

t.test('a password that everybody tries first is not taken, however it is written', async (t) => {
  for (const password of [
    'passwordpassword',
    'PasswordPassword',
    '123456789012',
    '2026-dragon!',
    'dragondragon',
    'aaaaaaaaaaaa',
    'ab1!ab1!ab1!',
  ]) {
    await t.rejects(hashNewPassword(password, EMAIL), UNFIT, password)
  }
})

t.test('nor is one with the address in it', async (t) => {
  await t.rejects(hashNewPassword('my ada@shop.example 1', EMAIL), UNFIT)
})

t.test('nor is one that is made of names, of the desk or the account', async (t) => {
  for (const password of ['Deltadesk2026', 'deltadesk-demo', 'ada ada ada!', 'Shop-Ada-2026']) {
    await t.rejects(hashNewPassword(password, EMAIL), UNFIT, password)
  }
})

t.test('about none of them, nor one that is too short, anybody was asked', async (t) => {
  await t.rejects(hashNewPassword('nine lives', EMAIL), UNFIT)
  t.strictSame(known.asked, [])
})

t.test('one that was found in a breach is not taken either, whatever it is made of', async (t) => {
  await t.rejects(hashNewPassword(BREACHED, EMAIL), {
    code: 'BREACHED_PASSWORD',
    message: /choose one that is used nowhere else/,
  })
})

t.test('any other is', async (t) => {
  for (const password of [
    'correct horse battery',
    'ada shops for horses',
    '日本語のパスワードです長い',
  ]) {
    t.equal(await verifyPassword(password, await hashNewPassword(password, EMAIL)), true, password)
  }
})

t.test(
  'where nobody can tell, it is taken, and a line says so without a trace of it',
  async (t) => {
    t.strictSame(told, [])
    await known.close()
    t.match(await hashNewPassword(BREACHED, EMAIL), /^\$argon2id/)
    t.match(told, [/^A new password was taken without a look .*: http.* can't be reached/])
    t.notMatch(told[0], new RegExp(`${BREACHED}|${sha1(BREACHED).slice(0, 5)}`, 'i'))
  },
)
