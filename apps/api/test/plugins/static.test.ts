import { gunzipSync, gzipSync } from 'node:zlib'
import t, { type Test } from 'tap'
import { startDesk } from '../fixtures/desk.ts'

const HTML = { accept: 'text/html,application/xhtml+xml' }

async function startDeskWithDashboard(t: Test) {
  const dashboard = t.testdir({
    'index.html': '<title>Deltadesk</title>',
    assets: {
      'index-a1b2c3.js': 'export {}',
      'index-a1b2c3.js.gz': gzipSync('export {}'),
    },
  })
  return startDesk(t, { DASHBOARD_DIR: dashboard })
}

t.test('the dashboard is served from the root, and checked again each time', async (t) => {
  const { app } = await startDeskWithDashboard(t)
  const answer = await app.inject('/')
  t.equal(answer.body, '<title>Deltadesk</title>')
  t.match(answer.headers, { 'content-type': /text\/html/, 'cache-control': 'no-cache' })
})

t.test('files with a digest in their name are kept for a year', async (t) => {
  const { app } = await startDeskWithDashboard(t)
  const answer = await app.inject('/assets/index-a1b2c3.js')
  t.match(answer.headers, {
    'content-type': /javascript/,
    'cache-control': 'public, max-age=31536000, immutable',
  })
})

t.test('who can read a compressed copy gets it, as what it is a copy of', async (t) => {
  const { app } = await startDeskWithDashboard(t)
  const get = (encodings: string) =>
    app.inject({ url: '/assets/index-a1b2c3.js', headers: { 'accept-encoding': encodings } })
  const answer = await get('gzip, deflate, br')
  t.match(answer.headers, {
    'content-encoding': 'gzip',
    'content-type': /javascript/,
    'cache-control': 'public, max-age=31536000, immutable',
    vary: /accept-encoding/i,
  })
  t.equal(String(gunzipSync(answer.rawPayload)), 'export {}')
  t.equal((await get('identity')).body, 'export {}')
})

t.test("the dashboard's own paths are answered with its page", async (t) => {
  const { app } = await startDeskWithDashboard(t)
  const answer = await app.inject({ url: '/orders/42?tab=items', headers: HTML })
  t.equal(answer.statusCode, 200)
  t.equal(answer.body, '<title>Deltadesk</title>')
})

t.test('a file that is missing is missing, not the page', async (t) => {
  const { app } = await startDeskWithDashboard(t)
  const answer = await app.inject({ url: '/assets/old.js', headers: { accept: '*/*' } })
  t.match(answer.json(), { statusCode: 404, code: 'NOT_FOUND' })
})

t.test('an unknown path of the API stays unknown, for a browser too', async (t) => {
  const { app } = await startDeskWithDashboard(t)
  for (const url of ['/api/nothing', '/api']) {
    const answer = await app.inject({ url, headers: HTML })
    t.match(answer.json(), { statusCode: 404, code: 'NOT_FOUND' })
  }
})

t.test('nothing outside the folder can be reached', async (t) => {
  const { app } = await startDeskWithDashboard(t)
  for (const url of ['/../package.json', '/%2e%2e/package.json', '/assets/..%2f..%2fetc/passwd']) {
    t.equal((await app.inject(url)).statusCode, 404)
  }
})

t.test('without a dashboard there are no pages', async (t) => {
  const { app } = await startDesk(t)
  t.equal((await app.inject({ url: '/', headers: HTML })).statusCode, 404)
})
