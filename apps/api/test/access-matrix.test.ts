// Who may ask what: every route that there is, asked by everybody who should not be let in. A route that is added and
// not judged here fails the first test.
import { NewToken, SessionList, TokenList } from '@deltadesk/contract'
import t from 'tap'
import Value from 'typebox/value'
import { ADA, BOB, cookieHeader, startDesk } from './fixtures/desk.ts'
import { startGoogle } from './fixtures/google-identity.ts'
import { type Desk, deskWith } from './fixtures/orders.ts'
import { ROUTES } from './fixtures/routes.ts'

const GUARDED = ROUTES.filter(([, , access]) => access !== 'anyone')
/** Where Firebase has the passwords, and the desk no account that a token could stand for. */
const NOT_WITH_FIREBASE = /\/auth\/(password|second-factor|tokens)/
const HOUR_MS = 3_600_000
const DAY_MS = 86_400_000

/** What Fastify prints of its routes, as `GET /api/orders`. */
function routesOf({ app }: Desk): string[] {
  const above: string[] = []
  return app
    .printRoutes({ commonPrefix: false })
    .split('\n')
    .flatMap((line) => {
      const match = /^(?<indent>.*?)[├└]── (?<path>\S*) \((?<methods>[^)]*)\)/.exec(line)
      if (match?.groups === undefined) return []
      const { indent = '', path = '', methods = '' } = match.groups
      const depth = indent.length / 4
      above.length = depth
      above.push(path)
      const url = above.join('').replace(/(?<=.)\/$/, '')
      return methods
        .split(', ')
        .filter((method) => !['HEAD', 'OPTIONS'].includes(method))
        .map((method) => `${method} ${url}`)
    })
}

function ask(desk: Desk, [method, url]: (typeof ROUTES)[number], headers: Record<string, string>) {
  const payload = method === 'POST' ? { payload: {} } : {}
  return desk.app.inject({ method, url: url.replace(':id', 'some'), headers, ...payload })
}

/** Asks every guarded route, and expects nothing but `statusCode` and `code`. */
async function refused(
  t: Parameters<typeof deskWith>[0],
  desk: Desk,
  headers: Record<string, string>,
  expected: { statusCode: number; code: string | RegExp },
  routes = GUARDED,
): Promise<void> {
  for (const route of routes) {
    const [method, url] = route
    t.match((await ask(desk, route, headers)).json(), expected, `${method} ${url}`)
    if (method !== 'GET') continue
    const head = await desk.app.inject({ method: 'HEAD', url: url.replace(':id', 'some'), headers })
    t.match(head, { statusCode: expected.statusCode, body: '' }, `HEAD ${url}`)
  }
}

async function tokenOf(desk: Desk, scope: string): Promise<{ authorization: string }> {
  const { app } = desk
  const cookie = cookieHeader(await desk.signIn())
  const payload = { name: scope, scopes: [scope], expiresInDays: 1 }
  const made = await app.inject({
    method: 'POST',
    url: '/api/auth/tokens',
    headers: { cookie },
    payload,
  })
  return { authorization: `Bearer ${Value.Parse(NewToken, made.json()).secret}` }
}

const NOT_SIGNED_IN = { statusCode: 401, code: 'NOT_SIGNED_IN' }
const INVALID_TOKEN = { statusCode: 401, code: 'INVALID_TOKEN' }
const INSUFFICIENT = { statusCode: 403, code: 'INSUFFICIENT_SCOPE' }

t.test('every route is judged here', async (t) => {
  const METRICS_TOKEN = '5e884898da28047151d0e56f8dc62927'
  const DASHBOARD_DIR = t.testdir({ 'index.html': '<!doctype html>' })
  const judged = ROUTES.map(([method, url]) => `${method} ${url}`)
  const more = ['GET /metrics', 'GET /', 'GET /index.html', 'GET /*']
  const desk = await deskWith(t, 0, { METRICS_TOKEN, DASHBOARD_DIR })
  const isUnknown = (route: string) => /^\w+ \/api\/?\*?$/.test(route)
  const routes = routesOf(desk).filter((route) => !isUnknown(route))
  t.strictSame(routes.sort(), [...judged, ...more].sort())
  for (const headers of [{}, { cookie: cookieHeader(await desk.signIn()) }]) {
    const answer = await desk.app.inject({ url: '/metrics', headers })
    t.match(answer.json(), { statusCode: 401, code: 'WRONG_METRICS_TOKEN' })
    const unknown = await desk.app.inject({ url: '/api/unknown', headers })
    t.match(unknown.json(), { statusCode: 404, code: 'NOT_FOUND' })
  }
})

t.test('nobody, and nobody with a cookie or token of their own making, gets in', async (t) => {
  const desk = await deskWith(t, 1)
  await refused(t, desk, {}, NOT_SIGNED_IN)
  await refused(t, desk, { cookie: `deltadesk.sid=${'a'.repeat(32)}.forged` }, NOT_SIGNED_IN)
  await refused(t, desk, { authorization: 'Bearer ' }, INVALID_TOKEN)
  const guess = `Bearer ddk_${'0'.repeat(16)}_${'a'.repeat(43)}`
  await refused(t, desk, { authorization: guess }, INVALID_TOKEN)
})

t.test('a session that has ended opens nothing', async (t) => {
  const desk = await deskWith(t, 1)
  const signIn = async () => cookieHeader(await desk.signIn())
  const [signedOut, idle, used] = [await signIn(), await signIn(), await signIn()]
  await desk.signOut(signedOut)
  await refused(t, desk, { cookie: signedOut }, NOT_SIGNED_IN)
  for (let hour = 0; hour < 24; hour++) {
    t.equal((await desk.me(used)).statusCode, 200)
    if (hour === 2) await refused(t, desk, { cookie: idle }, NOT_SIGNED_IN)
    desk.clock.now += HOUR_MS
  }
  await refused(t, desk, { cookie: used }, NOT_SIGNED_IN)
})

t.test('nor does a disabled account, by session or token', async (t) => {
  const desk = await deskWith(t, 1)
  const cookie = cookieHeader(await desk.signIn())
  const token = await tokenOf(desk, 'orders:read')
  await desk.accounts.setDisabled(ADA.email, true)
  while ((await desk.me(cookie)).statusCode === 200) await new Promise(setImmediate)
  await refused(t, desk, { cookie }, NOT_SIGNED_IN)
  await refused(t, desk, token, INVALID_TOKEN)
})

for (const scope of ['orders:read', 'sync:admin'] as const) {
  t.test(`a token with ${scope} does that and no more`, async (t) => {
    const desk = await deskWith(t, 1)
    const token = await tokenOf(desk, scope)
    const allowed = GUARDED.filter(([, , access]) => access === scope)
    await refused(
      t,
      desk,
      token,
      INSUFFICIENT,
      GUARDED.filter((route) => !allowed.includes(route)),
    )
    for (const route of allowed) {
      t.notOk([401, 403].includes((await ask(desk, route, token)).statusCode), route[1])
    }
    desk.clock.now += 2 * DAY_MS
    await refused(t, desk, token, INVALID_TOKEN)
  })
}

t.test('a token that was revoked opens nothing', async (t) => {
  const desk = await deskWith(t, 1)
  const token = await tokenOf(desk, 'orders:read')
  t.equal((await desk.app.inject({ url: '/api/orders', headers: token })).statusCode, 200)
  const headers = { cookie: cookieHeader(await desk.signIn()) }
  const id = token.authorization.split('_')[1]
  await desk.app.inject({ method: 'DELETE', url: `/api/auth/tokens/${id}`, headers })
  await refused(t, desk, token, INVALID_TOKEN)
})

t.test('where a second factor is demanded, nothing else is open until it is set up', async (t) => {
  const desk = await deskWith(t, 1, { SECOND_FACTOR: 'required' })
  const headers = { cookie: cookieHeader(await desk.signIn()) }
  const needed = { statusCode: 403, code: 'SECOND_FACTOR_NEEDED' }
  const open = /\/auth\/(me|logout|second-factor(\/confirmation)?)$/
  const shut = GUARDED.filter(([, url]) => !open.test(url))
  await refused(t, desk, headers, needed, shut)
  t.match((await desk.me(headers.cookie)).json(), { needsSecondFactor: true })
  for (const route of GUARDED.filter((one) => !shut.includes(one))) {
    const answer = await ask(desk, route, headers)
    t.notOk(answer.body.includes('SECOND_FACTOR_NEEDED'), route[1])
  }
})

t.test('with Firebase nobody gets in either, nor who is an admin no more', async (t) => {
  const { admins, user, tokenWith } = await startGoogle(t)
  const env = { AUTH_PROVIDER: 'firebase', FIREBASE_WEB_API_KEY: 'AIza-web-key' }
  const desk = await startDesk(t, env, { firebase: admins })
  desk.clock.now = Date.now()
  const guarded = GUARDED.filter(([, url]) => !NOT_WITH_FIREBASE.test(url))
  const open = ROUTES.filter(([, , access]) => access === 'anyone')
  const expected = [...open, ...guarded].map(([method, url]) => `${method} ${url}`)
  t.strictSame(routesOf(desk).sort(), expected.sort())
  await refused(t, desk, {}, NOT_SIGNED_IN, guarded)
  for (const route of guarded) {
    Object.assign(user, { customAttributes: '{"admin":true}' })
    const payload = { idToken: tokenWith() }
    const signedIn = await desk.app.inject({ method: 'POST', url: '/api/auth/firebase', payload })
    const headers = { cookie: cookieHeader(signedIn) }
    Object.assign(user, { customAttributes: '{}' })
    desk.clock.now += HOUR_MS / 12
    await refused(t, desk, headers, NOT_SIGNED_IN, [route])
  }
})

t.test('what is another admin’s is not there', async (t) => {
  const desk = await deskWith(t, 1)
  const headers = { cookie: cookieHeader(await desk.signIn(BOB)) }
  const cookie = cookieHeader(await desk.signIn())
  await tokenOf(desk, 'orders:read')
  const at = async (url: string) => (await desk.app.inject({ url, headers: { cookie } })).json()
  const [session] = Value.Parse(SessionList, await at('/api/auth/sessions')).sessions
  const [token] = Value.Parse(TokenList, await at('/api/auth/tokens')).tokens
  for (const url of [`/api/auth/sessions/${session?.id}`, `/api/auth/tokens/${token?.id}`]) {
    const answer = await desk.app.inject({ method: 'DELETE', url, headers })
    t.match(answer.json(), { statusCode: 404, code: 'NOT_FOUND' })
  }
  t.equal((await desk.me(cookie)).statusCode, 200)
})
