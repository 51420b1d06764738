// Clients that take their time, on a real socket.
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import Fastify from 'fastify'
import t, { type Test } from 'tap'
import { answerClientError } from '../../src/problems/client-error.ts'
import { limitConnections, serverLimits } from '../../src/requests/server-limits.ts'

const HASTY = { headersMs: 100, requestMs: 200, checkEveryMs: 20 }

async function listening(t: Test) {
  const app = Fastify({ ...serverLimits(HASTY), clientErrorHandler: answerClientError })
  limitConnections(app)
  app.post('/', async () => 'done')
  await app.listen({ port: 0 })
  t.teardown(() => app.close())
  return Number(new URL(app.listeningOrigin).port)
}

const SLOW = {
  headers: 'POST / HTTP/1.1\r\nHost: a\r\nX-One: 1\r\n',
  body: 'POST / HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{',
}

for (const [what, sent] of Object.entries(SLOW)) {
  t.test(`who never finishes the ${what} is cut off with the reason`, async (t) => {
    const socket = connect(await listening(t), '127.0.0.1')
    socket.write(sent)
    const answer = await text(socket)
    t.match(answer, /^HTTP\/1\.1 408 Request Timeout\r\n/)
    t.match(answer, /"code":"REQUEST_TIMEOUT"/)
  })
}

t.test('a connection and a header are no longer free beyond a number of them', async (t) => {
  const app = Fastify(serverLimits())
  limitConnections(app)
  t.ok(app.server.maxConnections > 100 && app.server.maxConnections <= 5000)
  t.ok(Number(app.server.maxHeadersCount) >= 50 && Number(app.server.maxHeadersCount) <= 200)
  t.ok(app.server.headersTimeout <= app.server.requestTimeout)
})
