// Traces, as a receiver of them gets them: over HTTP, from a process that is told by environment variables alone where
// to send them.
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import t from 'tap'
import Type from 'typebox'
import Value from 'typebox/value'
import { startProgram } from '../fixtures/program.ts'
import { openShop } from '../fixtures/shop.ts'

/** What matters here of an OTLP request in JSON. */
const Batch = Type.Object({
  resourceSpans: Type.Array(
    Type.Object({
      scopeSpans: Type.Array(
        Type.Object({
          spans: Type.Array(Type.Object({ traceId: Type.String(), name: Type.String() })),
        }),
      ),
    }),
  ),
})

t.test('a request and what it asked of Firestore share a trace', async (t) => {
  const sent: string[] = []
  const spans: { traceId: string; name: string }[] = []
  const receiver = createServer(async (request, response) => {
    const body = await json(request)
    sent.push(`${request.url} ${JSON.stringify(body)}`)
    const { resourceSpans } = Value.Parse(Batch, body)
    spans.push(...resourceSpans.flatMap((it) => it.scopeSpans.flatMap((scope) => scope.spans)))
    response.setHeader('content-type', 'application/json').end('{}')
  })
  receiver.listen(0, '127.0.0.1')
  await once(receiver, 'listening')
  t.teardown(() => receiver.close())
  const { port } = receiver.address() as AddressInfo

  const { embedded } = await openShop(t, { orders: 1 })
  const program = startProgram(t, 'main.ts', {
    env: {
      PORT: '0',
      // A busy machine is late, and no test is about that.
      MAX_EVENT_LOOP_DELAY_MS: '0',
      FIRESTORE_EMULATOR_HOST: embedded.host,
      OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port}`,
      OTEL_SERVICE_NAME: 'desk-of-ada',
    },
  })
  const origin = await program.shows(/Server listening at (http:\/\/127\.0\.0\.1:\d+)/)
  const answer = await fetch(`${origin}/api/auth/login?email=nobody@shop.example`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'nobody@shop.example', password: 'whatever' }),
  })
  t.equal(answer.status, 401)
  program.kill('SIGTERM')
  t.equal((await program.ended).code, 0)

  for (const request of sent) {
    t.match(request, /^\/v1\/traces .*"desk-of-ada"/)
    t.notMatch(request, /nobody@shop|whatever/, 'no trace tells who signed in')
  }
  const login = spans.find(({ name }) => name === 'POST /api/auth/login')
  const below = spans.filter(({ traceId }) => traceId === login?.traceId)
  t.ok(below.some(({ name }) => name === 'DocumentReference.Get'))
})
