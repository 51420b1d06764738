// Pages over HTTP: what is asked, and what a client learns from an answer that is no page.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import t, { type Test } from 'tap'
import { httpPages, parseRetryAfter } from '../../src/index.ts'
import { listening } from './listening.ts'

const page = { cursor: 'e.1', reset: true, orders: [], deleted: [], hasMore: false }
const never = new AbortController().signal

type Answer = (request: IncomingMessage, response: ServerResponse) => void

async function pagesFrom(t: Test, answer: Answer) {
  const origin = await listening(t, createServer(answer))
  return httpPages(`${origin}/api/orders?limit=2`, { cookie: 'sid=1' })
}

/** What asking a server fails with that gives this answer. */
async function failure(t: Test, status: number, body: string, headers = {}): Promise<unknown> {
  const fetchPage = await pagesFrom(t, (_, response) => {
    response.writeHead(status, headers).end(body)
  })
  return fetchPage('e.1', never).then(
    () => Promise.reject(new Error('this should have failed')),
    (error: unknown) => error,
  )
}

t.test('a snapshot is asked for without a cursor, a delta with it', async (t) => {
  const asked: unknown[] = []
  const fetchPage = await pagesFrom(t, (request, response) => {
    asked.push(request.url, request.headers.cookie)
    response.end(JSON.stringify(page))
  })
  t.strictSame(await fetchPage(undefined, never), page)
  await fetchPage('e.1', never)
  t.strictSame(asked, ['/api/orders?limit=2', 'sid=1', '/api/orders?limit=2&since=e.1', 'sid=1'])
})

t.test('the API’s own words for a problem are kept', async (t) => {
  const problem = JSON.stringify({ code: 'MALFORMED_CURSOR', message: 'That is no cursor' })
  t.match(await failure(t, 400, problem), {
    status: 400,
    code: 'MALFORMED_CURSOR',
    message: 'That is no cursor',
  })
})

t.test('the server’s wish for a pause is kept', async (t) => {
  const error = await failure(t, 503, '{}', { 'retry-after': '7' })
  t.match(error, { code: 'HTTP_503', retryAfterSeconds: 7 })
})

t.test('what answers in the API’s place has no words worth telling', async (t) => {
  for (const body of ['<h1>Bad gateway</h1>', 'null', '']) {
    const error = await failure(t, 502, body)
    t.match(error, { code: 'HTTP_502', message: 'The server answered with the status 502' })
  }
  t.ok((await failure(t, 200, '<h1>Pay for the wifi</h1>')) instanceof SyntaxError)
})

t.test('a request that is no longer wanted is cancelled', async (t) => {
  const unwanted = new AbortController()
  const fetchPage = await pagesFrom(t, () => unwanted.abort(new Error('stopped')))
  await t.rejects(fetchPage(undefined, unwanted.signal), { message: 'stopped' })
})

t.test('Retry-After is a number of seconds or a date, and nonsense is passed over', async (t) => {
  const now = Date.UTC(2026, 0, 1)
  t.equal(parseRetryAfter('30', now), 30)
  t.equal(parseRetryAfter(new Date(now + 60_000).toUTCString(), now), 60)
  for (const header of ['a while', new Date(now - 1000).toUTCString(), '', null, undefined]) {
    t.equal(parseRetryAfter(header, now), undefined)
  }
})
