import { FieldValue } from 'firebase-admin/firestore'
import t from 'tap'
import { startDesk } from '../fixtures/desk.ts'
import { startProgram } from '../fixtures/program.ts'
import { ORDER } from './findings.ts'

const run = (t: Tap, args: readonly string[], env: Readonly<Record<string, string>>) =>
  startProgram(t, 'check-cli/main.ts', { args, env }).ended

type Tap = Parameters<typeof startProgram>[0]

t.test(
  'a desk that can run ends it with 0, one that can not with 1, and no secret is shown',
  async (t) => {
    const { embedded, orders } = await startDesk(t)
    await orders.doc('o1').set({ ...ORDER, updatedAt: FieldValue.serverTimestamp() })
    const env = {
      FIRESTORE_EMULATOR_HOST: embedded.host,
      SECRET_KEY: 'a secret that nobody may ever see: 32',
      BREACHED_PASSWORDS: 'off',
    }
    const fit = await run(t, [], env)
    t.equal(fit.code, 0, fit.out)
    t.match(fit.out, /^ok {7}configuration: /)
    t.match(fit.out, /^ok {7}accounts: .* 2 accounts/m)
    t.match(fit.out, /^ok {7}breached passwords: not looked up/m)
    t.match(fit.out, /\nAll is well; this check has cost \d+ reads\n$/)

    const away = { ...env, REDIS_URL: 'redis://desk:hush-hush@127.0.0.1:1' }
    const unfit = await run(t, ['--json'], away)
    t.equal(unfit.code, 1)
    const { ok, findings } = JSON.parse(unfit.out)
    t.equal(ok, false)
    t.match(findings.at(-2), { level: 'failure', about: 'Redis', remedy: /nothing listens/ })
    t.notMatch(fit.out + unfit.out + unfit.err, /hush-hush|nobody may ever see/)
  },
)

t.test('everything that is wrong with the configuration has a line', async (t) => {
  const { code, out } = await run(t, [], { NODE_ENV: 'production', CACHE_BACKEND: 'disk' })
  t.equal(code, 1)
  const lines = out.split('\n').filter((line) => line.startsWith('failure'))
  t.match(lines, [
    /SECRET_KEY is missing/,
    /GOOGLE_CLOUD_PROJECT is missing/,
    /CACHE_DIR is missing/,
  ])
})

t.test('what it does not understand it answers with 2 and how to use it', async (t) => {
  const { code, err } = await run(t, ['--since', 'yesterday'], {})
  t.equal(code, 2)
  t.match(err, /^«--since» takes a time[\s\S]*Usage: pnpm check/)
})
