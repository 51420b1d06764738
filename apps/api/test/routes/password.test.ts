// A new password, chosen by its owner.
import t from 'tap'
import { ADA, cookieHeader, startDesk } from '../fixtures/desk.ts'
import { sha1, startRangeServer } from '../fixtures/range-server.ts'

type Desk = Awaited<ReturnType<typeof startDesk>>

const NEXT = 'nine lives of a cat'

const change = (desk: Desk, cookie: string, next = NEXT, current = ADA.password) =>
  desk.app.inject({
    method: 'POST',
    url: '/api/auth/password',
    headers: { cookie },
    payload: { current, next },
  })

t.test('a new password takes the place of the old one, and ends what that opened', async (t) => {
  const desk = await startDesk(t)
  const other = cookieHeader(await desk.signIn())
  const mine = cookieHeader(await desk.signIn())
  const answer = await change(desk, mine)
  t.match(answer.json(), { email: ADA.email, idleSeconds: 7200 })
  const renewed = cookieHeader(answer)
  t.not(renewed, mine)
  t.equal((await desk.me(renewed)).statusCode, 200)
  for (const old of [mine, other]) t.equal((await desk.me(old)).statusCode, 401)
  t.equal(desk.sessions.size, 1)
  t.equal((await desk.signIn()).statusCode, 401)
  t.equal((await desk.signIn({ ...ADA, password: NEXT })).statusCode, 200)
})

t.test('it takes the current password, and a fit one to follow', async (t) => {
  const desk = await startDesk(t)
  const cookie = cookieHeader(await desk.signIn())
  t.match((await change(desk, cookie, NEXT, 'a guess of mine')).json(), {
    statusCode: 403,
    code: 'WRONG_PASSWORD',
  })
  for (const next of ['elevenchars', 'Qwerty123456', 'Dragon2026!!', `I am ${ADA.email}!`]) {
    const answer = await change(desk, cookie, next)
    t.match(answer.json(), { statusCode: 400, code: 'UNFIT_PASSWORD' })
    t.notOk(answer.body.includes(next))
  }
  t.equal((await desk.me(cookie)).statusCode, 200, 'nothing has changed')
  t.equal((await desk.signIn()).statusCode, 200)
})

t.test('one from a breach is refused, and taken where nobody can tell', async (t) => {
  const { url, close } = await startRangeServer(t, [NEXT])
  const desk = await startDesk(t, { BREACHED_PASSWORDS: url })
  const cookie = cookieHeader(await desk.signIn())
  t.match((await change(desk, cookie)).json(), { statusCode: 400, code: 'BREACHED_PASSWORD' })
  await close()
  t.equal((await change(desk, cookie)).statusCode, 200)
  t.equal(desk.log.filter((line) => /"level":40.*without a look/.test(line)).length, 1)
  const digest = sha1(NEXT)
  t.notMatch(desk.log.join(), new RegExp(`${NEXT}|${digest.slice(0, 5)}|${digest.slice(5)}`, 'i'))
})

t.test('a wrong guess at the current one is told to the log', async (t) => {
  const desk = await startDesk(t)
  const cookie = cookieHeader(await desk.signIn())
  for (let n = 0; n < 6; n++) await change(desk, cookie, NEXT, 'a guess of mine')
  t.equal(desk.log.filter((line) => line.includes('"password-not-changed"')).length, 5)
  t.equal(desk.log.filter((line) => line.includes('"sign-in-throttled"')).length, 1)
})

t.test('whose account is removed meanwhile is signed out', async (t) => {
  const desk = await startDesk(t)
  const cookie = cookieHeader(await desk.signIn())
  desk.embedded.faults.inject({ method: 'Commit', status: 'NOT_FOUND', times: 1 })
  t.match((await change(desk, cookie)).json(), { statusCode: 401, code: 'NOT_SIGNED_IN' })
})

t.test('an outdated hash is replaced at sign-in, and signs nobody out', async (t) => {
  const desk = await startDesk(t)
  const carol = { email: 'carol@shop.example', password: NEXT }
  // argon2id with 256 KiB: what hashes took when the account was made.
  await desk.accounts.add(
    carol.email,
    '$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$pl5WRWRFO4H7qtcz/1gqEMfAm18KZtFfv7YVt6NZowY',
  )
  const hashOf = async () => (await desk.accounts.find(carol.email))?.passwordHash
  desk.embedded.faults.inject({ method: 'Commit', status: 'PERMISSION_DENIED', times: 1 })
  const first = cookieHeader(await desk.signIn(carol))
  t.match(await hashOf(), /m=256,/, 'it could not be kept, which keeps nobody out')
  const second = cookieHeader(await desk.signIn(carol))
  const raised = await hashOf()
  t.match(raised, /m=19456,/)
  await desk.signIn(carol)
  t.equal(await hashOf(), raised, 'once is enough')
  for (const cookie of [first, second]) t.equal((await desk.me(cookie)).statusCode, 200)
})
