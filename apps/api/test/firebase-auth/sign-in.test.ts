// Signing in with Firebase: real firebase-admin, real signatures, Google on this machine.
import { generateKeyPairSync } from 'node:crypto'
import t, { type Test } from 'tap'
import { ADA, cookieHeader, cookieSetBy, startDesk } from '../fixtures/desk.ts'
import { PROJECT, startGoogle } from '../fixtures/google-identity.ts'

const FIREBASE = { AUTH_PROVIDER: 'firebase', FIREBASE_WEB_API_KEY: 'AIza-web-key' }
const MINUTE_MS = 60_000

async function firebaseDesk(t: Test, options?: { timeoutMs: number }) {
  const google = await startGoogle(t, options)
  const desk = await startDesk(t, FIREBASE, { firebase: google.admins })
  const enter = (idToken: string, headers = {}) =>
    desk.app.inject({ method: 'POST', url: '/api/auth/firebase', payload: { idToken }, headers })
  return { ...google, ...desk, enter }
}

t.test('an admin whom Firebase vouches for gets a session like any other', async (t) => {
  const { enter, tokenWith, me, signOut, log } = await firebaseDesk(t)
  const idToken = tokenWith({ email: 'Ada@Shop.example' })
  const answer = await enter(idToken)
  t.match(answer.json(), { email: ADA.email, signedInAt: String, expiresAt: String })
  const cookie = cookieHeader(answer)
  t.equal((await me(cookie)).statusCode, 200)
  t.equal((await signOut(cookie)).statusCode, 204)
  t.match(log.join(''), /\[AUTH\] Signed in/)
  t.notOk(log.join('').includes(idToken.split('.')[1] ?? ''))
  t.notOk(log.join('').includes(ADA.email))
})

t.test('what is wrong with a token, Firebase’s own verifier finds', async (t) => {
  const { enter, tokenWith, user } = await firebaseDesk(t)
  const now = Math.floor(Date.now() / 1000)
  const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
  const [head, , signature] = tokenWith().split('.')
  const other = Buffer.from(JSON.stringify({ sub: 'uid-ada', admin: true })).toString('base64url')
  const wrong = {
    forged: tokenWith({}, stranger),
    altered: [head, other, signature].join('.'),
    unsigned: `${Buffer.from('{"alg":"none"}').toString('base64url')}.${tokenWith().split('.')[1]}.`,
    'of another project': tokenWith({ aud: 'another-project' }),
    'of another issuer': tokenWith({ iss: `https://session.firebase.google.com/${PROJECT}` }),
    expired: tokenWith({ iat: now - 7200, exp: now - 3600 }),
    'no token': 'x.y.z',
    'of nobody': tokenWith({ sub: 'uid-nobody' }),
  }
  for (const [what, token] of Object.entries(wrong)) {
    const answer = await enter(token)
    t.match(answer.json(), { statusCode: 401, code: 'WRONG_ID_TOKEN' }, what)
    t.equal(cookieSetBy(answer), undefined)
  }
  user.validSince = String(now)
  t.match((await enter(tokenWith())).json(), { code: 'WRONG_ID_TOKEN' }, 'revoked')
  Object.assign(user, { validSince: '0', disabled: true })
  t.match((await enter(tokenWith())).json(), { code: 'WRONG_ID_TOKEN' }, 'disabled')
})

t.test('a program with an API token begins no session', async (t) => {
  const { enter, tokenWith } = await firebaseDesk(t)
  const answer = await enter(tokenWith(), { authorization: 'Bearer ddk_whatever' })
  t.match(answer.json(), { statusCode: 403, code: 'INSUFFICIENT_SCOPE' })
  t.equal(cookieSetBy(answer), undefined)
})

t.test('whom Firebase knows is not yet an admin', async (t) => {
  const { enter, tokenWith, user } = await firebaseDesk(t)
  const refused = async (claims: object, account: object = {}) => {
    const before = { ...user }
    Object.assign(user, account)
    const answer = await enter(tokenWith(claims))
    t.match(answer.json(), { statusCode: 403, code: 'NOT_AN_ADMIN' })
    Object.assign(user, before)
  }
  await refused({ admin: undefined })
  await refused({ admin: 'true' })
  await refused({ email_verified: false })
  await refused({ email: undefined })
  await refused({ email: 'eve@shop.example' })
  await refused({}, { customAttributes: '{}' })
  await refused({}, { emailVerified: false })
  t.equal((await enter(tokenWith())).statusCode, 200)
})

t.test('a session ends within five minutes of its admin’s access', async (t) => {
  const { enter, tokenWith, me, user, clock, google, log } = await firebaseDesk(t)
  clock.now = Date.now()
  const ends: readonly (readonly [string, object])[] = [
    ['disabled', { disabled: true }],
    ['no admin any more', { customAttributes: '{"admin":false}' }],
    ['revoked', { validSince: String(Math.floor(clock.now / 1000) + 3600) }],
    ['deleted', { email: 'another@shop.example' }],
  ]
  for (const [what, change] of ends) {
    const cookie = cookieHeader(await enter(tokenWith()))
    const before = { ...user }
    const { lookups } = google
    Object.assign(user, change)
    clock.now += 4 * MINUTE_MS
    t.equal((await me(cookie)).statusCode, 200)
    t.equal(google.lookups, lookups, 'Firebase is not asked with every request')
    clock.now += 2 * MINUTE_MS
    t.match((await me(cookie)).json(), { statusCode: 401, code: 'NOT_SIGNED_IN' }, what)
    Object.assign(user, before)
    clock.now += MINUTE_MS
    t.equal((await me(cookie)).statusCode, 401, 'and does not begin again')
  }
  t.match(log.join(''), /access-withdrawn/)
})

t.test('while Firebase does not answer nobody comes in, and who is in stays an hour', async (t) => {
  const { enter, tokenWith, me, clock, google } = await firebaseDesk(t, { timeoutMs: 400 })
  const cookie = cookieHeader(await enter(tokenWith()))
  google.isDown = true
  const answer = await enter(tokenWith())
  t.match(answer.json(), { statusCode: 503, code: 'FIREBASE_UNAVAILABLE' })
  t.equal(answer.headers['retry-after'], '5')
  clock.now += 59 * MINUTE_MS
  t.equal((await me(cookie)).statusCode, 200)
  clock.now += 2 * MINUTE_MS
  t.equal((await me(cookie)).statusCode, 503)
})

t.test(
  'another site’s page signs nobody in, and tokens that are guessed are throttled',
  async (t) => {
    const { enter, tokenWith } = await firebaseDesk(t)
    const refused = await enter(tokenWith(), { 'sec-fetch-site': 'cross-site' })
    t.match(refused.json(), { code: 'CROSS_SITE_REQUEST' })
    for (let n = 0; n < 30; n++) await enter('x.y.z')
    t.match((await enter(tokenWith())).json(), { statusCode: 429, code: 'TOO_MANY_TRIES' })
  },
)

t.test('a desk tells how one signs in, and refuses the other way', async (t) => {
  const { app, signIn } = await firebaseDesk(t)
  t.strictSame((await app.inject('/api/auth/config')).json(), {
    provider: 'firebase',
    firebase: {
      apiKey: 'AIza-web-key',
      authDomain: `${PROJECT}.firebaseapp.com`,
      projectId: PROJECT,
      google: true,
    },
  })
  t.match((await signIn()).json(), { statusCode: 409, code: 'OTHER_SIGN_IN' })
  const desk = await startDesk(t)
  t.strictSame((await desk.app.inject('/api/auth/config')).json(), {
    provider: 'password',
    firebase: null,
  })
  const answer = await desk.app.inject({ method: 'POST', url: '/api/auth/firebase' })
  t.match(answer.json(), { statusCode: 409, code: 'OTHER_SIGN_IN' })
})
