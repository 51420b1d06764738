// What reading costs, and what becomes of a Firestore that refuses or does not answer.
import type { PageRequest } from '@deltadesk/sync'
import { Timestamp } from 'firebase-admin/firestore'
import t from 'tap'
import { failureOf, idsOf, MIDNIGHT, never, openShop } from './shop.ts'

t.test('a quiet page costs one read, a page of orders one for each', async (t) => {
  const { source, write, cost } = await openShop(t)
  for (const id of ['a', 'b', 'c']) await write(id, { updatedAt: Timestamp.fromMillis(MIDNIGHT) })
  t.equal(await cost(() => idsOf(source, { direction: 'newest-first', limit: 3 })), 3)
  const after = { updatedAt: '2026-01-01T00:00:00.000000Z', id: 'c' }
  const quiet = () => idsOf(source, { direction: 'oldest-first', after, limit: 100 })
  t.equal(await cost(quiet), 1)
  await write('a', { updatedAt: Timestamp.fromMillis(MIDNIGHT + 1) })
  t.equal(await cost(quiet), 1)
})

t.test('an empty shop costs one read a page', async (t) => {
  const { source, cost } = await openShop(t)
  t.equal(await cost(() => idsOf(source, { direction: 'newest-first', limit: 100 })), 1)
  const after = { updatedAt: '1970-01-01T00:00:00.000000Z' }
  t.equal(await cost(() => idsOf(source, { direction: 'oldest-first', after, limit: 100 })), 1)
})

t.test(
  'after a restart the first read costs nothing extra with timestamps, and four reads at most',
  async (t) => {
    for (const [updatedAt, most] of [
      [Timestamp.fromMillis(MIDNIGHT), 1],
      [MIDNIGHT, 5],
    ] as const) {
      const { open, write, cost } = await openShop(t)
      await write('a', { updatedAt })
      const source = open()
      const after = { updatedAt: '2026-01-01T00:00:00.000000Z' }
      const read = () => idsOf(source, { direction: 'oldest-first', after, limit: 100 })
      t.equal(await cost(read), most)
      t.equal(await cost(read), 1)
      t.same(await read(), ['a'])
    }
  },
)

t.test('a refusal by Firestore becomes a SourceError that says what to do', async (t) => {
  const { embedded, source } = await openShop(t)
  const fault = embedded.faults.inject({ method: 'RunQuery', status: 'PERMISSION_DENIED' })
  const error = await failureOf(source.readPage({ direction: 'newest-first', limit: 9 }, never))
  t.match(error.message, /«orders»: .*Cloud Datastore User/)
  t.ok(error.cause instanceof Error)
  fault.clear()
  t.same(await idsOf(source, { direction: 'newest-first', limit: 9 }), [])
})

t.test('a Firestore that does not answer is waited for no longer than the timeout', async (t) => {
  const { embedded, open, source } = await openShop(t)
  const request: PageRequest = { direction: 'newest-first', limit: 9 }
  await source.readPage(request, never)
  embedded.faults.inject({ method: 'RunQuery', delayMs: 250, times: 1 })
  const error = await failureOf(open({ timeoutMs: 50 }).readPage(request, never))
  t.match(error.message, /SOURCE_TIMEOUT_MS.*50 ms/)
  t.same(await idsOf(source, request), [])
})

t.test('an aborted read ends at once, before it asks and while it waits', async (t) => {
  const { embedded, source, cost } = await openShop(t)
  const request: PageRequest = { direction: 'newest-first', limit: 9 }
  const closed = AbortSignal.abort(new Error('closing'))
  t.equal(await cost(() => failureOf(source.readPage(request, closed))), 0)
  await source.readPage(request, never)
  embedded.faults.inject({ method: 'RunQuery', delayMs: 250, times: 1 })
  const closing = new AbortController()
  const waiting = failureOf(source.readPage(request, closing.signal))
  const reason = new Error('closing')
  closing.abort(reason)
  t.equal((await waiting).cause, reason)
  t.same(await idsOf(source, request), [])
})
