// What pages of other sites can and can't do; which request counts as whose, test/requests/request-origin.test.ts tells.
import t from 'tap'
import { ADA, cookieHeader, cookieSetBy, startDesk } from '../fixtures/desk.ts'

const EVIL = { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }

t.test('another site’s page signs nobody in and nobody out', async (t) => {
  const { app, signIn, me } = await startDesk(t)
  const cookie = cookieHeader(await signIn())
  const answer = await signIn(ADA, { headers: EVIL })
  t.match(answer.json(), { statusCode: 403, code: 'CROSS_SITE_REQUEST', error: 'Forbidden' })
  t.equal(cookieSetBy(answer), undefined)
  for (const url of ['/api/auth/logout', '/api/admin/reconcile', '/api/nothing']) {
    const refused = await app.inject({ method: 'POST', url, headers: { ...EVIL, cookie } })
    t.match(refused.json(), { statusCode: 403, code: 'CROSS_SITE_REQUEST' }, url)
  }
  t.equal((await me(cookie)).statusCode, 200)
})

t.test('the desk’s own page does, under whatever name the proxy asks the API', async (t) => {
  const { app, signIn } = await startDesk(t)
  const headers = { 'sec-fetch-site': 'same-origin', origin: 'https://desk.example' }
  const cookie = cookieHeader(await signIn(ADA, { headers }))
  const answer = await app.inject({
    method: 'POST',
    url: '/api/auth/logout',
    headers: { ...headers, cookie },
  })
  t.equal(answer.statusCode, 204)
})

t.test(
  'a browser that tells its page’s origin alone needs it named, or the API’s own',
  async (t) => {
    const { signIn } = await startDesk(t, { PUBLIC_ORIGIN: 'https://desk.example' })
    const from = async (origin: string) =>
      (await signIn(ADA, { headers: { host: 'api.example', origin } })).statusCode
    t.equal(await from('https://desk.example'), 200)
    t.equal(await from('http://api.example'), 200)
    t.equal(await from('https://api.example'), 403)
    t.equal(await from('https://desk.example.evil.example'), 403)
  },
)
