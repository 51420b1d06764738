import t, { type Test } from 'tap'
import { PwnedPasswords } from '../../src/accounts/pwned-passwords.ts'
import { EMAIL_COMMANDS, listAccounts } from '../../src/admin-cli/commands.ts'
import { ADA, startDesk } from '../fixtures/desk.ts'
import { startRangeServer } from '../fixtures/range-server.ts'

const CAROL = { email: 'carol@shop.example', password: 'nine lives of a cat' }

async function setUp(t: Test) {
  const { accounts, tokenStore: tokens, signIn } = await startDesk(t)
  const known = await startRangeServer(t, ['found in a breach'])
  const breached = new PwnedPasswords(known)
  const told: string[] = []
  return {
    accounts,
    signIn,
    known,
    told,
    list: () => listAccounts({ accounts }),
    async run(command: string, email: string, password = CAROL.password) {
      return EMAIL_COMMANDS[command]?.(
        {
          accounts,
          tokens,
          breached,
          askPassword: async () => password,
          warn: (line) => told.push(line),
          now: Date.now,
        },
        email,
      )
    },
  }
}

t.test('an address that has an account gets no second one under another spelling', async (t) => {
  const { run, signIn } = await setUp(t)
  await t.rejects(run('add', ' ADA@shop.example'), { code: 'ACCOUNT_EXISTS' })
  t.equal((await signIn()).statusCode, 200, 'the password is the old one')
})

t.test('an address may hold what a document id may not', async (t) => {
  const { run, signIn } = await setUp(t)
  const email = '__a/b@shop.example__'
  t.equal(await run('add', email), `${email} can sign in now`)
  t.equal((await signIn({ email, password: CAROL.password })).statusCode, 200)
})

t.test('a removed account may be made again with another password', async (t) => {
  const { run, signIn } = await setUp(t)
  await run('remove', ADA.email)
  await run('add', ADA.email)
  t.equal((await signIn()).statusCode, 401)
  t.equal((await signIn({ ...ADA, password: CAROL.password })).statusCode, 200)
})

t.test('what does not exist can not be disabled, enabled or removed', async (t) => {
  const { run } = await setUp(t)
  for (const command of [
    ...['disable', 'enable', 'remove', 'password'],
    ...['sessions end', 'second-factor remove'],
  ]) {
    await t.rejects(run(command, CAROL.email), {
      code: 'ACCOUNT_NOT_FOUND',
      message: /^carol@shop\.example has no account/,
    })
  }
})

t.test('an unfit password or address makes no account', async (t) => {
  const { run, accounts } = await setUp(t)
  await t.rejects(run('add', CAROL.email, 'elevenchars'), { code: 'UNFIT_PASSWORD' })
  await t.rejects(run('add', CAROL.email, 'x'.repeat(1025)), { code: 'UNFIT_PASSWORD' })
  for (const email of ['carol', 'a b@shop.example', `${'x'.repeat(250)}@a.bc`, '']) {
    await t.rejects(run('add', email), { code: 'MALFORMED_EMAIL' })
  }
  t.equal((await accounts.list()).accounts.length, 2)
})

t.test(
  'nor does one from a breach, unless nobody can tell, which the operator learns',
  async (t) => {
    const { run, accounts, known, told } = await setUp(t)
    for (const command of ['add', 'password']) {
      const email = command === 'add' ? CAROL.email : ADA.email
      await t.rejects(run(command, email, 'found in a breach'), { code: 'BREACHED_PASSWORD' })
    }
    t.equal((await accounts.list()).accounts.length, 2)
    await known.close()
    await run('add', CAROL.email, 'found in a breach')
    t.match(told, [/^A new password was taken without a look .*ECONNREFUSED/])
  },
)

t.test('an empty list says how to begin', async (t) => {
  const { run, list } = await setUp(t)
  await run('remove', 'ada@shop.example')
  await run('remove', 'bob@shop.example')
  t.match(await list(), /No accounts yet; «add <email>» makes one/)
})
