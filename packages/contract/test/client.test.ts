// What the client makes of servers that do not answer as the desk does. That it fits the desk apps/api/test/client sees.
import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import { createDeskClient, DeskError } from '@deltadesk/contract/client'
import t, { type Test } from 'tap'

/** The address of a server that answers so. */
async function serve(t: Test, listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.teardown(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
}

async function failureOf(call: Promise<unknown>): Promise<DeskError> {
  const error = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (error instanceof DeskError) return error
  throw new Error('It did not fail as it should', { cause: error })
}

t.test('an error of the desk keeps its code, status and wish to be left in peace', async (t) => {
  const url = await serve(t, (_request, response) => {
    response.writeHead(429, { 'retry-after': '7' })
    response.end('{"statusCode":429,"code":"TOO_MANY_REQUESTS","error":"x","message":"Slow down"}')
  })
  const error = await failureOf(createDeskClient({ url }).getMe())
  const { code, statusCode, retryAfterSeconds, message } = error
  t.strictSame(
    { code, statusCode, retryAfterSeconds, message },
    { code: 'TOO_MANY_REQUESTS', statusCode: 429, retryAfterSeconds: 7, message: 'Slow down' },
  )
})

t.test('a page of something in between is no answer, whatever its status', async (t) => {
  for (const status of [200, 502]) {
    const url = await serve(t, (_request, response) => {
      response
        .writeHead(status, { 'content-type': 'text/html' })
        .end('<h1>Log in to the Wi-Fi</h1>')
    })
    const { code, statusCode } = await failureOf(createDeskClient({ url }).getOrders())
    t.strictSame({ code, statusCode }, { code: 'NOT_THE_DESK', statusCode: status })
  }
})

t.test('who has moved elsewhere is not followed there', async (t) => {
  const asked: unknown[] = []
  const elsewhere = await serve(t, ({ headers }, response) => {
    asked.push(headers)
    response.end('{}')
  })
  const url = await serve(t, (_request, response) => {
    response.writeHead(307, { location: elsewhere }).end()
  })
  const { code } = await failureOf(createDeskClient({ url, token: 'ddk_x' }).getMe())
  t.equal(code, 'UNREACHABLE')
  t.strictSame(asked, [])
})

t.test('nobody there is one thing, too slow another, called off a third', async (t) => {
  const none = createDeskClient({ url: 'http://127.0.0.1:1' })
  t.match(await failureOf(none.getHealth()), { code: 'UNREACHABLE', statusCode: undefined })

  const url = await serve(t, () => {})
  const desk = createDeskClient({ url, timeoutMs: 60_000 })
  t.equal((await failureOf(desk.getHealth({ timeoutMs: 20 }))).code, 'TIME_LIMIT')
  const reason = new Error('No longer of interest')
  await t.rejects(desk.getOrders({ since: 'a.1', signal: AbortSignal.abort(reason) }), reason)
})

t.test('a session that was begun elsewhere is gone on with, until it ends', async (t) => {
  const seen: unknown[] = []
  const url = await serve(t, ({ headers }, response) => {
    seen.push(headers.cookie)
    const now =
      seen.length === 1 ? 'sid=two; Path=/; HttpOnly' : 'sid=; Path=/; Expires=Thu, 01 Jan 1970'
    response.writeHead(200, { 'set-cookie': now }).end('{}')
  })
  const desk = createDeskClient({ url, cookie: 'sid=one' })
  for (let i = 0; i < 3; i++) await desk.getMe()
  t.strictSame(seen, ['sid=one', 'sid=two', undefined])
})

t.test('fields go where they belong, and what is undefined nowhere', async (t) => {
  const seen: string[] = []
  const url = await serve(t, async (request, response) => {
    const body = (await request.toArray()).join('')
    seen.push(`${request.method} ${request.url} ${body}`.trim())
    response.end('{}')
  })
  const desk = createDeskClient({ url: `${url}/` })
  await desk.getOrder({ id: 'a/b ü' })
  await desk.getOrders({ since: undefined, limit: 5 })
  await desk.endSession({ id: 'x', timeoutMs: 1000 })
  await desk.reconcile()
  await desk.reconcile({ depth: 'counts', signal: undefined })
  t.strictSame(seen, [
    'GET /api/orders/a%2Fb%20%C3%BC',
    'GET /api/orders?limit=5',
    'DELETE /api/auth/sessions/x',
    'POST /api/admin/reconcile {}',
    'POST /api/admin/reconcile {"depth":"counts"}',
  ])
})
