// What times cannot show is found by counts, for few reads, and no order is ever let go that is still there.
import t from 'tap'
import { SyncEngine } from '../../src/index.ts'
import { engineAtHand, idsOf, stock } from './engine-at-hand.ts'

t.test('an order that was deleted for good is found for a few reads', async (t) => {
  const { source, engine, lines } = engineAtHand({ pageSize: 500 })
  stock(source, 5000)
  source.advance(60_000)
  await engine.refresh()
  const { cursor } = engine.deltaSince(undefined, 9999)
  source.remove('o001234')
  await engine.refresh()
  t.equal(engine.status.count, 5000, 'no time shows it')
  source.reads = 0
  const report = await engine.reconcile('counts')
  t.match(report, { removed: 1, repaired: 0, complete: true })
  t.ok(report.reads < 60, `${report.reads} reads`)
  t.equal(report.reads, source.reads - 1, 'all that it spends is told; one read is the refresh')
  t.same(
    engine.deltaSince(cursor, 9).removals.map(({ id }) => id),
    ['o001234'],
  )
  t.match(lines.at(-1), /^\[SYNC\] Reconciled: 1 orders removed, 0 found for \d+ reads$/)
})

t.test('a shop in which nothing is amiss is counted for a read per thousand orders', async (t) => {
  const { source, engine } = engineAtHand({ pageSize: 500 })
  stock(source, 2500)
  for (const id of ['o000001', 'o000002']) source.write(id, '', { deleted: true })
  await engine.refresh()
  t.match(await engine.reconcile('counts'), { reads: 3, removed: 0, repaired: 0 })
})

t.test('a shop in full trade gives no false alarm', async (t) => {
  const { source, engine } = engineAtHand({ pageSize: 2, limit: 8 })
  stock(source, 10)
  await engine.refresh()
  for (let n = 0; n < 20; n++) {
    source.write(`o00000${n % 10}`, `${n}`)
    source.interruptions.beforeRead(async () => source.write(`new${n}`, ''))
    source.interruptions.beforeRead(async () => source.write('o000003', `again ${n}`))
    source.interruptions.beforeRead(async () =>
      source.write(`o00000${n % 7}`, '', { deleted: n % 2 === 0 }),
    )
    const { reads } = await engine.reconcile('counts')
    t.equal(reads, 1)
  }
})

for (const exactTo of ['microsecond', 'second'] as const) {
  t.test(`refreshes faster than answers hide nothing and raise no alarm: ${exactTo}`, async (t) => {
    const { source, engine } = engineAtHand({ pageSize: 50, exactTo, limit: 30 })
    for (let n = 0; n < 40; n++) {
      source.write(`o${n}`, '')
      source.advance(900)
    }
    await engine.refresh()
    const countOf = source.count.bind(source)
    source.count = async (...asked) => {
      const counted = await countOf(...asked)
      source.write('o39', 'busy')
      await engine.refresh()
      return counted
    }
    t.match(await engine.reconcile('counts'), { repaired: 0, removed: 0 })
    source.remove('o25')
    t.match(await engine.reconcile('counts'), { removed: 1 })
    t.equal(engine.get('o25'), undefined)
  })
}

t.test('a write that comes in far behind its own time is found', async (t) => {
  const { source, engine } = engineAtHand()
  const updatedAt = source.now
  stock(source, 40)
  source.advance(600_000)
  await engine.refresh()
  source.write('imported', 'x', { updatedAt })
  await engine.refresh()
  t.notOk(idsOf(engine).includes('imported'))
  t.match(await engine.reconcile('counts'), { repaired: 1, removed: 0 })
  t.equal(engine.get('imported')?.value, 'x')
})

t.test('an order whose time was taken away is looked up, not let go', async (t) => {
  const { source, engine } = engineAtHand()
  stock(source, 40)
  await engine.refresh()
  source.write('o000007', 'no time', { updatedAt: null })
  await engine.refresh()
  t.match(await engine.reconcile('counts'), { removed: 0, repaired: 1 })
  t.match(engine.get('o000007'), { value: 'no time', stray: true })
})

t.test('an order that is written anew while it is being proved gone stays', async (t) => {
  const { source, engine } = engineAtHand({ pageSize: 50 })
  stock(source, 10)
  source.advance(60_000)
  await engine.refresh()
  source.remove('o000007')
  // The refresh; the count; the range with what should have been there; then the look-up.
  for (let call = 0; call < 3; call++) source.interruptions.beforeRead(async () => {})
  source.interruptions.beforeRead(async () => {
    source.write('o000007', 'back')
    await engine.refresh()
  })
  await engine.reconcile('counts')
  t.equal(engine.get('o000007')?.value, 'back')
})

t.test('what a look-up finds is older than a deletion that was read meanwhile', async (t) => {
  const { source, engine } = engineAtHand({ pageSize: 50 })
  stock(source, 10)
  source.write('hidden', 'x', { updatedAt: null })
  source.advance(60_000)
  await engine.refresh()
  for (let call = 0; call < 3; call++) source.interruptions.beforeRead(async () => {})
  source.interruptions.beforeRead(async () => {
    source.write('hidden', '', { deleted: true })
    await engine.refresh()
  })
  await engine.reconcile('census')
  t.equal(engine.get('hidden'), undefined)
})

t.test('documents without a time are found, kept up to date and let go', async (t) => {
  const { source, engine } = engineAtHand({ pageSize: 500 })
  stock(source, 3000)
  for (const id of ['o000500x', 'a', 'z']) source.write(id, 'stray', { updatedAt: null })
  await engine.refresh()
  t.equal(engine.status.count, 3000)
  const report = await engine.reconcile('census')
  t.match(report, { repaired: 3, removed: 0, complete: true })
  t.ok(report.reads < 400, `${report.reads} reads`)
  t.equal(engine.status.strays, 3)

  source.write('a', 'changed', { updatedAt: null })
  source.remove('z')
  t.match(await engine.reconcile('counts'), { repaired: 1, removed: 1 })
  t.equal(engine.get('a')?.value, 'changed')
  t.equal(engine.get('z'), undefined)

  source.write('a', 'timed')
  await engine.refresh()
  t.match(engine.get('a'), { value: 'timed', stray: false })
  t.match(await engine.reconcile('census'), { repaired: 0, removed: 0 })
  t.equal(engine.status.strays, 1)
})

t.test('a stray too old for a full window comes in once there is room', async (t) => {
  const { source, engine } = engineAtHand({ limit: 3 })
  source.write('stray', 'x', { updatedAt: null })
  for (const id of ['a', 'b', 'c', 'd']) source.write(id, '')
  await engine.refresh()
  await engine.reconcile('census')
  t.same(idsOf(engine), ['b', 'c', 'd'])
  for (const id of ['a', 'b', 'c']) source.write(id, '', { deleted: true })
  await engine.refresh()
  t.same(idsOf(engine), ['d'])
  await engine.reconcile('counts')
  t.same(idsOf(engine), ['d', 'stray'])
})

t.test('a reconcile spends no more than it may, tells so, and the next one goes on', async (t) => {
  const { source, engine, lines } = engineAtHand({ pageSize: 500, reconcileMaxReads: 20 })
  stock(source, 900)
  await engine.refresh()
  for (let n = 5; n < 900; n += 90) source.remove(`o${String(n).padStart(6, '0')}`)
  const reports = [await engine.reconcile('counts')]
  t.match(reports[0], { complete: false })
  t.match(lines.at(-1), /, the rest next time$/)
  while (reports.at(-1)?.complete === false) {
    reports.push(await engine.reconcile('counts'))
    t.ok((reports.at(-1)?.removed ?? 0) > 0, 'each one gets further')
  }
  t.equal(engine.status.count, 890)
  // One descent is always finished: 6 halvings and a stretch of at most 16 orders.
  t.ok(
    reports.every(({ reads }) => reads <= 20 + 6 + 16 + 2),
    JSON.stringify(reports),
  )
})

t.test(
  'a census that may spend little gets further all the same, without waiting for an hour',
  async (t) => {
    const { source, engine } = engineAtHand({
      pageSize: 500,
      reconcileMaxReads: 1,
      reconcileIntervalMs: 60_000,
    })
    stock(source, 900)
    for (let n = 0; n < 900; n += 300) source.write(`o000${n}x`, '', { updatedAt: null })
    for (let minute = 1; minute <= 3; minute++) {
      const before = engine.status.lastReconcile
      await engine.refresh()
      while (engine.status.lastReconcile === before) await new Promise(setImmediate)
      t.equal(engine.status.strays, minute)
      source.advance(60_000)
    }
    t.match(engine.status.lastReconcile, { depth: 'census', complete: true })
  },
)

t.test('a mass deletion is proved order by order, within what may be spent', async (t) => {
  const { source, engine } = engineAtHand({ pageSize: 500, reconcileMaxReads: 100 })
  stock(source, 700)
  await engine.refresh()
  for (let n = 0; n < 700; n++) source.remove(`o${String(n).padStart(6, '0')}`)
  let rounds = 0
  while (!(await engine.reconcile('counts')).complete) rounds++
  t.equal(engine.status.count, 0)
  t.ok(rounds >= 5)
})

t.test('one deletion among a hundred thousand orders costs a few hundred reads', async (t) => {
  const { source, engine } = engineAtHand({ pageSize: 5000 })
  stock(source, 100_000)
  await engine.refresh()
  source.remove('o054321')
  const { reads, removed } = await engine.reconcile('counts')
  t.equal(removed, 1)
  t.ok(reads <= 300, `${reads} reads`)
})

t.test('one that counts cannot see is found when everything is read again', async (t) => {
  const { source, engine, lines } = engineAtHand()
  const updatedAt = source.now
  stock(source, 30)
  source.advance(600_000)
  await engine.refresh()
  const { cursor } = engine.status
  source.remove('o000003')
  source.write('imported', '', { updatedAt })
  t.match(await engine.reconcile('census'), { removed: 0, repaired: 0 })
  t.match(await engine.reconcile('full'), { removed: 1, repaired: 1 })
  t.ok(lines.includes('[SYNC] Full re-sync - reading all orders again'))
  t.equal(engine.status.cursor?.split('.')[0], cursor?.split('.')[0], 'no cursor is lost over it')
})

t.test(
  'everything is read again when it is due by the source’s own time, restarts included',
  async (t) => {
    const { source, engine, settings } = engineAtHand({ fullResyncMs: 3_600_000 })
    stock(source, 5)
    await engine.refresh()
    source.advance(3_599_000)
    t.match(await engine.reconcile('counts'), { depth: 'counts' })
    source.advance(1_000)
    const restarted = new SyncEngine(settings)
    t.match(await restarted.reconcile('counts'), { depth: 'full', reads: 5 + 2 })
    t.match(await restarted.reconcile('counts'), { depth: 'counts' })
  },
)

t.test(
  'reconciling follows the refreshes: counts at their interval, a census every hour',
  async (t) => {
    const { source, engine } = engineAtHand({ reconcileIntervalMs: 60_000 })
    stock(source, 5)
    const depths: unknown[] = []
    for (let minute = 0; minute <= 61; minute++) {
      source.remove(`o00000${minute % 5}`)
      const before = engine.status.lastReconcile
      await engine.refresh()
      while (engine.status.lastReconcile === before) await new Promise(setImmediate)
      depths.push(engine.status.lastReconcile?.depth)
      source.advance(60_000)
    }
    t.same(
      depths.flatMap((depth, minute) => (depth === 'census' ? [minute] : [])),
      [0, 60],
    )
    t.equal(engine.status.count, 0)
  },
)

t.test('a restart does not repeat a comparison that has been made', async (t) => {
  const { source, engine, settings } = engineAtHand({ reconcileIntervalMs: 60_000 })
  stock(source, 5)
  await engine.refresh()
  while (engine.status.lastReconcile === undefined) await new Promise(setImmediate)
  const restarted = new SyncEngine(settings)
  source.advance(59_999)
  const { aggregationReads } = restarted.status.ledger
  await restarted.refresh()
  await restarted.close()
  t.match(restarted.status, { lastReconcile: undefined, ledger: { aggregationReads } })
})

t.test(
  'a reconcile that fails keeps what it has repaired, says so, and leaves the copy fresh',
  async (t) => {
    const { source, engine, lines } = engineAtHand({ reconcileIntervalMs: 60_000 })
    stock(source, 5)
    source.interruptions.beforeRead(async () => {})
    source.interruptions.beforeRead(async () => {})
    source.interruptions.beforeRead(async () =>
      source.interruptions.failNext(1, 'SOURCE_MISCONFIGURED'),
    )
    await engine.refresh()
    while (!lines.some((line) => line.includes('Reconcile failed'))) await new Promise(setImmediate)
    t.match(engine.status, { stale: false, lastReconcile: undefined })
    source.advance(60_000)
    await engine.refresh()
    while (engine.status.lastReconcile === undefined) await new Promise(setImmediate)
    source.interruptions.failNext(1, 'SOURCE_PERMISSION')
    await t.rejects(engine.reconcile(), { code: 'SOURCE_PERMISSION' })
  },
)

t.test(
  'a source that can count from whole seconds alone gives no false alarm either',
  async (t) => {
    const { source, engine } = engineAtHand({ exactTo: 'second', limit: 20, pageSize: 50 })
    for (let n = 0; n < 60; n++) {
      source.write(`o${n}`, '')
      source.advance(400)
    }
    await engine.refresh()
    source.write('x', '')
    await engine.refresh()
    t.match(await engine.reconcile('counts'), { reads: 1, removed: 0, repaired: 0 })
    source.remove('o55')
    t.match(await engine.reconcile('counts'), { removed: 1 })
  },
)

t.test('a source that can not count is read again in full, and that is all', async (t) => {
  const { source, settings } = engineAtHand()
  const uncounted = new Proxy(source, {
    get: (target, name) => {
      if (name === 'count') return async () => undefined
      const value: unknown = Reflect.get(target, name)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
  const engine = new SyncEngine({ ...settings, source: uncounted })
  stock(source, 5)
  await engine.refresh()
  source.remove('o000003')
  t.match(await engine.reconcile('counts'), { removed: 0, reads: 0 })
  t.match(await engine.reconcile('full'), { removed: 1 })
})
