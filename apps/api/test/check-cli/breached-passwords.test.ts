import t from 'tap'
import { PwnedPasswords } from '../../src/accounts/pwned-passwords.ts'
import { checkBreachedPasswords } from '../../src/check-cli/breached-passwords.ts'
import { startRangeServer } from '../fixtures/range-server.ts'

t.test('a service that knows what every breach has is fit, another one is not', async (t) => {
  const whole = new PwnedPasswords(await startRangeServer(t, ['password']))
  t.match(await checkBreachedPasswords(whole), { level: 'ok' })
  const empty = new PwnedPasswords(await startRangeServer(t, []))
  t.match(await checkBreachedPasswords(empty), { level: 'warning', says: /can't be whole/ })
})

t.test('one that is away is a warning, with the ways out of it', async (t) => {
  const { url, close } = await startRangeServer(t, [])
  await close()
  t.match(await checkBreachedPasswords(new PwnedPasswords({ url })), {
    level: 'warning',
    says: /ECONNREFUSED/,
    remedy: /a mirror of it there, or set it to off/,
  })
})
