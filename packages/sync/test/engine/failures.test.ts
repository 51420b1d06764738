// What becomes of a source, a store or a shutdown that gets in the way: the last good copy, the truth about it,
// and a way back without a restart.
import t from 'tap'
import { MemoryReplicaStore, type OrderSource, SyncEngine } from '../../src/index.ts'
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

t.test('a store that fails costs nothing but the next restart, and is caught up', async (t) => {
  const store = new MemoryReplicaStore<string>()
  let failing = true
  const flaky = {
    load: () => store.load(),
    clear: () => store.clear(),
    commit: async (batch: Parameters<typeof store.commit>[0]) => {
      if (failing) throw new Error('disk full')
      await store.commit(batch)
    },
  }
  const { source, engine, lines } = engineAtHand({ store: flaky })
  source.write('a', '')
  await engine.refresh()
  source.write('b', '')
  await engine.refresh()
  t.same(idsOf(engine), ['a', 'b'])
  t.equal(lines.filter((line) => line.includes('Cache not written')).length, 1, 'it is said once')
  failing = false
  source.write('c', '')
  await engine.refresh()
  t.equal((await store.load())?.entries.length, 3)
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
  clock.advance(5_000)
  await refresh
  t.match(
    lines.find((line) => line.includes('Cache not written')),
    /5000 ms/,
  )
  t.equal(engine.status.stale, false)
})

t.test('a store that can not be read is started without', async (t) => {
  const broken = {
    load: () => Promise.reject(new Error('unreadable')),
    commit: async () => {},
    clear: async () => {},
  }
  const { source, engine, lines } = engineAtHand({ store: broken })
  source.write('a', '')
  await engine.refresh()
  t.equal(lines[0], '[SYNC] Cache not read - starting without it: unreadable')
  t.same(idsOf(engine), ['a'])
})

t.test(
  'commits that pile up behind a slow store leave it with the latest of everything',
  async (t) => {
    const store = new MemoryReplicaStore<string>()
    const gates: (() => void)[] = []
    let failures = 1
    const slow = {
      load: () => store.load(),
      clear: () => store.clear(),
      commit: async (batch: Parameters<typeof store.commit>[0]) => {
        await new Promise<void>((resolve) => gates.push(resolve))
        if (failures-- > 0) throw new Error('not yet')
        await store.commit(batch)
      },
    }
    const { source, engine } = engineAtHand({ store: slow })
    source.write('a', 'old')
    source.write('b', 'old')
    const first = engine.refresh()
    await new Promise(setImmediate)
    source.write('a', 'new')
    source.remove('b')
    gates.shift()?.()
    await first
    const pending = engine.reconcile('counts')
    for (let turn = 0; turn < 50; turn++) {
      await new Promise(setImmediate)
      gates.shift()?.()
    }
    await pending
    const state = await store.load()
    t.same(
      state?.entries.map(({ id, value }) => [id, value]),
      [['a', 'new']],
    )
    t.same(
      state?.tombstones.map(({ id }) => id),
      ['b'],
    )
  },
)
