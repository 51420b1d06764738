import t from 'tap'
import { createLogger } from '../../src/logging/logger.ts'
import { ADA, BOB, cookieHeader, startDesk } from '../fixtures/desk.ts'

type Desk = Awaited<ReturnType<typeof startDesk>>

const WRONG = { ...ADA, password: 'a wrong but private one' }
const TOKEN = 'ddk_0123456789abcdefghijklmnopqrstuvwxyz'

const authLines = ({ log }: Desk) =>
  log.flatMap((line) => {
    const fields: { msg?: unknown; account?: unknown } = JSON.parse(line)
    return String(fields.msg).startsWith('[AUTH] ') ? [fields] : []
  })

t.test('who comes, goes and is refused leaves one line each', async (t) => {
  const desk = await startDesk(t, { TRUST_PROXY: '1' })
  const headers = { 'x-forwarded-for': '203.0.113.9' }
  const cookie = cookieHeader(await desk.signIn(ADA, { headers }))
  for (let n = 0; n < 6; n++) await desk.signIn(WRONG, { headers })
  await desk.signIn(BOB, { headers: { ...headers, 'sec-fetch-site': 'cross-site' } })
  await desk.signOut(cookie)
  const lines = authLines(desk)
  const address = '203.0.113.9'
  t.match(lines, [
    { level: 30, event: 'signed-in', msg: '[AUTH] Signed in', address, account: /^[\w-]{16}$/ },
    ...Array.from({ length: 5 }, () => ({ level: 40, event: 'sign-in-failed', address })),
    { level: 40, event: 'sign-in-throttled', address },
    { level: 40, event: 'cross-site-request', address },
    { level: 30, event: 'signed-out', reqId: String },
  ])
  t.equal(lines.length, 9)
  const accounts = new Set(lines.flatMap(({ account }) => account ?? []))
  t.equal(accounts.size, 1, 'the same person has the same pseudonym')
})

t.test('a pseudonym means nothing without the secret key', async (t) => {
  const accounts = []
  for (const SECRET_KEY of [
    '5e884898da28047151d0e56f8dc62927',
    '7f0c1a93be5d4826a1f39c7de0b84652',
  ]) {
    const desk = await startDesk(t, { SECRET_KEY })
    await desk.signIn()
    accounts.push(authLines(desk)[0]?.account)
  }
  t.not(accounts[0], accounts[1])
})

t.test('a whole session leaves no name, password, cookie or token in the log', async (t) => {
  const desk = await startDesk(t)
  const { app, signIn, signOut, me, embedded, log } = desk
  app.get('/fault', (request) => {
    request.log.info({ headers: request.headers, email: ADA.email, idToken: TOKEN }, 'careless')
    throw new Error('a fault')
  })
  const cookie = cookieHeader(await signIn())
  const headers = { cookie, authorization: `Bearer ${TOKEN}` }
  await signIn(WRONG)
  await signIn({ ...ADA, password: ['a malformed but private one'] })
  await signIn({ email: 'nobody@private.example', password: 'x' }, { headers })
  await me(cookie)
  await app.inject({ url: '/api/orders', headers })
  embedded.faults.inject({ method: 'BatchGetDocuments', status: 'PERMISSION_DENIED', times: 1 })
  await signIn()
  await app.inject({ url: '/fault', headers })
  await signOut(cookie)
  const text = log.join('')
  t.match(text, /careless/)
  const id = decodeURIComponent(cookie.split('=')[1] ?? '').split('.')[0]
  for (const secret of [ADA.email, 'private', ADA.password, id, TOKEN]) {
    t.notOk(text.includes(String(secret)), String(secret))
  }
})

t.test('nor does what is put where it does not belong', async (t) => {
  const { app, log, signIn } = await startDesk(t)
  const headers = { cookie: cookieHeader(await signIn()) }
  const post = (url: string, payload: string | object, more: Record<string, string> = {}) =>
    app.inject({ method: 'POST', url, payload, headers: { ...headers, ...more } })
  const json = { 'content-type': 'application/json' }
  for (const url of [
    '/api/orders?password=private',
    `/api/auth/config?email=${ADA.email}`,
    '/api/orders/private',
    `/api/${ADA.email}`,
    `/private?token=${TOKEN}`,
  ]) {
    await app.inject({ url, headers })
  }
  await app.inject({ method: 'DELETE', url: `/api/auth/tokens/${TOKEN}`, headers })
  await post('/api/auth/login', '{"password": "private" private', json)
  await post('/api/auth/login', 'private', json)
  await post('/api/auth/login', 'x', { 'content-type': 'text/private' })
  await post('/api/auth/login', { ...ADA, private: 'private' })
  await post('/api/auth/login', ADA, { origin: 'https://private.example' })
  await post('/api/auth/password', { current: 'private', next: 'a private new one' })
  await app.inject({ url: '/api/auth/me', headers: { authorization: 'Basic private' } })
  const text = log.join('')
  t.match(text, /"GET \/api\/orders\/:id 404"/)
  for (const secret of [ADA.email, 'private', TOKEN]) t.notOk(text.includes(secret), secret)
})

t.test('an error is logged without the secrets in its words and those of its causes', async (t) => {
  const lines: string[] = []
  const logger = createLogger({ logLevel: 'trace' }, { write: (line) => lines.push(line) })
  const secrets = [
    ADA.email,
    'ada%40shop.example',
    'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln',
    'Bearer Z29vZ2xl',
    '$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$pl5WRWRFO4H7qtcz/1gqEM',
    `ddk_0123456789abcdef_${'s'.repeat(43)}`,
  ]
  const cause = new Error(`Google said: ${secrets.join(' or ')}`)
  const error = new Error(`It failed for ${ADA.email}`, { cause })
  logger.warn({ err: Object.assign(error, { details: ADA.email }) }, 'trouble')
  logger.error(error)
  logger.info(`[SYNC] Firestore said: ${secrets.join('\n')}`)
  const text = lines.join('')
  for (const secret of secrets) t.notOk(text.includes(secret.slice(-20)), secret)
  t.match(text, /It failed for \[secret\].*auth-log\.test\.ts.*caused by/)
  t.match(text, /ddk_0123456789abcdef_\[secret\]/, 'its id tells which one it was')
})
