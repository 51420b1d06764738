// What becomes of a source, a store or a shutdown that gets in the way: the last good copy, the truth about it,
// and a way back without a restart.
import t from 'tap'
import { type OrderSource, SyncEngine } from '../../src/index.ts'
import { engineAtHand, idsOf } from './engine-at-hand.ts'

t.test(
  'a failed refresh leaves the last good copy, tells it, and recovers by itself',
  async (t) => {
    const { source, engine, lines, clock } = engineAtHand()
    for (const id of ['a', 'b', 'c', 'd']) source.write(id, '')
    await engine.refresh()
    const before = engine.status
    source.write('e', '')
    source.interruptions.failNext(3)
    await engine.refresh()
    t.match(engine.status, {
      stale: true,
      cursor: before.cursor,
      syncedAt: before.syncedAt,
      failure: { code: 'SOURCE_UNAVAILABLE', message: 'The source was told to fail' },
    })
    t.match(
      lines.at(-1),
      /^\[SYNC\] Refresh failed - serving the copy of .*, trying again in 1 s: /,
    )
    clock.advance(1_000)
    await engine.ensureFresh()
    t.match(engine.status, { stale: false, failure: undefined })
    t.ok(lines.includes('[SYNC] Refresh works again'))
    t.same(idsOf(engine), ['a', 'b', 'c', 'd', 'e'])
  },
)

t.test('a refresh that fails half-way has read for nothing, and changed nothing', async (t) => {
  const { source, engine } = engineAtHand({ pageSize: 2 })
  source.write('a', '')
  await engine.refresh()
  source.advance(60_000)
  await engine.refresh()
  const { cursor } = engine.status
  for (const id of ['b', 'c', 'd']) source.write(id, '')
  source.interruptions.beforeRead(async () => {})
  source.interruptions.beforeRead(async () => source.interruptions.failNext(1, 'SOURCE_QUOTA'))
  await engine.refresh()
  t.match(engine.status, { stale: true, cursor })
  t.same(idsOf(engine), ['a'])
  await engine.refresh()
  t.same(idsOf(engine), ['a', 'b', 'c', 'd'])
})

t.test('one call that fails is made again, and the refresh goes on', async (t) => {
  const { source, engine } = engineAtHand({ pageSize: 2 })
  for (const id of ['a', 'b', 'c']) source.write(id, '')
  source.interruptions.beforeRead(async () => {})
  source.interruptions.beforeRead(async () => source.interruptions.failNext(2))
  await engine.refresh()
  t.match(engine.status, { stale: false, count: 3, ledger: { retries: 2, documentReads: 3 } })
})

t.test('what does not pass by itself is not tried again at once', async (t) => {
  for (const code of ['SOURCE_QUOTA', 'SOURCE_PERMISSION', 'SOURCE_MISCONFIGURED'] as const) {
    const { source, engine } = engineAtHand()
    source.interruptions.failNext(1, code)
    await engine.refresh()
    t.match(engine.status, { stale: true, failure: { code }, ledger: { retries: 0 } })
  }
})

t.test('retries stop while most calls fail', async (t) => {
  const { source, engine } = engineAtHand()
  source.interruptions.failNext(99)
  await engine.refresh()
  await engine.refresh()
  const { retries } = engine.status.ledger
  await engine.refresh()
  await engine.refresh()
  t.equal(engine.status.ledger.retries, retries)
})

t.test('a source that keeps failing is asked less and less often, a quota least', async (t) => {
  const { source, engine, clock } = engineAtHand()
  source.interruptions.failNext(99, 'SOURCE_PERMISSION')
  await engine.ensureFresh()
  await engine.ensureFresh()
  t.throws(() => engine.deltaSince(undefined, 1), { code: 'NOT_SYNCED_YET', retryAfterSeconds: 4 })
  clock.advance(3_750)
  await engine.ensureFresh()
  t.throws(() => engine.deltaSince(undefined, 1), { code: 'NOT_SYNCED_YET', retryAfterSeconds: 8 })
  source.interruptions.failNext(99, 'SOURCE_QUOTA')
  clock.advance(7_500)
  await engine.ensureFresh()
  t.throws(() => engine.deltaSince(undefined, 1), { code: 'NOT_SYNCED_YET', retryAfterSeconds: 90 })
})

t.test(
  'a source that does not answer is waited for no longer than the limit, and told to stop',
  async (t) => {
    const { source, clock, settings } = engineAtHand()
    let aborted: AbortSignal | undefined
    const silent: OrderSource<string> = {
      readPage: (_request, signal) => {
        aborted = signal
        return new Promise(() => {})
      },
      count: source.count.bind(source),
      census: source.census.bind(source),
      readIds: source.readIds.bind(source),
      lookUp: source.lookUp.bind(source),
    }
    const engine = new SyncEngine({ ...settings, source: silent })
    const refresh = engine.refresh()
    await new Promise(setImmediate)
    clock.advance(4_999)
    t.equal(engine.status.stale, false)
    clock.advance(1)
    await refresh
    t.match(engine.status.failure, { code: 'SOURCE_UNAVAILABLE', message: /5000 ms/ })
    t.equal(aborted?.aborted, true)
    t.equal(engine.status.ledger.retries, 0)
    t.equal(clock.sleeping, 0)
  },
)

t.test('closing ends what is under way at once, and nothing is read after it', async (t) => {
  const { clock, settings } = engineAtHand()
  const stuck = new Promise<never>(() => {})
  const store = { load: () => stuck, commit: () => stuck, clear: () => stuck }
  const engine = new SyncEngine({ ...settings, store })
  const refresh = engine.refresh()
  await new Promise(setImmediate)
  await engine.close()
  await refresh
  t.equal(clock.sleeping, 0)
  await engine.refresh()
  t.equal(engine.status.stale, false, 'a shutdown is no failure')
})

t.test('closing lets a call under way end, and begins no other', async (t) => {
  const { source, engine } = engineAtHand({ pageSize: 2 })
  for (const id of ['a', 'b', 'c']) source.write(id, '')
  let closed: Promise<void> | undefined
  source.interruptions.beforeRead(async () => {
    closed = engine.close()
  })
  await engine.refresh()
  await closed
  t.equal(source.reads, 2, 'the page that was under way, and no second one')
  t.equal(engine.status.stale, false)
})

t.test('a store that hangs holds nobody up for longer than the limit', async (t) => {
  const hanging = {
    load: async () => undefined,
    clear: async () => {},
    commit: () => new Promise<void>(() => {}),
  }
  const { source, engine, clock, lines } = engineAtHand({ store: hanging })
  source.write('a', '')
  const refresh = engine.refresh()
  await new Promise(setImmediate)
  clock.advance(60_000)
  await refresh
  t.match(
    lines.find((line) => line.includes('Cache not written')),
    /60000 ms/,
  )
  t.equal(engine.status.stale, false)
})
