// The example program really runs: against a real server, as a process of its own.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createInterface } from 'node:readline'
import { json } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import t, { type Test } from 'tap'
import { listening } from './listening.ts'
import { SmallServer } from './small-server.ts'

const EXAMPLE = fileURLToPath(new URL('../../examples/follow-orders.ts', import.meta.url))
const ACCOUNT = { email: 'ana@example.com', password: 'correct horse' }

/** The API as far as the example needs it: a sign-in that sets a cookie, and the orders for who sends it. */
async function answer(orders: SmallServer, request: IncomingMessage, response: ServerResponse) {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://desk')
  const send = (status: number, body: unknown, headers = {}) =>
    response.writeHead(status, headers).end(JSON.stringify(body))
  if (pathname === '/api/auth/login') {
    const isJson = request.headers['content-type'] === 'application/json'
    const isAna = JSON.stringify(await json(request)) === JSON.stringify(ACCOUNT)
    if (!isJson || !isAna) return send(401, { code: 'WRONG_CREDENTIALS' })
    return send(200, {}, { 'set-cookie': 'sid=of-ana; Path=/; HttpOnly' })
  }
  if (request.headers.cookie !== 'sid=of-ana') return send(401, { code: 'NOT_SIGNED_IN' })
  return send(200, orders.answer(searchParams.get('since') ?? undefined))
}

/** The example, running against a desk with these orders until the test ends. */
async function follow(t: Test, orders: SmallServer, password: string) {
  const server = createServer((request, response) => void answer(orders, request, response))
  const origin = await listening(t, server)
  const child = spawn(process.execPath, [EXAMPLE], {
    env: { ...process.env, DESK_URL: origin, DESK_EMAIL: ACCOUNT.email, DESK_PASSWORD: password },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  t.teardown(() => child.kill('SIGKILL'))
  return { child, lines: createInterface(child.stdout)[Symbol.asyncIterator]() }
}

t.test('it prints the orders there are, then each one that changes', async (t) => {
  const orders = new SmallServer()
  orders.put('a', 'new')
  orders.put('b', 'new')
  const { child, lines } = await follow(t, orders, ACCOUNT.password)
  const printed = async () => JSON.parse((await lines.next()).value ?? '')
  t.strictSame(await printed(), { id: 'a', version: 1, value: 'new' })
  t.strictSame(await printed(), { id: 'b', version: 2, value: 'new' })

  orders.put('a', 'paid')
  t.strictSame(await printed(), { id: 'a', version: 3, value: 'paid' })

  const closed = once(child, 'close')
  child.kill('SIGTERM')
  t.strictSame(await closed, [null, 'SIGTERM'])
})

t.test('it says so when it may not sign in', async (t) => {
  const { child } = await follow(t, new SmallServer(), 'wrong')
  let told = ''
  child.stderr.on('data', (chunk: Buffer) => {
    told += chunk
  })
  const [code] = await once(child, 'close')
  t.equal(code, 1)
  t.match(told, /Not signed in: .*WRONG_CREDENTIALS/)
})
