// One replica for each session: whose it is, when it goes, and how much all of them may take.
import { SyncEngine } from '@deltadesk/sync'
import { MemoryOrderSource, TestClock } from '@deltadesk/sync/testing'
import t from 'tap'
import { estimateMemory } from '../../src/caches/replica-memory.ts'
import { SessionReplicas } from '../../src/caches/session-replicas.ts'
import { NotSignedInError, type Principal } from '../../src/principals/principal.ts'

const TTL_MS = 60_000
const IDLE_MS = 10_000
const START = Date.parse('2026-11-23T20:00:00.000Z')
const TEXT = 'x'.repeat(1000)
/** What ten orders of that text take. */
const TEN_ORDERS = estimateMemory({ count: 10, bytes: 10_000 })

type Engine = SyncEngine<string>

function setUp({ orders = 10, maxBytes = 1_000_000, idleMs = 2 * TTL_MS } = {}) {
  const source = new MemoryOrderSource()
  for (let i = 0; i < orders; i++) source.write(`o${i}`, TEXT)
  const clock = { now: START }
  const warnings: string[] = []
  const engines: Engine[] = []
  let epochs = 0
  const createEngine = () => {
    const engine = new SyncEngine<string>({
      source,
      store: undefined,
      log: { info() {}, warn() {} },
      clock: new TestClock(),
      random: () => 0.5,
      newEpoch: () => `epoch${++epochs}`,
      sizeOf: (value) => value.length,
      limit: 0,
      maxStalenessMs: 0,
      overlapMs: 0,
      pageSize: 500,
      timeLimitMs: 5000,
      reconcileIntervalMs: 0,
      reconcileMaxReads: 1000,
      fullResyncMs: 0,
    })
    engines.push(engine)
    return engine
  }
  const replicas = new SessionReplicas({
    createEngine,
    ttlMs: TTL_MS,
    idleMs,
    maxBytes,
    now: () => clock.now,
    logger: { warn: (line: string) => warnings.push(line) },
  })
  return { replicas, source, clock, warnings, engines }
}

function session(key: string, signedInAt = START): Principal {
  return {
    kind: 'token',
    key,
    email: 'ada@shop.example',
    expiresAt: signedInAt + TTL_MS,
    scopes: [],
  }
}

/** Looks at the orders, as a poll does, and tells whose copy it was. */
async function look(engine: Engine): Promise<string> {
  await engine.ensureFresh()
  return String(engine.status.cursor)
}

/** A use that goes on until the test ends it. */
function longUse(replicas: SessionReplicas, by: Principal) {
  const { promise: end, resolve } = Promise.withResolvers<void>()
  const begun = Promise.withResolvers<void>()
  const answer = replicas.use(by, async (engine) => {
    const cursor = await look(engine)
    begun.resolve()
    await end
    return cursor
  })
  return { begun: begun.promise, end: resolve, answer }
}

t.test('a session finds its replica again, and no other session does', async (t) => {
  const { replicas } = setUp()
  const cursor = await replicas.use(session('ada'), look)
  t.equal(await replicas.use(session('ada'), look), cursor)
  t.not(await replicas.use(session('bob'), look), cursor)
  t.equal(replicas.size, 2)
})

t.test('a replica goes with its session, and the memory that it took', async (t) => {
  const { replicas, engines } = setUp()
  await replicas.use(session('ada'), look)
  await replicas.use(session('bob'), look)
  t.equal(replicas.memory.totalBytes, 2 * TEN_ORDERS)
  replicas.ended('ada')
  t.equal(replicas.size, 1)
  t.equal(replicas.memory.totalBytes, TEN_ORDERS)
  await replicas.close()
  t.equal(replicas.memory.totalBytes, 0)
  for (const engine of engines) {
    await engine.refresh()
    t.equal(engine.status.ledger.refreshes, 1, 'and it reads no more')
  }
})

t.test('a request that comes to the orders after the sign-out brings nothing back', async (t) => {
  const { replicas, engines } = setUp()
  replicas.ended('ada')
  await t.rejects(replicas.use(session('ada'), look), NotSignedInError)
  t.equal(replicas.size, 0)
  t.equal(engines.length, 0)
})

t.test('a request that is under way at the sign-out is answered with it', async (t) => {
  const { replicas } = setUp()
  const use = longUse(replicas, session('ada'))
  await use.begun
  replicas.ended('ada')
  use.end()
  await t.rejects(use.answer, NotSignedInError)
  t.equal(replicas.size, 0)
  t.equal(replicas.memory.totalBytes, 0)
})

t.test('what goes wrong with the work is told as it is', async (t) => {
  const { replicas } = setUp()
  const failure = new Error('no such page')
  const use = replicas.use(session('ada'), () => Promise.reject(failure))
  await t.rejects(use, failure)
})

t.test('abandoned sessions leave nothing, whether or not their end is told', async (t) => {
  const { replicas, clock } = setUp({ maxBytes: 100_000_000 })
  for (let i = 0; i < 1000; i++) await replicas.use(session(`s${i}`, START + i), look)
  t.equal(replicas.size, 1000)
  clock.now = START + TTL_MS + 499
  replicas.sweep()
  t.equal(replicas.size, 500, 'those whose time is up')
  clock.now += 500
  replicas.sweep()
  t.equal(replicas.size, 0)
  t.equal(replicas.memory.totalBytes, 0)
})

t.test('a replica that nobody asks for goes before its token does', async (t) => {
  const { replicas, clock } = setUp({ idleMs: IDLE_MS })
  const [idle, used] = [session('idle'), session('used')]
  const before = await replicas.use(idle, look)
  const slow = longUse(replicas, used)
  await slow.begun
  clock.now += IDLE_MS
  replicas.sweep()
  t.equal(replicas.size, 1, 'the one that is in use')
  slow.end()
  t.equal(await replicas.use(used, look), await slow.answer)
  t.not(await replicas.use(idle, look), before)
})

t.test('a session whose time is up gets no replica, swept or not', async (t) => {
  const { replicas, clock } = setUp()
  await replicas.use(session('ada'), look)
  clock.now = START + TTL_MS
  await t.rejects(replicas.use(session('ada'), look), NotSignedInError)
})

t.test('that a session has ended is remembered for as long as it could have lasted', async (t) => {
  const { replicas, clock } = setUp()
  clock.now += 1
  replicas.ended('ada')
  clock.now += TTL_MS - 1
  replicas.sweep()
  await t.rejects(replicas.use(session('ada', START + 1), look), NotSignedInError)
})

t.test('beyond the bound the replica goes that nobody asked for the longest time', async (t) => {
  const { replicas } = setUp({ maxBytes: 2 * TEN_ORDERS })
  const first = await replicas.use(session('ada'), look)
  const second = await replicas.use(session('bob'), look)
  t.equal(await replicas.use(session('ada'), look), first)
  await replicas.use(session('eve'), look)
  t.equal(replicas.memory.totalBytes, 2 * TEN_ORDERS)
  t.equal(await replicas.use(session('ada'), look), first, 'ada was here after bob')
  t.not(await replicas.use(session('bob'), look), second, 'bob reads anew, under a new epoch')
})

t.test('a replica that a request is using stays, and so does who came last', async (t) => {
  const { replicas } = setUp({ maxBytes: TEN_ORDERS })
  const slow = longUse(replicas, session('ada'))
  await slow.begun
  const bobs = await replicas.use(session('bob'), look)
  t.equal(replicas.size, 2)
  slow.end()
  const adas = await slow.answer
  t.equal(replicas.memory.totalBytes, TEN_ORDERS)
  t.equal(await replicas.use(session('ada'), look), adas)
  t.not(await replicas.use(session('bob'), look), bobs)
})

t.test('what a replica takes is told anew with every use', async (t) => {
  const { replicas, source } = setUp()
  await replicas.use(session('ada'), look)
  for (let i = 0; i < 10; i++) source.remove(`o${i}`)
  await replicas.use(session('ada'), (engine) => engine.reconcile('full'))
  t.equal(replicas.memory.totalBytes, estimateMemory({ count: 0, bytes: 0 }))
})

t.test('one that alone is too large is served, and the log says so once', async (t) => {
  const { replicas, warnings } = setUp({ maxBytes: TEN_ORDERS - 1 })
  const cursor = await replicas.use(session('ada'), look)
  t.equal(await replicas.use(session('ada'), look), cursor)
  await replicas.use(session('bob'), look)
  t.equal(replicas.size, 1, 'but nothing is kept beside it')
  t.match(warnings, [/MAX_SESSION_CACHE_MB .* ORDER_LIMIT/])
})
