import t from 'tap'
import { startDesk } from '../fixtures/desk.ts'

const ADMIN = 'https://admin.shop.example'
const preflight = { 'access-control-request-method': 'POST' }

t.test('without a word from the operator no other origin reads anything', async (t) => {
  const { app } = await startDesk(t)
  for (const method of ['GET', 'OPTIONS'] as const) {
    const headers = { origin: ADMIN, ...preflight }
    const answer = await app.inject({ method, url: '/api/auth/me', headers })
    t.notOk(Object.keys(answer.headers).some((name) => name.startsWith('access-control')))
  }
})

t.test('an origin that is named reads answers with a session, errors too', async (t) => {
  const { app, signIn } = await startDesk(t, {
    ALLOWED_ORIGINS: `https://a.example, ${ADMIN}`,
    RATE_LIMIT_PER_MINUTE: '4',
  })
  const asked = await app.inject({
    method: 'OPTIONS',
    url: '/api/auth/login',
    headers: { origin: ADMIN, ...preflight },
  })
  t.equal(asked.statusCode, 204)
  const told = {
    'access-control-allow-origin': ADMIN,
    'access-control-allow-credentials': 'true',
  }
  t.match(asked.headers, { ...told, 'access-control-allow-methods': /POST/ })
  const headers = { origin: ADMIN, 'sec-fetch-site': 'cross-site' }
  const entered = await signIn(undefined, { headers })
  t.equal(entered.statusCode, 200)
  t.match(entered.headers, { ...told, vary: /Origin/ })
  const answers = [1, 2, 3].map(() => app.inject({ url: '/api/auth/me', headers }))
  for (const answer of await Promise.all(answers)) {
    t.match(answer.statusCode, /401|429/)
    t.match(answer.headers, told)
  }
})

t.test('an origin that only looks like one that is named reads nothing', async (t) => {
  const { app } = await startDesk(t, { ALLOWED_ORIGINS: ADMIN })
  for (const origin of [`${ADMIN}.evil.example`, 'http://admin.shop.example', 'null']) {
    const answer = await app.inject({ url: '/api/auth/me', headers: { origin } })
    t.equal(answer.headers['access-control-allow-origin'], undefined, origin)
  }
})
