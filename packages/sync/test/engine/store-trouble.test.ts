// What becomes of a store that fails, now and then or for long: readers are served from memory, no cursor that they
// were given is ever reused, and the store is caught up as soon as it works again.
import t from 'tap'
import { parseCursor, type ReplicaBatch, type ReplicaStore, SyncEngine } from '../../src/index.ts'
import { MemoryReplicaStore } from '../../testing/index.ts'
import { engineAtHand, idsOf } from './engine-at-hand.ts'

/** A store that fails while it is told to: before its work is done, or after it. */
class FailingStore implements ReplicaStore<string> {
  readonly kept = new MemoryReplicaStore<string>()
  failing: 'before' | 'after' | undefined
  commits = 0

  load() {
    return this.failing === undefined ? this.kept.load() : Promise.reject(new Error('unreadable'))
  }

  async commit(batch: ReplicaBatch<string>) {
    this.commits++
    if (this.failing === 'before') throw new Error('disk full')
    await this.kept.commit(batch)
    if (this.failing === 'after') throw new Error('no answer')
  }

  clear() {
    return this.kept.clear()
  }
}

const epochOf = (engine: SyncEngine<string>) => parseCursor(engine.status.cursor ?? '').epoch

for (const failing of ['before', 'after'] as const) {
  t.test(`a store that fails ${failing} its work is done is gone on without`, async (t) => {
    const store = new FailingStore()
    const { source, engine, lines, clock, settings } = engineAtHand({ store })
    source.write('a', '')
    await engine.refresh()
    const kept = engine.status.cursor
    store.failing = failing
    source.write('b', '')
    await engine.refresh()
    t.same(idsOf(engine), ['a', 'b'], 'readers are served')
    t.not(epochOf(engine), parseCursor(kept ?? '').epoch, 'under an epoch of its own')
    t.match(engine.status, { stale: false, cacheFailure: String })
    const alone = epochOf(engine)
    source.write('c', '')
    await engine.refresh()
    t.equal(epochOf(engine), alone)
    t.equal(lines.filter((line) => line.includes('Cache not written')).length, 1, 'told once')
    t.equal(store.commits, 2, 'and it is left in peace')

    const crashed = new SyncEngine(settings)
    store.failing = undefined
    await crashed.refresh()
    t.not(epochOf(crashed), alone, 'what was served from memory alone is refused after a crash')
    t.same(idsOf(crashed), ['a', 'b', 'c'])

    clock.advance(2_000)
    source.write('d', '')
    await engine.refresh()
    t.ok(lines.includes('[SYNC] Cache works again'))
    t.equal(engine.status.cacheFailure, undefined)
    const { epoch, entries } = (await store.kept.load()) ?? {}
    t.equal(epoch, epochOf(engine))
    t.not(epoch, alone, 'the store never holds what was served without it')
    t.equal(entries?.length, 4)
  })
}

t.test('a quiet outage of the store costs no reader its cursor', async (t) => {
  const store = new FailingStore()
  const { source, engine, clock } = engineAtHand({ store, reconcileIntervalMs: 60_000 })
  source.write('a', '')
  await engine.refresh()
  while (engine.status.lastReconcile === undefined) await new Promise(setImmediate)
  const { cursor } = engine.status
  store.failing = 'before'
  source.advance(60_000)
  await engine.refresh()
  t.match(engine.status, { cursor, cacheFailure: 'disk full' })
  store.failing = undefined
  clock.advance(60_000)
  await engine.refresh()
  source.write('b', '')
  await engine.refresh()
  t.match(engine.status, { cursor: cursor?.replace('.1', '.2'), cacheFailure: undefined })
})

t.test('a store that is still failing is asked less and less often', async (t) => {
  const store = new FailingStore()
  store.failing = 'before'
  const { source, engine, clock } = engineAtHand({ store })
  source.write('a', '')
  await engine.refresh()
  const asked: number[] = []
  for (let second = 0; second <= 240; second++) {
    const { commits } = store
    await engine.refresh()
    if (store.commits > commits) asked.push(second)
    clock.advance(1_000)
  }
  t.same(asked, [2, 6, 14, 30, 62, 122, 182])
})

t.test('a store whose answer to a commit was lost may have it, and is not misled', async (t) => {
  const store = new FailingStore()
  const { source, engine, clock } = engineAtHand({ store })
  source.write('a', '')
  await engine.refresh()
  store.failing = 'after'
  source.remove('a')
  source.write('b', '')
  await engine.reconcile()
  store.failing = undefined
  clock.advance(10_000)
  source.write('c', '')
  await engine.refresh()
  const { epoch, entries } = (await store.kept.load()) ?? {}
  t.equal(epoch, epochOf(engine))
  t.same(entries?.map(({ id }) => id).sort(), ['b', 'c'])
})

t.test('a store that can not be read is started without, and not forgotten', async (t) => {
  const store = new FailingStore()
  const { source, engine, lines, settings } = engineAtHand({ store })
  source.write('a', '')
  await engine.refresh()
  store.failing = 'before'
  const restarted = new SyncEngine(settings)
  await restarted.refresh()
  t.ok(lines.includes('[SYNC] Cache not read - going on from memory: unreadable'))
  t.same(idsOf(restarted), ['a'])
  t.not(epochOf(restarted), epochOf(engine))
})

t.test('an engine without a store serves all the same', async (t) => {
  const { source, engine } = engineAtHand({ store: undefined })
  source.write('a', '')
  await engine.refresh()
  source.write('b', '')
  await engine.refresh()
  t.match(engine.status, { count: 2, cacheFailure: undefined })
  t.equal(epochOf(engine), 'epoch1')
})

t.test('a store works again when it has taken something, and not before', async (t) => {
  const store = new FailingStore()
  const { source, engine, lines, clock } = engineAtHand({ store, reconcileIntervalMs: 60_000 })
  source.write('a', '')
  await engine.refresh()
  store.failing = 'before'
  for (let minute = 0; minute < 5; minute++) {
    source.advance(60_000)
    clock.advance(60_000)
    await engine.refresh()
    t.equal(engine.status.cacheFailure, 'disk full')
  }
  t.notOk(lines.includes('[SYNC] Cache works again'))
  store.failing = undefined
  clock.advance(60_000)
  source.write('b', '')
  await engine.refresh()
  t.ok(lines.includes('[SYNC] Cache works again'))
})
