import { EmbeddedFirestore } from '@deltadesk/firestore-embedded'
import t, { type Test } from 'tap'
import { ADA, startDesk } from '../fixtures/desk.ts'
import { startProgram } from '../fixtures/program.ts'

const CAROL = { email: 'carol@shop.example', password: 'nine lives of a cat' }

async function setUp(t: Test) {
  const desk = await startDesk(t)
  const env = { FIRESTORE_EMULATOR_HOST: desk.embedded.host }
  return {
    ...desk,
    admin: (args: readonly string[], input = '') =>
      startProgram(t, 'admin-cli/main.ts', { args, env, input }).ended,
  }
}

t.test('an account that is added from the shell can sign in', async (t) => {
  const { admin, signIn } = await setUp(t)
  const { code, out, err } = await admin(['add', CAROL.email], `${CAROL.password}\nnot this line\n`)
  t.strictSame({ code, out, err }, { code: 0, out: `${CAROL.email} can sign in now\n`, err: '' })
  t.equal((await signIn(CAROL)).statusCode, 200)
})

t.test('the spelling of an address does not make another account', async (t) => {
  const { admin, signIn } = await setUp(t)
  t.equal((await admin(['add', 'Carol@Shop.Example'], CAROL.password)).code, 0)
  t.equal((await signIn(CAROL)).statusCode, 200)
  const { code, err } = await admin(['add', CAROL.email], CAROL.password)
  t.equal(code, 1)
  t.match(err, /^carol@shop\.example has an account already/)
})

t.test('an address may hold what a document id may not', async (t) => {
  const { admin, signIn } = await setUp(t)
  const email = '__a/b@shop.example__'
  t.equal((await admin(['add', email], CAROL.password)).code, 0)
  t.equal((await signIn({ email, password: CAROL.password })).statusCode, 200)
})

t.test('accounts are listed with their state, and never their hashes', async (t) => {
  const { admin } = await setUp(t)
  await admin(['disable', ADA.email])
  const { code, out } = await admin(['list'])
  t.equal(code, 0)
  const [ada, bob, ...others] = out.trim().split('\n')
  t.match(ada, /^ada@shop\.example {2}disabled {2}since \d{4}-\d\d-\d\d$/)
  t.match(bob, /^bob@shop\.example {2}active {4}since \d{4}-\d\d-\d\d$/)
  t.strictSame(others, [])
})

t.test('a disabled account can not sign in until it is enabled', async (t) => {
  const { admin, signIn } = await setUp(t)
  t.equal((await admin(['disable', ADA.email])).code, 0)
  t.equal((await signIn()).statusCode, 401)
  t.equal((await admin(['enable', ADA.email.toUpperCase()])).code, 0)
  t.equal((await signIn()).statusCode, 200)
})

t.test('a removed account is gone, and may be made again with another password', async (t) => {
  const { admin, signIn } = await setUp(t)
  t.equal((await admin(['remove', ADA.email])).code, 0)
  t.equal((await signIn()).statusCode, 401)
  t.equal((await admin(['add', ADA.email], CAROL.password)).code, 0)
  t.equal((await signIn({ email: ADA.email, password: CAROL.password })).statusCode, 200)
})

t.test('what does not exist can not be disabled, enabled or removed', async (t) => {
  const { admin } = await setUp(t)
  for (const command of ['disable', 'enable', 'remove']) {
    const { code, err } = await admin([command, 'nobody@shop.example'])
    t.equal(code, 1)
    t.match(err, /^nobody@shop\.example has no account/)
  }
})

t.test(
  'a password that is missing, short or long, and an address that is none, are refused',
  async (t) => {
    const { admin, accounts } = await setUp(t)
    const refused: readonly (readonly [email: string, input: string, reason: RegExp])[] = [
      [CAROL.email, '', /^No password was given/],
      [CAROL.email, 'elevenchars\n', /^A password has 12 to 1024 characters/],
      [CAROL.email, 'x'.repeat(1025), /^A password has 12 to 1024 characters/],
      ['carol', CAROL.password, /^«carol» is not an e-mail address/],
    ]
    for (const [email, input, reason] of refused) {
      const { code, err } = await admin(['add', email], input)
      t.equal(code, 1)
      t.match(err, reason)
    }
    t.equal(await accounts.find(CAROL.email), undefined)
  },
)

t.test('what it does not understand it answers with 2 and how to use it', async (t) => {
  const misused = [
    [],
    ['promote', 'a@b.c'],
    ['add'],
    ['add', 'a@b.c', 'd@e.f'],
    ['list', 'x'],
    ['-x'],
  ]
  for (const args of misused) {
    const { code, err } = await startProgram(t, 'admin-cli/main.ts', { args }).ended
    t.equal(code, 2)
    t.match(err, /Usage: pnpm admin <command>/)
  }
})

t.test('--help needs no configuration', async (t) => {
  const { code, out } = await startProgram(t, 'admin-cli/main.ts', { args: ['--help'] }).ended
  t.equal(code, 0)
  t.match(out, /disable <email>/)
})

t.test('without a Firestore to talk to it says which variable names one', async (t) => {
  const { code, err } = await startProgram(t, 'admin-cli/main.ts', { args: ['list'] }).ended
  t.equal(code, 1)
  t.match(err, /^GOOGLE_CLOUD_PROJECT is missing/)
})

t.test('a Firestore that does not answer is given up on in time', async (t) => {
  const gone = await EmbeddedFirestore.start()
  await gone.stop()
  const env = { FIRESTORE_EMULATOR_HOST: gone.host, SOURCE_TIMEOUT_MS: '300' }
  const { code, err } = await startProgram(t, 'admin-cli/main.ts', { args: ['list'], env }).ended
  t.equal(code, 1)
  t.match(err, /^The accounts cannot be reached .*300 ms/)
})
