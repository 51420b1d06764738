// API tokens: what a program may do with one, who may make it, and how it ends.
import { setImmediate as turn } from 'node:timers/promises'
import { NewToken, TokenList } from '@deltadesk/contract'
import t from 'tap'
import Value from 'typebox/value'
import { hashPassword } from '../../src/accounts/password-hash.ts'
import { makeToken } from '../../src/tokens/api-token.ts'
import { ADA, BOB, cookieHeader } from '../fixtures/desk.ts'
import { type Desk, deskWith } from '../fixtures/orders.ts'

const DAY_MS = 86_400_000

async function setUp(t: Parameters<typeof deskWith>[0]) {
  const desk = await deskWith(t, 3)
  const cookie = cookieHeader(await desk.signIn())
  const make = async (wish: object = {}, by = cookie) =>
    desk.app.inject({
      method: 'POST',
      url: '/api/auth/tokens',
      headers: { cookie: by },
      payload: { name: 'Accounting', scopes: ['orders:read'], expiresInDays: 30, ...wish },
    })
  return {
    desk,
    cookie,
    make,
    made: async (wish: object = {}) => Value.Parse(NewToken, (await make(wish)).json()),
    listed: async (by = cookie) => {
      const answer = await desk.app.inject({ url: '/api/auth/tokens', headers: { cookie: by } })
      return Value.Parse(TokenList, answer.json()).tokens
    },
    revoke: (id: string, by = cookie) =>
      desk.app.inject({ method: 'DELETE', url: `/api/auth/tokens/${id}`, headers: { cookie: by } }),
  }
}

function ask(desk: Desk, secret: string, url = '/api/orders', headers: object = {}) {
  return desk.app.inject({ url, headers: { authorization: `Bearer ${secret}`, ...headers } })
}

const INVALID = { statusCode: 401, code: 'INVALID_TOKEN' }

t.test('a token reads the orders, and its secret is shown once and kept nowhere', async (t) => {
  const { desk, made, listed } = await setUp(t)
  const { token, secret } = await made()
  t.match(token, {
    name: 'Accounting',
    scopes: ['orders:read'],
    createdAt: '2026-11-23T20:00:00.000Z',
    expiresAt: '2026-12-23T20:00:00.000Z',
    lastUsedAt: null,
  })
  t.match(secret, /^ddk_[0-9a-f]{16}_[\w-]{43}$/)
  const answer = await ask(desk, secret)
  t.match(answer.json(), { count: 3 })
  t.strictSame(answer.cookies, [])
  t.equal(desk.sessions.size, 1, 'it makes no session')
  t.equal((await ask(desk, secret, '/api/orders/o1')).statusCode, 200)
  t.match(await listed(), [{ id: token.id, lastUsedAt: '2026-11-23T20:00:00.000Z' }])

  const [, , random = ''] = secret.split(/_(.*)_(.{43})$/)
  const kept = JSON.stringify((await desk.tokenDocuments.get()).docs.map((one) => one.data()))
  t.notOk(kept.includes(random))
  t.notOk(desk.log.join('').includes(random))
})

t.test('a token is good for its scopes, and for nothing that takes a person', async (t) => {
  const { desk, made, cookie } = await setUp(t)
  const { secret: reads } = await made()
  const { secret: administers } = await made({ scopes: ['sync:admin'] })
  t.equal((await ask(desk, administers, '/api/admin/session-info')).statusCode, 200)
  const headers = { authorization: `Bearer ${administers}` }
  const reconcile = { method: 'POST', url: '/api/admin/reconcile', headers, payload: {} } as const
  t.equal((await desk.app.inject(reconcile)).statusCode, 200)
  for (const [secret, url, scope] of [
    [administers, '/api/orders', 'orders:read'],
    [administers, '/api/orders/o1', 'orders:read'],
    [reads, '/api/admin/session-info', 'sync:admin'],
  ] as const) {
    const answer = await ask(desk, secret, url)
    t.match(answer.json(), { statusCode: 403, code: 'INSUFFICIENT_SCOPE' })
    t.match(answer.headers['www-authenticate'], `error="insufficient_scope", scope="${scope}"`)
  }
  const both = await made({ scopes: ['orders:read', 'sync:admin'] })
  for (const url of ['/api/auth/me', '/api/auth/sessions', '/api/auth/tokens']) {
    const answer = await ask(desk, both.secret, url, { cookie })
    t.match(answer.json(), { statusCode: 403, code: 'INSUFFICIENT_SCOPE' }, 'cookie or not')
  }
  const signIn = await desk.signIn(ADA, { headers: { authorization: `Bearer ${both.secret}` } })
  t.match(signIn.json(), { statusCode: 403, code: 'INSUFFICIENT_SCOPE' }, 'password or not')
})

t.test('what is no token opens nothing, even beside a cookie that would', async (t) => {
  const { desk, made, cookie } = await setUp(t)
  const { secret } = await made()
  const other = (await made()).secret
  const forged = `${secret.slice(0, -43)}${other.slice(-43)}`
  for (const text of [forged, secret.slice(0, -1), `${secret}x`, 'ddk_', '', 'x'.repeat(5000)]) {
    const answer = await ask(desk, text, '/api/orders', { cookie })
    t.match(answer.json(), INVALID)
    t.equal(answer.headers['www-authenticate'], 'Bearer error="invalid_token"')
    t.strictSame(answer.cookies, [], 'and takes no cookie away')
  }
  t.equal((await desk.me(cookie)).statusCode, 200)
  const basic = { authorization: 'Basic YWRhOmFkYQ==', cookie }
  t.equal((await desk.app.inject({ url: '/api/auth/me', headers: basic })).statusCode, 200)
})

t.test('a token ends on its day', async (t) => {
  const { desk, made } = await setUp(t)
  const { secret } = await made({ expiresInDays: 1 })
  desk.clock.now += DAY_MS - 1
  t.equal((await ask(desk, secret)).statusCode, 200)
  desk.clock.now += 1
  t.match((await ask(desk, secret)).json(), INVALID)
})

t.test('a token is revoked by its owner, at once', async (t) => {
  const { desk, made, revoke, listed } = await setUp(t)
  const { token, secret } = await made()
  const bob = cookieHeader(await desk.signIn(BOB))
  t.strictSame(await listed(bob), [])
  t.match((await revoke(token.id, bob)).json(), { statusCode: 404, code: 'NOT_FOUND' })
  t.equal((await ask(desk, secret)).statusCode, 200)
  t.equal(desk.replicas.size, 1)
  t.equal((await revoke(token.id)).statusCode, 204)
  t.match((await ask(desk, secret)).json(), INVALID)
  t.equal(desk.replicas.size, 0, 'and its copy of the orders goes')
  t.equal((await revoke(token.id)).statusCode, 404)
  t.strictSame(await listed(), [])
})

t.test('one that is revoked elsewhere is refused within a minute', async (t) => {
  const { desk, made } = await setUp(t)
  const { token, secret } = await made()
  t.equal((await ask(desk, secret)).statusCode, 200)
  await desk.tokenStore.remove(token.id)
  desk.clock.now += 60_000
  t.match((await ask(desk, secret)).json(), INVALID)
  t.equal(desk.replicas.size, 0)
})

t.test('polling by token reads it once a minute, and writes its use once an hour', async (t) => {
  const { desk, made, listed } = await setUp(t)
  const { secret } = await made()
  const finds = desk.embedded.faults.inject({ method: 'BatchGetDocuments' })
  const writes = desk.embedded.faults.inject({ method: 'Commit' })
  for (let minute = 0; minute < 3; minute++) {
    for (let poll = 0; poll < 3; poll++) await ask(desk, secret)
    desk.clock.now += 60_000
  }
  t.equal(finds.struck, 3)
  t.equal(writes.struck, 1)
  desk.clock.now += 57 * 60_000
  await ask(desk, secret)
  t.equal(writes.struck, 2)
  t.match(await listed(), [{ lastUsedAt: '2026-11-23T21:00:00.000Z' }])
})

t.test('principals share nothing: not the copy, nor the cursor', async (t) => {
  const { desk, made, cookie } = await setUp(t)
  const [one, other] = [await made(), await made()]
  const epochOf = async (headers: Record<string, string>) => {
    const answer = await desk.app.inject({ url: '/api/orders', headers })
    return String(answer.json().cursor).split('.')[0]
  }
  const epochs = [
    await epochOf({ authorization: `Bearer ${one.secret}` }),
    await epochOf({ authorization: `bearer ${other.secret}`, cookie }),
    await epochOf({ cookie }),
  ]
  t.equal(new Set(epochs).size, 3)
  t.equal(await epochOf({ authorization: `Bearer ${one.secret}`, cookie }), epochs[0])
})

t.test('a wish that makes no sense makes no token', async (t) => {
  const { make, listed } = await setUp(t)
  for (const wish of [
    { name: '' },
    { name: ' ' },
    { name: 'x'.repeat(61) },
    { scopes: [] },
    { scopes: ['orders:write'] },
    { expiresInDays: 0 },
    { expiresInDays: 366 },
    { email: BOB.email },
  ]) {
    t.match((await make(wish)).json(), { statusCode: 400, code: 'INVALID_REQUEST' })
  }
  t.match((await make({}, '')).json(), { statusCode: 401, code: 'NOT_SIGNED_IN' })
  t.strictSame(await listed(), [])
})

t.test(
  'while Firestore does not answer, a token that was not seen lately has to wait',
  async (t) => {
    const { desk, made } = await setUp(t)
    const { secret } = await made()
    t.equal((await ask(desk, secret)).statusCode, 200)
    const method = 'BatchGetDocuments'
    const fault = desk.embedded.faults.inject({ method, status: 'PERMISSION_DENIED' })
    t.equal((await ask(desk, secret)).statusCode, 200)
    desk.clock.now += 60_000
    const answer = await ask(desk, secret)
    t.match(answer.json(), { statusCode: 503, code: 'TOKENS_UNAVAILABLE' })
    t.ok(answer.headers['retry-after'])
    fault.clear()
    t.equal((await ask(desk, secret)).statusCode, 200)
  },
)

t.test('a new password ends the tokens of its account', async (t) => {
  const { desk, made, cookie } = await setUp(t)
  const { secret } = await made()
  const payload = { current: ADA.password, next: 'nine lives of a cat' }
  const url = '/api/auth/password'
  await desk.app.inject({ method: 'POST', url, headers: { cookie }, payload })
  t.match((await ask(desk, secret)).json(), INVALID)
})

t.test('an account has 50 tokens at most, however many are asked for at once', async (t) => {
  const { desk, make, revoke, listed } = await setUp(t)
  const account = await desk.accounts.find(ADA.email)
  if (account === undefined) throw new Error('No account')
  const wish = { name: 'Program', scopes: ['orders:read'], days: 1 } as const
  await Promise.all(
    Array.from({ length: 49 }, () => {
      const { lastUsedAt, id, ...token } = makeToken(account, wish, desk.clock.now).token
      return desk.tokenDocuments.doc(id).create({ ...token, lastUsedAt: null })
    }),
  )
  const answers = await Promise.all([make(), make()])
  t.strictSame(answers.map(({ statusCode }) => statusCode).sort(), [201, 409])
  const refused = answers.find(({ statusCode }) => statusCode === 409)
  t.match(refused?.json(), { code: 'TOO_MANY_TOKENS', error: 'Conflict', message: /revoke one/ })
  const bob = cookieHeader(await desk.signIn(BOB))
  t.equal((await make({}, bob)).statusCode, 201, 'another has tokens of their own')
  await revoke(String((await listed())[0]?.id))
  t.equal((await make()).statusCode, 201)
})

t.test('a session whose account has changed makes no token, heard of or not', async (t) => {
  const { desk, make, listed } = await setUp(t)
  // The listener waits for an answer, and tells nobody.
  const fault = desk.embedded.faults.inject({ method: 'Listen', delayMs: 60_000 })
  desk.embedded.faults.cut('Listen')
  while (fault.struck === 0) await turn()
  await desk.accounts.setPassword(ADA.email, await hashPassword('nine lives of a cat'))
  t.match((await make()).json(), { statusCode: 401, code: 'NOT_SIGNED_IN' })
  await desk.accounts.setDisabled(ADA.email, true)
  t.match((await make()).json(), { statusCode: 401, code: 'NOT_SIGNED_IN' })
  t.strictSame(await listed(), [])
})
