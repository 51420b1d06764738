// More than the process can answer, made by a process that truly can't: its event loop stands still.
import t from 'tap'
import { startDesk } from '../fixtures/desk.ts'

/** Keeps the event loop from turning. */
function block(ms: number): void {
  const until = performance.now() + ms
  while (performance.now() < until);
}

t.test('requests are turned away while the event loop is late, and served after it', async (t) => {
  const { app } = await startDesk(t, { MAX_EVENT_LOOP_DELAY_MS: '50' })
  t.equal((await app.inject('/api/auth/me')).statusCode, 401)
  while (!app.isUnderPressure()) {
    block(200)
    await new Promise((resolve) => setImmediate(resolve))
  }
  const answer = await app.inject('/api/auth/me')
  t.match(answer.json(), { statusCode: 503, code: 'OVERLOADED', error: 'Service Unavailable' })
  t.equal(answer.headers['retry-after'], '5')
  t.equal((await app.inject('/healthz')).statusCode, 200, 'it is alive')
  t.match((await app.inject('/readyz')).json(), {
    status: 'not ready',
    checks: [{ name: 'process', status: 'failing' }],
  })
  while (app.isUnderPressure()) await new Promise((resolve) => setTimeout(resolve, 20))
  t.equal((await app.inject('/api/auth/me')).statusCode, 401)
})

t.test('0 turns nobody away', async (t) => {
  const { app } = await startDesk(t, { MAX_EVENT_LOOP_DELAY_MS: '0' })
  block(1500)
  await new Promise((resolve) => setTimeout(resolve, 1))
  t.equal((await app.inject('/api/auth/me')).statusCode, 401)
})
