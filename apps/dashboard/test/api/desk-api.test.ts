import t, { type Test } from 'tap'
import { DeskApi } from '../../src/api/desk-api.ts'
import {
  RefusedError,
  SignedOutError,
  TooManyTriesError,
  UnavailableError,
  UnreachableError,
  WrongCredentialsError,
} from '../../src/api/errors.ts'
import { type Answer, answeringServer, json, problem } from '../support/answering-server.ts'

const idle = new AbortController().signal
const page = { cursor: 'e.2', reset: false, orders: [], deleted: [], hasMore: false }

async function apiAgainst(t: Test, answer: Answer, timeoutMs = 5000) {
  const server = await answeringServer(t, answer)
  return { server, api: new DeskApi({ baseURL: `${server.origin}/api`, timeoutMs }) }
}

/** What a call was rejected with; fails the test if it was not. */
async function rejection(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    () => Promise.reject(new Error('the call should have been rejected')),
    (error: unknown) => error,
  )
}

t.test('a delta is asked for with the cursor, a snapshot without one', async (t) => {
  const asked: (string | undefined)[] = []
  const { api } = await apiAgainst(t, (request, response) => {
    asked.push(request.url)
    json(response, 200, page)
  })
  t.match(await api.orders('k3J9xw.1042', idle), page)
  await api.orders(undefined, idle)
  t.strictSame(asked, ['/api/orders?since=k3J9xw.1042', '/api/orders'])
})

t.test(
  'signing in sends the e-mail and password as JSON and brings who is signed in',
  async (t) => {
    let sent = ''
    const { api } = await apiAgainst(t, (request, response) => {
      t.equal(request.method, 'POST')
      request.on('data', (chunk: Buffer) => {
        sent += chunk
      })
      request.on('end', () => json(response, 200, { email: 'ana@example.com' }))
    })
    const me = await api.login({ email: 'ana@example.com', password: 'pässword' })
    t.equal(me.email, 'ana@example.com')
    t.strictSame(JSON.parse(sent), { email: 'ana@example.com', password: 'pässword' })
  },
)

t.test('a 401 to signing in means wrong credentials and ends no session', async (t) => {
  const { api } = await apiAgainst(t, (_, response) => json(response, 401, {}))
  api.onSignedOut(() => t.fail('nobody was signed in'))
  t.type(await rejection(api.login({ email: 'a@b.c', password: 'x' })), WrongCredentialsError)
})

t.test('a 401 to any other call means signed out and is told to whoever listens', async (t) => {
  const { api } = await apiAgainst(t, (_, response) => json(response, 401, {}))
  let told = 0
  const stopListening = api.onSignedOut(() => told++)
  t.type(await rejection(api.me()), SignedOutError)
  t.type(await rejection(api.orders('e.1', idle)), SignedOutError)
  t.equal(told, 2)
  stopListening()
  await rejection(api.me())
  t.equal(told, 2)
})

t.test('a 429 carries how long to wait', async (t) => {
  const { api } = await apiAgainst(t, (_, response) =>
    json(response, 429, problem(429, 'TOO_MANY', 'Slow down'), { 'retry-after': '30' }),
  )
  const error = await rejection(api.login({ email: 'a@b.c', password: 'x' }))
  t.type(error, TooManyTriesError)
  t.match(error, { retryAfterSeconds: 30 })
})

t.test('a 503 keeps the words of the server and its Retry-After', async (t) => {
  const { api } = await apiAgainst(t, (_, response) =>
    json(response, 503, problem(503, 'NOT_SYNCED_YET', 'Not read yet'), { 'retry-after': '2' }),
  )
  const error = await rejection(api.orders(undefined, idle))
  t.type(error, UnavailableError)
  t.match(error, { message: 'Not read yet', retryAfterSeconds: 2 })
})

t.test('Retry-After may be a date, and nonsense in it is passed over', async (t) => {
  let header = new Date(Date.now() + 60_000).toUTCString()
  const { api } = await apiAgainst(t, (_, response) =>
    json(response, 503, {}, { 'retry-after': header }),
  )
  const dated = await rejection(api.me())
  t.ok(dated instanceof UnavailableError && (dated.retryAfterSeconds ?? 0) > 50)
  header = 'a while'
  t.match(await rejection(api.me()), { retryAfterSeconds: undefined })
})

t.test('a request that the API refuses keeps its code and words', async (t) => {
  const { api } = await apiAgainst(t, (_, response) =>
    json(response, 400, problem(400, 'MALFORMED_CURSOR', 'Not a cursor')),
  )
  const error = await rejection(api.orders('?', idle))
  t.type(error, RefusedError)
  t.match(error, { code: 'MALFORMED_CURSOR', message: 'Not a cursor' })
})

t.test('a server that is gone is unreachable', async (t) => {
  const { api, server } = await apiAgainst(t, (_, response) => json(response, 200, page))
  server.close()
  t.type(await rejection(api.orders(undefined, idle)), UnreachableError)
})

t.test('a server that never answers is unreachable once the time is up', async (t) => {
  const { api } = await apiAgainst(t, () => {}, 50)
  t.type(await rejection(api.orders(undefined, idle)), UnreachableError)
})

t.test('an answer that is cut off is unreachable', async (t) => {
  const { api } = await apiAgainst(t, (_, response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' })
    response.write('{"cursor":', () => response.destroy())
  })
  t.type(await rejection(api.orders(undefined, idle)), UnreachableError)
})

t.test('a page of HTML in place of the API is no answer, whatever its status', async (t) => {
  let status = 200
  const { api } = await apiAgainst(t, (_, response) => {
    response.writeHead(status, { 'content-type': 'text/html' }).end('<h1>Pay for the wifi</h1>')
  })
  for (status of [200, 404, 502]) {
    t.type(await rejection(api.orders(undefined, idle)), UnavailableError, `${status}`)
    t.type(await rejection(api.me()), UnavailableError, `${status}`)
  }
})
