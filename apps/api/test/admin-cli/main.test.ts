import t, { type Test } from 'tap'
import { ADA, startDesk } from '../fixtures/desk.ts'
import { startProgram } from '../fixtures/program.ts'

const CAROL = { email: 'carol@shop.example', password: 'nine lives of a cat' }

async function setUp(t: Test) {
  const desk = await startDesk(t)
  const env = { FIRESTORE_EMULATOR_HOST: desk.embedded.host, BREACHED_PASSWORDS: 'off' }
  return {
    ...desk,
    admin: (args: readonly string[], input = '') =>
      startProgram(t, 'admin-cli/main.ts', { args, env, input }).ended,
  }
}

t.test('an account that is added from the shell can sign in, however it is spelled', async (t) => {
  const { admin, signIn } = await setUp(t)
  const { code, out, err } = await admin(
    ['add', 'Carol@Shop.Example'],
    `${CAROL.password}\nnot this line\n`,
  )
  t.strictSame({ code, out, err }, { code: 0, out: `${CAROL.email} can sign in now\n`, err: '' })
  t.equal((await signIn(CAROL)).statusCode, 200)
})

t.test('a disabled account can not sign in until it is enabled, and the list tells', async (t) => {
  const { admin, signIn } = await setUp(t)
  t.equal((await admin(['disable', ADA.email])).code, 0)
  t.equal((await signIn()).statusCode, 401)
  const { code, out } = await admin(['list'])
  t.equal(code, 0)
  t.match(out.trim().split('\n'), [
    /^ada@shop\.example {2}disabled {2}since \d{4}-\d\d-\d\d$/,
    /^bob@shop\.example {2}active {4}since \d{4}-\d\d-\d\d$/,
  ])
  t.equal((await admin(['enable', ADA.email.toUpperCase()])).code, 0)
  t.equal((await signIn()).statusCode, 200)
})

t.test('a removed account can not sign in, and can not be removed again', async (t) => {
  const { admin, signIn } = await setUp(t)
  t.equal((await admin(['remove', ADA.email])).code, 0)
  t.equal((await signIn()).statusCode, 401)
  const { code, out, err } = await admin(['remove', ADA.email])
  t.strictSame({ code, out }, { code: 1, out: '' })
  t.match(err, /^ada@shop\.example has no account/)
})

t.test('what it does not understand it answers with 2 and how to use it', async (t) => {
  const misused: readonly (readonly [args: readonly string[], reason: RegExp])[] = [
    [[], /^Name a command/],
    [['promote', 'a@b.c'], /^There is no command «promote»/],
    [['add'], /^«add» takes one e-mail address/],
    [['-x'], /^Unknown option '-x'/],
  ]
  for (const [args, reason] of misused) {
    const { code, err } = await startProgram(t, 'admin-cli/main.ts', { args }).ended
    t.equal(code, 2)
    t.match(err, reason)
    t.match(err, /Usage: pnpm admin <command>/)
  }
})

t.test('--help needs no configuration, anything else says what is missing', async (t) => {
  const help = await startProgram(t, 'admin-cli/main.ts', { args: ['--help'] }).ended
  t.equal(help.code, 0)
  t.match(help.out, /disable <email>/)
  const list = await startProgram(t, 'admin-cli/main.ts', { args: ['list'] }).ended
  t.equal(list.code, 1)
  t.match(list.err, /^GOOGLE_CLOUD_PROJECT is missing/)
})

t.test('a Firestore that does not answer is given up on in time', async (t) => {
  // Nothing listens there.
  const env = { FIRESTORE_EMULATOR_HOST: '127.0.0.1:1', SOURCE_TIMEOUT_MS: '300' }
  const { code, err } = await startProgram(t, 'admin-cli/main.ts', { args: ['list'], env }).ended
  t.equal(code, 1)
  t.match(err, /^The accounts cannot be reached .*300 ms/)
})
