// The engine against a source whose clock, writes and failures the test decides.
import t from 'tap'
import { MemoryReplicaStore, SyncEngine, type SyncEngineOptions } from '../../src/index.ts'
import { MemoryOrderSource } from '../../testing/index.ts'

function build(options: Partial<SyncEngineOptions<string>> = {}) {
  const source = new MemoryOrderSource()
  const lines: string[] = []
  const clock = { ms: 0 }
  const log = { info: (line: string) => lines.push(line), warn: (line: string) => lines.push(line) }
  const settings: SyncEngineOptions<string> = {
    source,
    store: new MemoryReplicaStore(),
    log,
    monotonicMs: () => clock.ms,
    newEpoch: () => 'epoch1',
    limit: 0,
    maxStalenessMs: 1000,
    overlapMs: 10_000,
    pageSize: 3,
    ...options,
  }
  return { source, lines, clock, settings, engine: new SyncEngine(settings) }
}
const idsOf = (engine: SyncEngine<string>) => [...engine.entries()].map(({ id }) => id).sort()

t.test(
  'the first sync loads everything, later ones only what changed, and the log says so',
  async (t) => {
    const { source, engine, lines } = build()
    for (const id of ['a', 'b', 'c', 'd']) source.write(id, id)
    await engine.refresh()
    source.advance(60_000)
    await engine.refresh()
    const { cursor } = engine.deltaSince(undefined, 10)
    source.write('b', 'changed')
    await engine.refresh()
    const delta = engine.deltaSince(cursor, 10)
    t.same(
      delta.upserts.map(({ id, value }) => [id, value]),
      [['b', 'changed']],
    )
    t.equal(lines[0], '[SYNC] First sync - loading all orders')
    t.match(lines[2], /^\[SYNC\] Incremental sync from timestamp: \d{4}-.*\.\d{6}Z$/)
    t.equal(lines[3], '[SYNC] Found 0 new/updated orders')
    t.equal(lines[5], '[SYNC] Found 1 new/updated orders')
  },
)

t.test('a quiet source costs one read, and a first sync one for each order', async (t) => {
  const { source, engine } = build({ limit: 6 })
  for (let i = 0; i < 9; i++) source.write(`o${i}`, '')
  await engine.refresh()
  t.equal(source.reads, 6)
  source.advance(60_000)
  await engine.refresh()
  source.reads = 0
  await engine.refresh()
  t.equal(source.reads, 1)
  const quiet = engine.status
  for (const id of ['x', 'y', 'z']) source.write(id, '')
  source.reads = 0
  await engine.refresh()
  t.ok(source.reads <= 4, `${source.reads} reads`)
  t.equal(engine.status.documentsRead - quiet.documentsRead, source.reads)
})

t.test('readers at once share one read, and a fresh copy needs none', async (t) => {
  const { source, engine, clock } = build()
  source.write('a', '')
  await Promise.all([engine.ensureFresh(), engine.ensureFresh(), engine.ensureFresh()])
  t.equal(source.reads, 2 - 1)
  clock.ms += 999
  await engine.ensureFresh()
  t.equal(source.reads, 1)
  clock.ms += 1
  await engine.ensureFresh()
  t.equal(source.reads, 2)
})

t.test('a write that shows up behind the watermark within the overlap is found', async (t) => {
  const { source, engine } = build()
  const early = source.now
  source.advance(5_000)
  source.write('b', '')
  await engine.refresh()
  source.write('late', '', early)
  await engine.refresh()
  t.same(idsOf(engine), ['b', 'late'])
})

t.test('a time from the future does not carry the watermark past later writes', async (t) => {
  const { source, engine } = build()
  source.write('odd', '', '2036-01-01T00:00:00.000000Z')
  await engine.refresh()
  source.advance(60_000)
  await engine.refresh()
  source.write('next', '')
  await engine.refresh()
  t.same(idsOf(engine), ['next', 'odd'])
})

t.test('what the overlap reads again gets no new version', async (t) => {
  const { source, engine } = build()
  source.write('a', '')
  await engine.refresh()
  const before = engine.status.cursor
  await engine.refresh()
  t.equal(engine.status.cursor, before)
})

t.test(
  'the window holds the newest, evicts the oldest with a tombstone, and back-fills',
  async (t) => {
    const { source, engine } = build({ limit: 3 })
    for (const id of ['a', 'b', 'c', 'd']) source.write(id, '')
    await engine.refresh()
    t.same(idsOf(engine), ['b', 'c', 'd'])
    const { cursor } = engine.deltaSince(undefined, 10)
    source.write('e', '')
    await engine.refresh()
    t.same(idsOf(engine), ['c', 'd', 'e'])
    t.same(
      engine.deltaSince(cursor, 10).removals.map(({ id }) => id),
      ['b'],
    )
    source.advance(60_000)
    await engine.refresh()
    source.write('e', '', undefined, true)
    source.write('d', '', undefined, true)
    await engine.refresh()
    t.same(idsOf(engine), ['a', 'b', 'c'])
  },
)

t.test(
  'a failed refresh leaves the last good copy, tells it, and recovers by itself',
  async (t) => {
    const { source, engine, lines, clock } = build()
    for (const id of ['a', 'b', 'c', 'd']) source.write(id, '')
    await engine.refresh()
    const before = engine.status
    source.write('e', '')
    source.failNext(1)
    await engine.refresh()
    t.equal(engine.status.stale, true)
    t.equal(engine.status.cursor, before.cursor)
    t.equal(engine.status.syncedAt, before.syncedAt)
    t.match(lines.at(-1), /^\[SYNC\] Refresh failed - serving the copy of/)
    clock.ms += 1_000
    await engine.ensureFresh()
    t.equal(engine.status.stale, false)
    t.same(idsOf(engine), ['a', 'b', 'c', 'd', 'e'])
  },
)

t.test('a source that keeps failing is not asked by every reader', async (t) => {
  const { source, engine, clock } = build()
  source.failNext(99)
  await engine.ensureFresh()
  await engine.ensureFresh()
  t.throws(() => engine.deltaSince(undefined, 1), { code: 'NOT_SYNCED_YET', retryAfterSeconds: 1 })
  clock.ms += 1_000
  await engine.ensureFresh()
  t.throws(() => engine.deltaSince(undefined, 1), { code: 'NOT_SYNCED_YET', retryAfterSeconds: 2 })
})

t.test('a restart goes on from the store: same cursor, no first sync', async (t) => {
  const { source, engine, settings, lines } = build()
  for (const id of ['a', 'b', 'c']) source.write(id, '')
  await engine.refresh()
  const { cursor } = engine.deltaSince(undefined, 10)
  source.write('b', 'changed')
  lines.length = 0
  const restarted = new SyncEngine({ ...settings, newEpoch: () => 'epoch2' })
  await restarted.refresh()
  t.match(lines[0], /Incremental sync/)
  const delta = restarted.deltaSince(cursor, 10)
  t.equal(delta.reset, false)
  t.same(
    delta.upserts.map(({ id }) => id),
    ['b'],
  )
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
  const { source, engine, lines } = build({ store: flaky })
  source.write('a', '')
  await engine.refresh()
  t.same(idsOf(engine), ['a'])
  t.ok(lines.some((line) => line.includes('Cache not written')))
  failing = false
  source.write('b', '')
  await engine.refresh()
  t.equal((await store.load())?.entries.length, 2)
})
