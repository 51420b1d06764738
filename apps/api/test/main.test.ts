import { once } from 'node:events'
import { Agent, get, type IncomingMessage, request } from 'node:http'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import t from 'tap'
import { startProgram } from './fixtures/program.ts'

// Nothing listens there: what is shown here needs no Firestore.
const ENV = {
  FIRESTORE_EMULATOR_HOST: '127.0.0.1:1',
  PORT: '0',
  SOURCE_TIMEOUT_MS: '100',
  // A busy machine is late, and no test is about that.
  MAX_EVENT_LOOP_DELAY_MS: '0',
}
const LISTENING = /Server listening at (http:\/\/127\.0\.0\.1:\d+)/

t.test(
  'it says all that is wrong with its environment, a line each, and ends with 1',
  async (t) => {
    const env = { NODE_ENV: 'production', PORT: 'high', SECRET_KEY: 'hunter2-hunter2' }
    const { code, out, err } = await startProgram(t, 'main.ts', { env }).ended
    t.equal(code, 1)
    t.equal(out, '')
    t.match(err.trim().split('\n'), [
      /^PORT must /,
      /^SECRET_KEY is too short/,
      /^GOOGLE_CLOUD_PRO/,
    ])
    t.notMatch(err, /hunter2/)
  },
)

t.test('without any credentials it does not start, and says what to set', async (t) => {
  const env = {
    GOOGLE_CLOUD_PROJECT: 'a-shop',
    HOME: t.testdir(),
    METADATA_SERVER_DETECTION: 'none',
  }
  const { code, out, err } = await startProgram(t, 'main.ts', { env }).ended
  t.strictSame({ code, out }, { code: 1, out: '' })
  t.match(err, /^FIREBASE_SERVICE_ACCOUNT is missing, .*\n$/)
})

t.test('it starts, warns about what should not stay so, and answers', async (t) => {
  const program = startProgram(t, 'main.ts', { env: ENV })
  const origin = await program.shows(LISTENING)
  t.match(await program.shows(/"level":40.*/), /SECRET_KEY is missing/)
  const answer = await fetch(`${origin}/healthz`)
  t.strictSame(await answer.json(), { status: 'ok' })
})

t.test('it tells what it goes by, without a secret', async (t) => {
  const env = {
    ...ENV,
    SECRET_KEY: '7f0c1a93be5d4826a1f39c7de0b84652',
    METRICS_TOKEN: 'c7de0b846527f0c1a93be5d4826a1f39',
    REDIS_URL: 'redis://desk:pass-of-redis@127.0.0.1:1/2',
    ORDER_LIMIT: '250',
  }
  const program = startProgram(t, 'main.ts', { env })
  const { settings } = JSON.parse(await program.shows(/.*starts with these settings.*/))
  t.match(settings, {
    SECRET_KEY: '[secret]',
    METRICS_TOKEN: '[secret]',
    REDIS_URL: 'redis://[secret]@127.0.0.1:1/2',
    ORDER_LIMIT: 250,
    CACHE_BACKEND: 'session',
  })
  t.notOk('HOST' in settings, 'what has no value is not told')
  await program.shows(LISTENING)
  program.kill('SIGTERM')
  t.notMatch((await program.ended).out, /7f0c1a93|c7de0b84|pass-of-redis/)
})

t.test('whoever goes on asking while it ends is answered, and told to go', async (t) => {
  const program = startProgram(t, 'main.ts', { env: ENV })
  const origin = await program.shows(LISTENING)
  const ask = async (agent: Agent) => {
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      get(`${origin}/healthz`, { agent }, resolve).once('error', reject)
    })
    await text(answer)
    return answer
  }
  const askUntilTold = async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    const statuses = new Set<number | undefined>()
    let answer: IncomingMessage
    do {
      answer = await ask(agent)
      statuses.add(answer.statusCode)
    } while (answer.headers.connection !== 'close')
    return [...statuses]
  }
  const clients = [askUntilTold(), askUntilTold(), askUntilTold()]
  program.kill('SIGTERM')
  t.strictSame(await Promise.all(clients), [[200], [200], [200]])
  t.equal((await program.ended).code, 0)
})

t.test('it ends with 1 and the reason when it can not listen', async (t) => {
  const origin = await startProgram(t, 'main.ts', { env: ENV }).shows(LISTENING)
  const env = { ...ENV, PORT: new URL(origin).port }
  const { code, out } = await startProgram(t, 'main.ts', { env }).ended
  t.equal(code, 1)
  t.match(out, /EADDRINUSE/)
})

t.test('what is no request, or none to answer, gets an answer of the same shape', async (t) => {
  const origin = await startProgram(t, 'main.ts', { env: ENV }).shows(LISTENING)
  const broken: readonly (readonly [sent: string, statusCode: number, code: string])[] = [
    ['HELLO\r\n\r\n', 400, 'MALFORMED_REQUEST'],
    [`GET / HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`, 431, 'HEADERS_TOO_LARGE'],
    ['TRACE /api/auth/me HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n', 404, 'NOT_FOUND'],
  ]
  for (const [sent, statusCode, code] of broken) {
    const socket = connect(Number(new URL(origin).port), '127.0.0.1')
    socket.write(sent)
    const [head, body] = (await text(socket)).split('\r\n\r\n')
    t.match(head, new RegExp(`^HTTP/1.1 ${statusCode} `))
    t.match(head, /^cache-control: no-store/im)
    t.match(head, /^x-content-type-options: nosniff/im)
    t.match(JSON.parse(String(body)), { statusCode, code, error: String, message: String })
  }
})

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  t.test(`on ${signal} it finishes what is under way and ends with 0`, async (t) => {
    const program = startProgram(t, 'main.ts', { env: ENV })
    const origin = await program.shows(LISTENING)
    const login = request(`${origin}/api/auth/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', expect: '100-continue' },
    })
    login.flushHeaders()
    // The server says «continue» as it takes the request on: from here on it is under way.
    await once(login, 'continue')
    program.kill(signal)
    await program.shows(new RegExp(`${signal}: finishing what is under way`))
    login.end('{"email":"ada@shop.example","password":"whatever"}')
    const [answer] = await once(login, 'response')
    t.match(await text(answer), /ACCOUNTS_UNAVAILABLE/)
    t.equal((await program.ended).code, 0)
  })
}
