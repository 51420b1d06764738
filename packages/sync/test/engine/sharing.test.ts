// Several engines over one store: who reads the source, how the others follow, and what becomes of the one replica
// when an engine dies, falls asleep, or the store loses something.
import t from 'tap'
import { parseCursor, SyncEngine } from '../../src/index.ts'
import { MemorySharedStore, SharedPlace, TestClock } from '../../testing/index.ts'
import { engineAtHand, idsOf, stock } from './engine-at-hand.ts'

type Options = Parameters<typeof engineAtHand>[0] & { readonly skipUpTo?: number }

/** Engines over one source and one place, each with the lines of its own. */
function engines(count: number, { skipUpTo = 0, ...options }: Options = {}) {
  const clock = new TestClock({ skipUpTo })
  const place = new SharedPlace<string>(clock)
  const { source, settings } = engineAtHand({ clock, ...options })
  const start = (others: Options = {}) => {
    const lines: string[] = []
    const write = (line: string) => void lines.push(line)
    const store = new MemorySharedStore(place)
    const engine = new SyncEngine({
      ...settings,
      ...others,
      store,
      log: { info: write, warn: write },
    })
    return { engine, store, lines }
  }
  const [a, b] = [start(), start()]
  const desks = [a, b, ...Array.from({ length: count - 2 }, () => start())]
  return { clock, place, source, start, a, b, desks }
}

/** Lets go on what has nothing to wait for. */
const settle = () => new Promise(setImmediate)
const epochOf = (engine: SyncEngine<string>) => parseCursor(engine.status.cursor ?? '').epoch

t.test('one engine reads the source for all, refresh after refresh', async (t) => {
  const { source, clock, desks } = engines(3, { overlapMs: 0 })
  stock(source, 7)
  source.advance(1)
  await Promise.all(desks.map(({ engine }) => engine.ensureFresh()))
  t.equal(source.reads, 7)
  for (let round = 0; round < 3; round++) {
    const { reads } = source
    clock.advance(1_000)
    source.write('o000001', `round ${round}`)
    source.advance(1)
    await Promise.all(desks.map(({ engine }) => engine.ensureFresh()))
    t.equal(source.reads - reads, 1)
    t.equal(new Set(desks.map(({ engine }) => engine.status.cursor)).size, 1)
  }
  const totals = desks.map(({ engine }) => engine.status.ledger.refreshes)
  t.equal(
    totals.reduce((sum, one) => sum + one),
    4,
  )
  const firstSyncs = desks.filter(({ lines }) => lines.some((line) => line.includes('First sync')))
  t.equal(firstSyncs.length, 1)
})

t.test('who follows needs no word from the others, only the next question', async (t) => {
  const { source, place, clock, a, b } = engines(2)
  place.isDeaf = true
  await a.engine.ensureFresh()
  await b.engine.ensureFresh()
  clock.advance(1_000)
  source.write('a', '')
  await a.engine.ensureFresh()
  const { reads } = source
  await b.engine.ensureFresh()
  t.equal(source.reads, reads)
  t.equal(b.engine.status.cursor, a.engine.status.cursor)
  t.equal(b.engine.isFresh, true)
})

t.test('a reader who comes from another engine is not sent back', async (t) => {
  const { source, place, clock, a, b } = engines(2, { maxStalenessMs: 60_000 })
  place.isDeaf = true
  await a.engine.ensureFresh()
  await b.engine.ensureFresh()
  source.write('a', '')
  await a.engine.refresh()
  clock.advance(60_000)
  await a.engine.refresh()
  const cursor = parseCursor(a.engine.status.cursor ?? '')
  await b.engine.ensureFresh(cursor)
  t.match(b.engine.deltaSince(cursor, 10), { reset: false, hasMore: false, cursor })
})

t.test('a quiet engine hears of what others commit, and of their reading', async (t) => {
  const { source, clock, a, b } = engines(2)
  await a.engine.ensureFresh()
  await b.engine.ensureFresh()
  clock.advance(1_000)
  source.write('a', '')
  await a.engine.refresh()
  await settle()
  t.equal(b.engine.status.cursor, a.engine.status.cursor)
  t.equal(b.engine.isFresh, true)
})

t.test('an engine that is killed while it reads holds the others up for its lease', async (t) => {
  const { source, clock, a, b } = engines(2, { skipUpTo: 1_000 })
  stock(source, 7)
  let killedAt = 0
  let other: Promise<void> | undefined
  source.interruptions.beforeRead(async () => {
    a.store.kill()
    killedAt = clock.monotonicMs()
    other = b.engine.ensureFresh()
  })
  await a.engine.refresh()
  await other
  t.equal(b.engine.status.count, 7)
  t.ok(clock.monotonicMs() - killedAt <= 2_000 + 500)
})

t.test('an engine that slept on its lease overwrites nothing', async (t) => {
  const { source, place, a, b } = engines(2, { maxStalenessMs: 0 })
  source.write('a', '')
  await a.engine.refresh()
  await b.engine.refresh()
  source.interruptions.beforeRead(async () => {
    place.expireLease()
    source.write('a', 'newer')
    await b.engine.refresh()
  })
  source.write('b', '')
  await a.engine.refresh()
  t.match(a.engine.status, { stale: false, cacheFailure: undefined })
  t.equal(a.engine.status.cursor, b.engine.status.cursor)
  t.equal(a.engine.get('a')?.value, 'newer')
})

t.test('a restart of all engines goes on from the store', async (t) => {
  const { source, clock, start, a } = engines(2)
  stock(source, 7)
  await a.engine.refresh()
  a.store.kill()
  clock.advance(2_000)
  const { engine, lines } = start()
  await engine.ensureFresh(parseCursor(a.engine.status.cursor ?? ''))
  t.equal(engine.status.cursor, a.engine.status.cursor)
  t.match(lines[0], /^\[SYNC\] Incremental sync from timestamp: /)
})

t.test('a store that was emptied is filled again from memory, under a new epoch', async (t) => {
  const { source, place, clock, desks, a, b } = engines(2, { overlapMs: 0 })
  stock(source, 7)
  source.advance(1)
  for (const { engine } of desks) await engine.ensureFresh()
  const before = desks.map(({ engine }) => engine.status.cursor)
  clock.advance(1_000)
  place.flush()
  const { reads } = source
  for (const { engine } of desks) await engine.ensureFresh()
  t.equal(source.reads - reads, 1, 'nothing is read but what may be new')
  t.equal(a.engine.status.cursor, b.engine.status.cursor)
  t.notOk(before.includes(a.engine.status.cursor))
  t.equal((await place.state())?.entries.length, 7)
})

for (const lose of ['restart', 'lose'] as const) {
  t.test(`a store that lost its latest commit gets a new epoch (${lose})`, async (t) => {
    const { source, place, clock, desks, a, b } = engines(2)
    source.write('a', '')
    for (const { engine } of desks) await engine.ensureFresh()
    source.write('b', '')
    await a.engine.refresh()
    const seen = parseCursor(a.engine.status.cursor ?? '')
    place[lose](1)
    source.write('c', '')
    clock.advance(1_000)
    for (const { engine } of desks) await engine.ensureFresh(seen)
    t.not(epochOf(a.engine), seen.epoch)
    t.equal(b.engine.status.cursor, a.engine.status.cursor)
    t.same(idsOf(a.engine), ['a', 'b', 'c'])
  })
}

t.test('without the store each goes on by itself, and they find together again', async (t) => {
  const { source, place, clock, desks } = engines(2)
  source.write('a', '')
  for (const { engine } of desks) await engine.ensureFresh()
  source.write('b', '')
  clock.advance(1_000)
  place.failures = ['before', 'before']
  for (const { engine } of desks) await engine.ensureFresh()
  for (const { engine, lines } of desks) {
    t.same(idsOf(engine), ['a', 'b'])
    t.match(engine.status, { stale: false, cacheFailure: String })
    t.ok(lines.some((line) => line.startsWith('[SYNC] Cache not reached - going on from memory: ')))
  }
  t.equal(
    new Set(desks.map(({ engine }) => epochOf(engine))).size,
    2,
    'none can take the other’s cursors',
  )
  clock.advance(10_000)
  for (const { engine } of desks) await engine.ensureFresh()
  t.equal(new Set(desks.map(({ engine }) => engine.status.cursor)).size, 1)
  t.ok(desks.every(({ lines }) => lines.includes('[SYNC] Cache works again')))
})

t.test('a first sync without the store is served, and kept once there is one', async (t) => {
  const { source, place, clock, a } = engines(2)
  stock(source, 7)
  place.failures = ['before']
  await a.engine.ensureFresh()
  t.equal(a.engine.status.count, 7)
  clock.advance(10_000)
  await a.engine.ensureFresh()
  t.equal((await place.state())?.epoch, epochOf(a.engine))
})

t.test('what a comparison finds for a replica that has been replaced is left', async (t) => {
  const { source, place, clock, start, a } = engines(2, { maxStalenessMs: 0, pageSize: 500 })
  stock(source, 7)
  await a.engine.refresh()
  source.remove('o000003')
  source.interruptions.beforeRead(async () => {})
  source.interruptions.beforeRead(async () => {
    place.flush()
    const { engine } = start()
    await engine.refresh()
    clock.advance(2_000)
    await a.engine.refresh()
  })
  await t.rejects(a.engine.reconcile('counts'), { code: 'SUPERSEDED' })
  t.equal(a.engine.status.count, 6)
})

t.test('what others know of hidden and deleted documents is followed too', async (t) => {
  const { source, desks, a, b } = engines(2, { maxStalenessMs: 0 })
  stock(source, 7)
  for (const { engine } of desks) await engine.refresh()
  source.write('o000001', '', { deleted: true })
  source.remove('o000002')
  await a.engine.reconcile('counts')
  await settle()
  const report = await b.engine.reconcile('counts')
  t.match(report, { repaired: 0, removed: 0, reads: 1 }, 'one count, and it agrees')
})

t.test('one of them makes the comparison that is due', async (t) => {
  const { source, clock, desks } = engines(3, { reconcileIntervalMs: 60_000 })
  stock(source, 7)
  for (let minute = 0; minute < 3; minute++) {
    await Promise.all(desks.map(({ engine }) => engine.ensureFresh()))
    for (let turn = 0; turn < 20; turn++) await settle()
    clock.advance(60_000)
    source.advance(60_000)
  }
  const counts = desks.map(({ engine }) => engine.status.ledger.aggregationReads)
  t.equal(
    counts.reduce((sum, one) => sum + one),
    2 + 3,
    'a census once, and counts three times',
  )
})

t.test('everything is read again by one of them', async (t) => {
  const { source, clock, desks } = engines(3, {
    reconcileIntervalMs: 60_000,
    fullResyncMs: 3_600_000,
    pageSize: 500,
  })
  stock(source, 100)
  for (let minute = 0; minute < 63; minute++) {
    await Promise.all(desks.map(({ engine }) => engine.ensureFresh()))
    for (let turn = 0; turn < 20; turn++) await settle()
    clock.advance(60_000)
    source.advance(60_000)
  }
  const fullReads = desks.filter(({ lines }) => lines.some((line) => line.includes('Full re-sync')))
  t.equal(fullReads.length, 1)
})

t.test('who holds the lease too long is not waited for any longer', async (t) => {
  const { source, place, clock, start, a } = engines(2, { timeLimitMs: 60_000, skipUpTo: 1_000 })
  const hasty = start({ timeLimitMs: 5_000 })
  source.write('a', '')
  await hasty.engine.ensureFresh()
  clock.advance(1_000)
  let status: unknown
  source.interruptions.beforeRead(async () => {
    // Its holder keeps it alive while it waits for the source.
    if (place.lease !== undefined) place.lease = { ...place.lease, until: Number.POSITIVE_INFINITY }
    await hasty.engine.ensureFresh()
    status = hasty.engine.status
  })
  await a.engine.refresh()
  t.match(status, {
    count: 1,
    stale: true,
    failure: { code: 'SOURCE_UNAVAILABLE', message: 'Another process is still reading the source' },
  })
})

t.test('a store that loses what it is given costs no second reading', async (t) => {
  const { source, place, clock, a } = engines(2, { overlapMs: 0 })
  stock(source, 7)
  source.advance(1)
  source.interruptions.beforeRead(async () => {
    place.fence = undefined
  })
  await a.engine.ensureFresh()
  t.equal(source.reads, 7 + 1)
  t.match(a.engine.status, { count: 7, stale: false })
  clock.advance(10_000)
  await a.engine.ensureFresh()
  t.equal((await place.state())?.epoch, epochOf(a.engine))
})

t.test('what was read while the store was away is given to it, not read again', async (t) => {
  const { source, place, clock, a } = engines(2, { overlapMs: 0 })
  stock(source, 7)
  source.advance(1)
  await a.engine.ensureFresh()
  clock.advance(1_000)
  place.failures = ['before']
  source.write('new', '')
  source.advance(1)
  await a.engine.ensureFresh()
  const { reads } = source
  clock.advance(10_000)
  await a.engine.ensureFresh()
  t.equal(source.reads - reads, 1, 'a quiet read')
  t.equal((await place.state())?.entries.length, 8)
})

t.test('many changes at once are given as a new replica', async (t) => {
  const { source, place, clock, a, b } = engines(2, { pageSize: 500 })
  stock(source, 6_000)
  for (const { engine } of [a, b]) await engine.ensureFresh()
  const { epoch } = (await place.state()) ?? {}
  source.advance(60_000)
  stock(source, 6_000)
  source.remove('o000001')
  clock.advance(1_000)
  await a.engine.refresh()
  await settle()
  t.not((await place.state())?.epoch, epoch)
  t.equal(b.engine.status.cursor, a.engine.status.cursor)
  t.equal(b.engine.status.checksum, a.engine.status.checksum)
})
