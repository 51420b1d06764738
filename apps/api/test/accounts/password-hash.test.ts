import t from 'tap'
import { hashPassword, isOutdated, verifyPassword } from '../../src/accounts/password-hash.ts'

const PASSWORD = 'correct horse battery staple'

t.test('a password verifies against its own hash and no other does', async (t) => {
  const hash = await hashPassword(PASSWORD)
  t.equal(await verifyPassword(PASSWORD, hash), true)
  t.equal(await verifyPassword(`${PASSWORD} `, hash), false)
  t.equal(await verifyPassword('', hash), false)
})

t.test('a hash carries its algorithm and parameters, and a salt of its own', async (t) => {
  const [one, other] = await Promise.all([hashPassword(PASSWORD), hashPassword(PASSWORD)])
  t.match(one, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/)
  t.not(one, other)
})

t.test('a hash that was made elsewhere, with other parameters, verifies', async (t) => {
  // The command-line tool of the reference implementation (github.com/P-H-C/phc-winner-argon2) gives this for
  // `echo -n password | argon2 somesalt -id -t 2 -k 256 -p 1 -l 32`; the test vectors beside it have the same.
  const reference =
    '$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4'
  t.equal(await verifyPassword('password', reference), true)
  t.equal(await verifyPassword('Password', reference), false)
})

t.test('without a hash, or with one that can not be read, no password is right', async (t) => {
  const unreadable = [
    undefined,
    '',
    'plain text',
    '$2b$12$C6UzMDM.H6dfI/f/IKcEeO1aJ0wZ0m4b0K1y1Wb7m3p9c8jvGq3y2',
    '$argon2id$v=19$m=0,t=1,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4',
    '$argon2id$v=19$m=256,t=0,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4',
  ]
  for (const stored of unreadable) t.equal(await verifyPassword(PASSWORD, stored), false)
})

t.test('the same password typed as other code points is the same password', async (t) => {
  const composed = 'caf\u00e9 au lait, twice'
  const decomposed = 'cafe\u0301 au lait, twice'
  t.equal(await verifyPassword(decomposed, await hashPassword(composed)), true)
})

t.test('a hash is outdated that takes less work than one of today, and no other', async (t) => {
  const hashed = (parameters: string) =>
    `$argon2id$v=19$${parameters}$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4`
  t.equal(isOutdated(await hashPassword(PASSWORD)), false)
  t.equal(isOutdated(hashed('m=47104,t=1,p=1')), false, 'which OWASP calls equal')
  t.equal(isOutdated(hashed('m=65536,t=3,p=4')), false)
  t.equal(isOutdated(hashed('m=19456,t=1,p=1')), true)
  t.equal(isOutdated(hashed('m=9216,t=4,p=1')), true)
  t.equal(isOutdated('plain text'), false, 'what can not be read lets nobody in anyway')
})

t.test('a new password has 12 to 1,024 characters', async (t) => {
  await t.rejects(hashPassword('elevenchars'), { code: 'UNFIT_PASSWORD' })
  await t.rejects(hashPassword('x'.repeat(1025)), { code: 'UNFIT_PASSWORD' })
  t.ok(await hashPassword('twelve chars'))
  t.ok(await hashPassword('x'.repeat(1024)))
})
