import t from 'tap'
import { FIREBASE_COMMANDS } from '../../src/admin-cli/firebase-commands.ts'
import { startGoogle } from '../fixtures/google-identity.ts'
import { startProgram } from '../fixtures/program.ts'

t.test('an operator makes a user of Firebase an admin, and takes it back', async (t) => {
  const { admins, user } = await startGoogle(t)
  user.customAttributes = '{"team":"north"}'
  t.match(await FIREBASE_COMMANDS.grant?.(admins, ' Ada@Shop.example'), /^ada@shop\.example is an/)
  t.strictSame(JSON.parse(user.customAttributes), { team: 'north', admin: true })
  const before = Math.floor(Date.now() / 1000)
  t.match(await FIREBASE_COMMANDS.revoke?.(admins, user.email), /no admin any more/)
  t.strictSame(JSON.parse(user.customAttributes), { team: 'north' })
  t.ok(Number(user.validSince) >= before, 'tokens from before are worth nothing')
})

t.test('whom Firebase does not know, nobody can let in', async (t) => {
  const { admins } = await startGoogle(t)
  await t.rejects(admins.grant('eve@shop.example'), {
    code: 'FIREBASE_USER_NOT_FOUND',
    message: /Nobody in Firebase Authentication has the address eve@shop\.example/,
  })
})

t.test('what was typed wrong is told', async (t) => {
  const { code, err } = await startProgram(t, 'admin-cli/main.ts', { args: ['firebase', 'add'] })
    .ended
  t.equal(code, 2)
  t.match(err, /«firebase» takes «grant» or «revoke»/)
})
