// What the engine reads, what it serves and what it says, while all goes well.
import t from 'tap'
import { SyncEngine } from '../../src/index.ts'
import { engineAtHand, idsOf } from './engine-at-hand.ts'

const FUTURE = '2036-01-01T00:00:00.000000Z'

t.test(
  'the first sync loads everything, later ones only what changed, and the log says so',
  async (t) => {
    const { source, engine, lines } = engineAtHand()
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
    t.equal(lines[1], '[SYNC] Loaded 4 orders for 4 reads')
    t.match(lines[2], /^\[SYNC\] Incremental sync from timestamp: \d{4}-.*\.\d{6}Z$/)
    t.equal(lines[3], '[SYNC] Found 0 new/updated orders')
    t.equal(lines[5], '[SYNC] Found 1 new/updated orders')
  },
)

t.test('a quiet source costs one read, and a first sync one for each order', async (t) => {
  const { source, engine } = engineAtHand({ limit: 6 })
  for (let i = 0; i < 9; i++) source.write(`o${i}`, '')
  await engine.refresh()
  t.equal(source.reads, 6)
  source.advance(60_000)
  await engine.refresh()
  source.reads = 0
  await engine.refresh()
  t.equal(source.reads, 1)
  for (const id of ['x', 'y', 'z']) source.write(id, '')
  source.reads = 0
  await engine.refresh()
  t.ok(source.reads <= 4, `${source.reads} reads`)
})

t.test('readers at once share one read, and a fresh copy needs none', async (t) => {
  const { source, engine, clock } = engineAtHand()
  source.write('a', '')
  await Promise.all([engine.ensureFresh(), engine.ensureFresh(), engine.ensureFresh()])
  t.equal(source.reads, 1)
  clock.advance(999)
  await engine.ensureFresh()
  t.equal(source.reads, 1)
  clock.advance(1)
  await engine.ensureFresh()
  t.equal(source.reads, 2)
})

t.test('a write that shows up behind the watermark within the overlap is found', async (t) => {
  const { source, engine } = engineAtHand()
  const early = source.now
  source.advance(5_000)
  source.write('b', '')
  await engine.refresh()
  source.write('late', '', { updatedAt: early })
  await engine.refresh()
  t.same(idsOf(engine), ['b', 'late'])
})

t.test('a time from the future does not carry the watermark past later writes', async (t) => {
  const { source, engine } = engineAtHand()
  source.write('odd', '', { updatedAt: FUTURE })
  await engine.refresh()
  source.advance(60_000)
  await engine.refresh()
  source.write('next', '')
  await engine.refresh()
  t.same(idsOf(engine), ['next', 'odd'])
})

t.test('what the overlap reads again gets no new version', async (t) => {
  const { source, engine } = engineAtHand()
  source.write('a', '')
  await engine.refresh()
  const before = engine.status.cursor
  await engine.refresh()
  t.equal(engine.status.cursor, before)
})

t.test('all pages of a refresh are of one moment, whatever is written meanwhile', async (t) => {
  const { source, engine } = engineAtHand({ pageSize: 2 })
  for (const id of ['a', 'b', 'c', 'd', 'e']) source.write(id, 'old')
  const first = source.now
  source.interruptions.beforeRead(async () => {})
  source.interruptions.beforeRead(async () => source.write('a', 'new'))
  await engine.refresh()
  t.equal(engine.status.syncedAt, first)
  t.equal(engine.get('a')?.value, 'old')
  await engine.refresh()
  t.equal(engine.get('a')?.value, 'new')
})

t.test(
  'the window holds the newest, evicts the oldest with a tombstone, and back-fills',
  async (t) => {
    const { source, engine, lines } = engineAtHand({ limit: 3 })
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
    source.write('e', '', { deleted: true })
    source.write('d', '', { deleted: true })
    await engine.refresh()
    t.same(idsOf(engine), ['a', 'b', 'c'])
    t.ok(lines.includes('[SYNC] Removed 2 orders'))
    t.ok(lines.includes('[SYNC] Back-filled 2 older orders'))
  },
)

t.test('an order that moves below the window makes room for its better', async (t) => {
  const { source, engine } = engineAtHand({ limit: 3 })
  for (const id of ['ancient', 'a', 'b', 'c', 'd']) source.write(id, '')
  await engine.refresh()
  source.write('c', '', { updatedAt: '2026-01-01T00:00:00.000000Z' })
  await engine.refresh()
  t.same(idsOf(engine), ['a', 'b', 'd'])
})

t.test('a restart goes on from the store: same cursor, no first sync', async (t) => {
  const { source, engine, settings, lines } = engineAtHand()
  for (const id of ['a', 'b', 'c']) source.write(id, '')
  await engine.refresh()
  const { cursor } = engine.deltaSince(undefined, 10)
  source.write('b', 'changed')
  lines.length = 0
  const restarted = new SyncEngine(settings)
  await restarted.refresh()
  t.match(lines[0], /Incremental sync/)
  const delta = restarted.deltaSince(cursor, 10)
  t.equal(delta.reset, false)
  t.same(
    delta.upserts.map(({ id }) => id),
    ['b'],
  )
})

t.test('the wall clock may say what it likes', async (t) => {
  const { source, engine, clock } = engineAtHand()
  source.write('a', '')
  clock.wall = 0
  await engine.refresh()
  clock.wall = Date.parse('2999-01-01')
  source.write('b', '')
  await engine.refresh()
  t.same(idsOf(engine), ['a', 'b'])
  t.equal(engine.status.ageMs, 0)
})

t.test(
  'after a restart the age of the copy is told by the wall clock until the first refresh',
  async (t) => {
    const { source, engine, settings, clock } = engineAtHand()
    source.write('a', '')
    await engine.refresh()
    t.equal(engine.status.ageMs, 0)
    clock.advance(700)
    t.equal(engine.status.ageMs, 700)
    source.interruptions.failNext(9)
    const restarted = new SyncEngine(settings)
    clock.wall = Date.parse('2026-01-01T00:05:00Z')
    await restarted.refresh()
    t.match(restarted.status, { stale: true, count: 1 })
    // Two retries have moved the clock on; what is left of the five minutes is the source's own start.
    t.ok((restarted.status.ageMs ?? 0) >= 300_000 - 1)
  },
)
