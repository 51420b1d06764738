import t from 'tap'
import { cookieHeader, startDesk } from './fixtures/desk.ts'

const JSON_HEADERS = { 'content-type': 'application/json' }
const FORM = { 'content-type': 'application/x-www-form-urlencoded' }

t.test('GET /healthz answers without a session', async (t) => {
  const { app } = await startDesk(t)
  const answer = await app.inject('/healthz')
  t.equal(answer.statusCode, 200)
  t.strictSame(answer.json(), { status: 'ok' })
})

t.test('a request that is wrong gets a Problem that names what is', async (t) => {
  const { app } = await startDesk(t)
  const login = (payload: string, headers: Record<string, string> = JSON_HEADERS) =>
    app.inject({ method: 'POST', url: '/api/auth/login', payload, headers })
  const refused: readonly (readonly [Promise<{ json(): unknown }>, number, string, RegExp])[] = [
    [login('{"email":"a@b.c"}'), 400, 'INVALID_REQUEST', /^password in the body is missing$/],
    [login('{"email":"a","password":"x"}'), 400, 'INVALID_REQUEST', /^email in the body must/],
    [
      login('{"email":"a@b.c","password":"x","role":"root"}'),
      400,
      'INVALID_REQUEST',
      /^role in the body is not known here$/,
    ],
    [login('[]'), 400, 'INVALID_REQUEST', /^the body must be object$/],
    [login('{"email":'), 400, 'MALFORMED_JSON', /JSON/],
    [login(''), 400, 'MALFORMED_JSON', /empty/],
    [login('{"__proto__":{"email":1}}'), 400, 'MALFORMED_JSON', /JSON/],
    [login('{"constructor":{"prototype":{"a":1}}}'), 400, 'MALFORMED_JSON', /JSON/],
    [login('email=a', FORM), 415, 'UNSUPPORTED_MEDIA_TYPE', /Media/],
    [login(`"${'x'.repeat(16_384)}"`), 413, 'BODY_TOO_LARGE', /too large/],
    [login('email=a', { 'content-type': 'text/plain' }), 415, 'UNSUPPORTED_MEDIA_TYPE', /Media/],
    [app.inject('/api/%zz'), 400, 'INVALID_REQUEST', /not a valid url/],
    [app.inject('/api/nothing?at=all'), 404, 'NOT_FOUND', /^GET \/api\/nothing does not exist$/],
    [app.inject({ method: 'DELETE', url: '/healthz' }), 404, 'NOT_FOUND', /DELETE/],
  ]
  for (const [answer, statusCode, code, message] of refused) {
    t.match((await answer).json(), { statusCode, code, error: String, message })
  }
})

t.test(
  'everything under /api but sign-in wants a session before it looks at the request',
  async (t) => {
    const { app } = await startDesk(t)
    const answer = await app.inject({
      method: 'POST',
      url: '/api/auth/logout',
      payload: '{',
      headers: JSON_HEADERS,
    })
    t.match(answer.json(), { statusCode: 401, code: 'NOT_SIGNED_IN' })
  },
)

t.test('a parameter that is given twice is refused, whichever would count', async (t) => {
  const { app, signIn } = await startDesk(t)
  const headers = { cookie: cookieHeader(await signIn()) }
  for (const query of ['limit=1&limit=5000', 'since=a.1&since=b.2']) {
    const answer = await app.inject({ url: `/api/orders?${query}`, headers })
    t.match(answer.json(), { statusCode: 400, code: 'INVALID_REQUEST' }, query)
  }
})

t.test('a fault of ours tells the log everything and the caller nothing', async (t) => {
  const { app, log } = await startDesk(t)
  app.get('/fault', () => {
    throw new Error('the table «orders» lies in ruins')
  })
  const answer = await app.inject('/fault')
  t.match(answer.json(), { statusCode: 500, code: 'INTERNAL', error: 'Internal Server Error' })
  t.notMatch(answer.body, /ruins|at .*\.ts/)
  t.match(log.join(''), /lies in ruins.*app\.test\.ts/)
})

t.test('no answer under /api may be stored or taken for a page, whatever it says', async (t) => {
  const { app, signIn, me, signOut } = await startDesk(t)
  const signedIn = await signIn()
  const cookie = cookieHeader(signedIn)
  const answers = [
    signedIn,
    await me(cookie),
    await signOut(cookie),
    await me(cookie),
    await signIn({}),
    await app.inject('/api/nothing'),
    await app.inject('/api/%zz'),
    await app.inject(`/api/orders/${'x'.repeat(5000)}`),
  ]
  t.strictSame(
    answers.map(({ statusCode }) => statusCode),
    [200, 200, 204, 401, 400, 404, 400, 414],
  )
  for (const { headers, body } of answers) {
    t.equal(headers['cache-control'], 'no-store')
    t.equal(headers['x-content-type-options'], 'nosniff')
    t.match(headers['content-security-policy'], /default-src 'none'.*frame-ancestors 'none'/)
    if (body !== '') t.equal(headers['content-type'], 'application/json; charset=utf-8')
  }
})

t.test('polls are logged for those who debug, sign-ins and refusals for everyone', async (t) => {
  const { app, signIn, me, log } = await startDesk(t)
  await me(cookieHeader(await signIn()))
  await app.inject('/nothing')
  const levels = log
    .map((line): unknown => JSON.parse(line))
    .flatMap((line) => (/^[A-Z]+ .* \d+$/.test(messageOf(line)) ? [line] : []))
  t.match(levels, [
    { level: 30, msg: 'POST /api/auth/login 200', statusCode: 200, ms: Number },
    { level: 20, msg: 'GET /api/auth/me 200' },
    { level: 30, msg: 'GET unknown path 404' },
  ])
})

function messageOf(line: unknown): string {
  return typeof line === 'object' && line !== null && 'msg' in line ? String(line.msg) : ''
}
