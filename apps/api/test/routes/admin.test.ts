// What an operator asks of a running desk: what is held and what it cost, and a comparison with Firestore now.
import { ReconcileReport, SessionInfo } from '@deltadesk/contract'
import t from 'tap'
import Value from 'typebox/value'
import { cookieHeader } from '../fixtures/desk.ts'
import { type Desk, deskWith, reader } from '../fixtures/orders.ts'

async function infoOf(desk: Desk, cookie: string): Promise<SessionInfo> {
  const answer = await desk.app.inject({ url: '/api/admin/session-info', headers: { cookie } })
  return Value.Parse(SessionInfo, answer.json())
}

const reconcile = (desk: Desk, cookie: string, payload: object = {}) =>
  desk.app.inject({ method: 'POST', url: '/api/admin/reconcile', headers: { cookie }, payload })

t.test('an operator can see what a session holds, and what it spent and saved', async (t) => {
  const desk = await deskWith(t, 3)
  const cookie = cookieHeader(await desk.signIn())
  t.match(await infoOf(desk, cookie), {
    cachedOrders: 0,
    sessionSizeBytes: 0,
    cursor: null,
    ageMs: null,
    lastReconcile: null,
  })
  const poll = reader(desk, cookie)
  const { cursor } = await poll()
  await poll({ since: cursor })
  const full = await infoOf(desk, cookie)
  t.match(full, {
    cachedOrders: 3,
    cacheBackend: 'session',
    stale: false,
    failure: null,
    strays: 0,
    ledger: { documentReads: 3, emptyReads: 1, polls: 2, refreshes: 2, fullReloadReads: 6 },
  })
  t.ok(full.sessionSizeBytes > 300)
  t.equal(full.ledger.fullReloadBytes, 2 * full.sessionSizeBytes)
  const { bytesSent } = full.ledger
  t.ok(bytesSent > full.sessionSizeBytes && bytesSent < full.sessionSizeBytes + 600)
})

t.test('why a copy is stale is told as well', async (t) => {
  const desk = await deskWith(t, 1)
  const cookie = cookieHeader(await desk.signIn())
  const poll = reader(desk, cookie)
  await poll()
  desk.embedded.faults.inject({ method: 'RunQuery', status: 'PERMISSION_DENIED' })
  await poll()
  t.match(await infoOf(desk, cookie), {
    stale: true,
    failure: { code: 'SOURCE_PERMISSION', message: /Cloud Datastore User/ },
  })
})

t.test('a hard delete and an order without a time come to light on demand', async (t) => {
  const desk = await deskWith(t, 40)
  const cookie = cookieHeader(await desk.signIn())
  const poll = reader(desk, cookie)
  const { cursor } = await poll()
  await desk.orders.doc('o7').delete()
  await desk.orders.doc('untimed').set({ number: 'D-X' })
  t.same((await poll({ since: cursor })).deleted, [], 'no time shows it')

  const answer = await reconcile(desk, cookie)
  const report = Value.Parse(ReconcileReport, answer.json())
  t.match(report, { depth: 'census', removed: 1, repaired: 1, complete: true })
  const page = await poll({ since: cursor })
  t.same(page.deleted, ['o7'])
  t.match(page.orders, [{ id: 'untimed', number: 'D-X' }])
  t.match(await infoOf(desk, cookie), { strays: 1, lastReconcile: report, cachedOrders: 40 })
  t.match(desk.log.join('\n'), /\[SYNC\] Reconciled: 1 orders removed, 1 found for \d+ reads/)
})

t.test('a deletion comes to light by itself, with the next poll after the interval', async (t) => {
  const desk = await deskWith(t, 5, { RECONCILE_INTERVAL_MS: '1' })
  const cookie = cookieHeader(await desk.signIn())
  const poll = reader(desk, cookie)
  let { cursor } = await poll()
  await desk.orders.doc('o3').delete()
  let deleted: readonly string[] = []
  while (deleted.length === 0) {
    const page = await poll({ since: cursor })
    cursor = page.cursor
    deleted = page.deleted
  }
  t.same(deleted, ['o3'])
  // One comes after the other: with this one's end none is under way, and Firestore may stop.
  t.equal((await reconcile(desk, cookie)).statusCode, 200)
})

t.test(
  'what makes no sense is refused, and a Firestore that can not be read is a 503',
  async (t) => {
    const desk = await deskWith(t, 1)
    const cookie = cookieHeader(await desk.signIn())
    t.match((await reconcile(desk, cookie, { depth: 'deep' })).json(), { code: 'INVALID_REQUEST' })
    t.match((await reconcile(desk, '')).json(), { statusCode: 401, code: 'NOT_SIGNED_IN' })
    desk.embedded.faults.inject({ method: 'RunQuery', status: 'PERMISSION_DENIED' })
    const refused = await reconcile(desk, cookie)
    t.match(refused.json(), { statusCode: 503, code: 'SOURCE_PERMISSION' })
    t.equal(refused.headers['retry-after'], '5')
  },
)
