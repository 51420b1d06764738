import t from 'tap'
import { hashNewPassword } from '../../src/accounts/new-password.ts'
import { verifyPassword } from '../../src/accounts/password-hash.ts'

const EMAIL = 'ada@shop.example'
const UNFIT = { code: 'UNFIT_PASSWORD' }

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

t.test('any other is', async (t) => {
  for (const password of [
    'correct horse battery',
    'ada shops for horses',
    '日本語のパスワードです長い',
  ]) {
    t.equal(await verifyPassword(password, await hashNewPassword(password, EMAIL)), true, password)
  }
})
