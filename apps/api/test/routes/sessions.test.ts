// Where an account is signed in, how long that lasts, and ending it from elsewhere.
import { SessionList } from '@deltadesk/contract'
import t from 'tap'
import Value from 'typebox/value'
import { ADA, BOB, cookieHeader, startDesk } from '../fixtures/desk.ts'

type Desk = Awaited<ReturnType<typeof startDesk>>

async function listed(desk: Desk, cookie: string) {
  const answer = await desk.app.inject({ url: '/api/auth/sessions', headers: { cookie } })
  return Value.Parse(SessionList, answer.json()).sessions
}

const end = (desk: Desk, cookie: string, id = '') =>
  desk.app.inject({ method: 'DELETE', url: `/api/auth/sessions${id}`, headers: { cookie } })

t.test('one sees where one is signed in, and with what', async (t) => {
  const desk = await startDesk(t, { SESSION_TTL_SECONDS: '3600', SESSION_IDLE_SECONDS: '600' })
  const agent = `Chromium\t${'x'.repeat(300)}`
  const headers = { 'user-agent': agent }
  const atWork = cookieHeader(await desk.signIn(ADA, { headers, remoteAddress: '192.0.2.7' }))
  await desk.signIn(BOB)
  desk.clock.now += 120_000
  const atHome = cookieHeader(await desk.signIn(ADA, { headers: { 'user-agent': '' } }))
  const [home, work, ...others] = await listed(desk, atHome)
  t.strictSame(others, [])
  t.match(work, {
    signedInAt: '2026-11-23T20:00:00.000Z',
    lastSeenAt: '2026-11-23T20:00:00.000Z',
    expiresAt: '2026-11-23T20:10:00.000Z',
    client: `Chromium${'x'.repeat(192)}`,
    address: '192.0.2.7',
    current: false,
  })
  t.match(home, { client: null, current: true, lastSeenAt: '2026-11-23T20:02:00.000Z' })
  t.notOk(atWork.includes(String(work?.id)), 'the id is not what opens it')
  t.equal((await desk.me(`deltadesk.sid=${home?.id}`)).statusCode, 401)
})

t.test('a session is ended from another one, by nobody else and only once', async (t) => {
  const desk = await startDesk(t)
  const [atWork, atHome] = [cookieHeader(await desk.signIn()), cookieHeader(await desk.signIn())]
  const bob = cookieHeader(await desk.signIn(BOB))
  const work = (await listed(desk, atHome)).find(({ current }) => !current)?.id
  t.match((await end(desk, bob, `/${work}`)).json(), { statusCode: 404, code: 'NOT_FOUND' })
  t.equal((await desk.me(atWork)).statusCode, 200)
  const ended = await end(desk, atHome, `/${work}`)
  t.strictSame([ended.statusCode, ended.body], [204, ''])
  t.equal((await desk.me(atWork)).statusCode, 401)
  t.equal((await end(desk, atHome, `/${work}`)).statusCode, 404)
  t.equal((await desk.me(atHome)).statusCode, 200)
})

t.test('all others are ended together', async (t) => {
  const desk = await startDesk(t)
  const [one, two] = [cookieHeader(await desk.signIn()), cookieHeader(await desk.signIn())]
  const [mine, bob] = [cookieHeader(await desk.signIn()), cookieHeader(await desk.signIn(BOB))]
  t.strictSame((await end(desk, mine)).json(), { ended: 2 })
  for (const cookie of [one, two]) t.equal((await desk.me(cookie)).statusCode, 401)
  for (const cookie of [mine, bob]) t.equal((await desk.me(cookie)).statusCode, 200)
  t.strictSame((await end(desk, mine)).json(), { ended: 0 })
})

t.test('without a request a session ends after the idle time, and use prolongs it', async (t) => {
  const desk = await startDesk(t, { SESSION_IDLE_SECONDS: '600' })
  const [used, idle] = [cookieHeader(await desk.signIn()), cookieHeader(await desk.signIn(BOB))]
  desk.clock.now += 599_000
  t.match((await desk.me(used)).json(), { idleSeconds: 600, expiresAt: /^2026-11-24T20:00:00/ })
  desk.clock.now += 1000
  t.equal((await desk.me(idle)).statusCode, 401)
  desk.clock.now += 598_000
  t.equal((await desk.me(used)).statusCode, 200)
})
