// What may be typed behind `pnpm admin`, and what becomes of it.
import t, { type Test } from 'tap'
import { readArguments, UsageError } from '../../src/admin-cli/read-command.ts'
import { ADA, BOB, cookieHeader, startDesk } from '../fixtures/desk.ts'

const CREATE = ['token', 'create', ADA.email, '--name', 'Accounting', '--days', '30']

async function setUp(t: Test) {
  const desk = await startDesk(t)
  const { accounts, tokenStore: tokens, clock } = desk
  const askPassword = async () => 'nine lives of a cat'
  const warn = (line: string) => t.fail(line)
  const now = () => clock.now
  const context = { accounts, tokens, breached: undefined, askPassword, warn, now }
  return {
    ...desk,
    async type(...args: readonly string[]): Promise<string> {
      const run = readArguments(args)
      return run === 'help' ? run : run(context)
    },
  }
}

t.test('a token is made, listed and revoked', async (t) => {
  const { app, type, clock } = await setUp(t)
  t.match(await type('token', 'list'), /^No tokens/)
  const told = await type(...CREATE, '--scope', 'orders:read,sync:admin')
  const [secret = '', note = ''] = told.split('\n')
  const headers = { authorization: `Bearer ${secret}` }
  t.equal((await app.inject({ url: '/api/orders', headers })).statusCode, 200)
  t.equal((await app.inject({ url: '/api/admin/session-info', headers })).statusCode, 200)
  const line =
    /ada@shop\.example {2}orders:read,sync:admin {2}until 2026-12-23 {2}never used {2}Acc/
  t.match(note, line)

  const [, id = ''] = secret.split('_')
  const listed = await type('token', 'list', 'Ada@Shop.example')
  t.match(listed, new RegExp(`^${id} .*last used 2026-11-23`))
  t.equal(await type('token', 'list'), listed)
  t.match(await type('token', 'list', BOB.email), /^No tokens/)
  t.match(await type('token', 'revoke', id), /is revoked/)
  await t.rejects(type('token', 'revoke', id), { code: 'TOKEN_NOT_FOUND' })
  await t.rejects(type('token', 'revoke', '../admins/x'), { code: 'TOKEN_NOT_FOUND' })
  clock.now += 60_000
  t.equal((await app.inject({ url: '/api/orders', headers })).statusCode, 401)
  const nobody = CREATE.with(2, 'carol@shop.example')
  await t.rejects(type(...nobody, '--scope', 'orders:read'), { code: 'ACCOUNT_NOT_FOUND' })
})

t.test('a password is set and sessions are ended', async (t) => {
  const { type, signIn, me } = await setUp(t)
  const cookie = cookieHeader(await signIn())
  t.match(await type('sessions', 'end', ADA.email), /signed out everywhere/)
  while ((await me(cookie)).statusCode !== 401) await new Promise(setImmediate)
  t.match(await type('password', ADA.email.toUpperCase()), /new password/)
  t.equal((await signIn()).statusCode, 401)
  t.equal((await signIn({ ...ADA, password: 'nine lives of a cat' })).statusCode, 200)
})

t.test('what makes no sense is told before anything is done', async (t) => {
  const scope = ['--scope', 'orders:read']
  const misused: readonly (readonly [args: readonly string[], reason: RegExp])[] = [
    [['list', 'all'], /^«list» takes nothing else/],
    [['list', '--days', '3'], /^«--days» is for «token create» alone/],
    [['sessions'], /^There is no command «sessions»/],
    [['sessions', 'list'], /^There is no command «sessions list»/],
    [['sessions', 'end'], /^«sessions end» takes one e-mail address/],
    [['toString', 'a@b.c'], /^There is no command «toString»/],
    [['token'], /^«token» goes on with/],
    [['token', 'revoke'], /^«token revoke» takes one id/],
    [['token', 'list', 'a', 'b'], /^«token list» takes one/],
    [CREATE, /^«token create» takes/],
    [[...CREATE, '--scope', 'orders:write'], /^«token create» takes/],
    [[...CREATE, ...scope, '--days', '366'], /^«token create» takes/],
    [[...CREATE, ...scope, '--days', 'many'], /^«token create» takes/],
    [[...CREATE, ...scope, '--name', ''], /^«token create» takes/],
    [['token', 'create', ...CREATE.slice(3), ...scope], /^«token create» takes/],
  ]
  for (const [args, reason] of misused) {
    t.throws(() => readArguments(args), { constructor: UsageError, message: reason })
  }
})
