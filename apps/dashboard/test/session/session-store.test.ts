import { until } from '@vueuse/core'
import t from 'tap'
import { UnavailableError, UnreachableError } from '../../src/api/errors.ts'
import { answeringServer } from '../support/answering-server.ts'
import { dashboardAt } from '../support/dashboard.ts'
import { TinyDesk } from '../support/tiny-desk.ts'

t.test('nothing is known before the server was asked', async (t) => {
  const desk = await TinyDesk.listen(t)
  const { session } = dashboardAt(t, desk.origin)
  t.equal(session.me, undefined)
  t.equal(session.signedIn, false)
})

t.test('a running session is taken up again', async (t) => {
  const desk = await TinyDesk.listen(t)
  const { session } = dashboardAt(t, desk.origin)
  const known = session.known()
  await session.restore()
  await known
  t.equal(session.me?.email, 'ana@example.com')
  t.ok(session.signedIn)
})

t.test('without a session nobody is signed in, and none has ended', async (t) => {
  const desk = await TinyDesk.listen(t)
  desk.signedIn = false
  const { session } = dashboardAt(t, desk.origin)
  await session.restore()
  await session.known()
  t.equal(session.me, null)
  t.equal(session.ended, false)
  t.equal(session.restoreError, undefined)
})

t.test('a server that is gone leaves it open who is signed in', async (t) => {
  const desk = await TinyDesk.listen(t)
  desk.close()
  const { session } = dashboardAt(t, desk.origin)
  await session.restore()
  t.equal(session.me, undefined)
  t.type(session.restoreError, UnreachableError)
})

t.test('signing in makes the person known and signing out forgets them', async (t) => {
  const desk = await TinyDesk.listen(t)
  desk.signedIn = false
  const { session } = dashboardAt(t, desk.origin)
  await session.restore()
  await session.signIn({ email: 'ana@example.com', password: 'secret' })
  t.ok(session.signedIn)
  await session.signOut()
  t.equal(session.me, null)
  t.equal(session.ended, false)
  t.equal(desk.signedIn, false)
})

t.test('a sign-out that does not reach the server has not happened', async (t) => {
  const desk = await TinyDesk.listen(t)
  const { session } = dashboardAt(t, desk.origin)
  await session.restore()
  desk.close()
  await t.rejects(session.signOut(), { code: new UnreachableError().code })
  t.ok(session.signedIn)
})

t.test('signing out of a session that is over already is no error', async (t) => {
  const desk = await TinyDesk.listen(t)
  const { session } = dashboardAt(t, desk.origin)
  await session.restore()
  desk.signedIn = false
  await session.signOut()
  t.equal(session.me, null)
  t.equal(session.ended, false)
})

t.test('a session that the server ends is told to the person', async (t) => {
  const desk = await TinyDesk.listen(t)
  const { session, orders, rest } = dashboardAt(t, desk.origin)
  await session.restore()
  await rest()
  desk.signedIn = false
  orders.syncNow()
  await rest()
  t.equal(session.me, null)
  t.ok(session.ended)
  await session.signIn({ email: 'ana@example.com', password: 'secret' })
  t.notOk(session.ended)
  await rest()
})

t.test('an answer that is none of the API leaves it open who is signed in', async (t) => {
  const { origin } = await answeringServer(t, (_, response) => {
    response.end('<h1>Hotel wifi</h1>')
  })
  const { session } = dashboardAt(t, origin)
  await session.restore()
  t.equal(session.me, undefined)
  t.type(session.restoreError, UnavailableError)
})

t.test(
  'a session that has to set up a second factor reads no orders until it is done',
  async (t) => {
    const desk = await TinyDesk.listen(t)
    desk.needsSecondFactor = true
    const { session, orders, rest } = dashboardAt(t, desk.origin)
    await session.restore()
    t.equal(session.standing, 'setting-up')
    orders.syncNow()
    await rest()
    t.strictSame(desk.asked, [])
    desk.needsSecondFactor = false
    await session.restore()
    await rest()
    t.equal(session.standing, 'signed-in')
    t.equal(desk.asked.length, 1)
  },
)

t.test('a second factor that is demanded meanwhile stops the polling', async (t) => {
  const desk = await TinyDesk.listen(t)
  const { session, orders, rest } = dashboardAt(t, desk.origin)
  await session.restore()
  await rest()
  desk.needsSecondFactor = true
  orders.syncNow()
  await until(() => session.standing).toBe('setting-up')
  t.ok(session.signedIn)
  t.equal(orders.loaded, false)
  t.match(orders.state, { phase: 'idle' })
})
