// A load reads in many steps while others commit, and still gives the replica of one moment.
import type { ReplicaBatch, ReplicaState } from '@deltadesk/sync'
import t from 'tap'
import { LOG_LIMIT } from '../../../src/caches/redis/replica-writer.ts'
import { startRedis } from '../../fixtures/redis-server.ts'
import { begin, entry, follow, refresh, shadow, startProcess, tombstone } from './processes.ts'

const server = await startRedis(t)
const ORDERS = 4000
const everything = (epoch: string) =>
  begin({ epoch, upserts: Array.from({ length: ORDERS }, (_, n) => entry(`o${n}`, n + 1)) })

/** Commits that remove, bring back and change orders at random, and begin anew whenever it is time to. */
function* storm(random: () => number, isTime: () => boolean): Generator<ReplicaBatch<string>> {
  const pick = () => `o${Math.floor(random() * ORDERS)}`
  for (let epoch = 0; ; epoch++) {
    let version = ORDERS
    let floor = 0
    yield everything(`epoch${epoch}`)
    for (let sequence = 2; !isTime(); sequence++) {
      const ids = new Set(Array.from({ length: 9 }, pick))
      const [upserts, removals] = [[...ids].slice(0, 6), [...ids].slice(6)]
      if (sequence % 40 === 0) floor = version - 100
      yield follow(sequence, {
        epoch: `epoch${epoch}`,
        floor,
        upserts: upserts.map((id) => entry(id, ++version)),
        removals: removals.map((id) => tombstone(id, ++version)),
        shadows: { kept: [shadow(pick())], dropped: [pick()] },
      })
    }
  }
}

/** What a store has to hold after each commit. */
class Model {
  readonly #entries = new Map<string, unknown>()
  readonly #tombstones = new Map<string, { version: number }>()
  readonly #shadows = new Map<string, unknown>()
  readonly #digests = new Map<string, string>()

  take(batch: ReplicaBatch<string>): void {
    if (batch.replace) for (const map of this.#maps) map.clear()
    for (const upsert of batch.upserts) {
      this.#entries.set(upsert.id, upsert)
      this.#tombstones.delete(upsert.id)
    }
    for (const removal of batch.removals) {
      this.#entries.delete(removal.id)
      this.#tombstones.set(removal.id, removal)
    }
    for (const [id, { version }] of this.#tombstones) {
      if (version <= batch.floor) this.#tombstones.delete(id)
    }
    for (const id of batch.shadows.dropped) this.#shadows.delete(id)
    for (const kept of batch.shadows.kept) this.#shadows.set(kept.id, kept)
    const [entries, tombstones, shadows] = this.#maps.map((map) => [...map.values()])
    this.#digests.set(`${batch.epoch} ${batch.sequence}`, digest([entries, tombstones, shadows]))
  }

  knows({ epoch, sequence, entries, tombstones, shadows }: ReplicaState<string>): boolean {
    return this.#digests.get(`${epoch} ${sequence}`) === digest([entries, tombstones, shadows])
  }

  get #maps() {
    return [this.#entries, this.#tombstones, this.#shadows]
  }
}

function digest(parts: readonly (readonly unknown[] | undefined)[]): string {
  return parts
    .map((part) =>
      part
        ?.map((item) => JSON.stringify(item, KEYS))
        .sort()
        .join(),
    )
    .join('\n')
}
const KEYS = ['id', 'version', 'value', 'updateTime', 'updatedAt', 'stray', 'removedAt']

t.test('every load amid a storm of commits is the replica after one of them', async (t) => {
  const [writer, reader] = [await startProcess(t, server.url), await startProcess(t, server.url)]
  const model = new Model()
  let isOver = false
  let loads = 0
  let nextEpochAt = 0
  const isTime = () => {
    if (loads < nextEpochAt) return false
    nextEpochAt = loads + 15
    return true
  }
  let seed = 1
  const random = () => {
    seed = (seed * 48_271) % 2_147_483_647
    return seed / 2_147_483_647
  }
  const begun = Promise.withResolvers<void>()
  const writing = (async () => {
    for (const batch of storm(random, isTime)) {
      if (isOver) return
      model.take(batch)
      await refresh(writer, batch)
      begun.resolve()
    }
  })()
  await begun.promise
  const met = new Set<string>()
  for (; loads < 60; loads++) {
    const state = await reader.store.load()
    if (!(state && model.knows(state))) t.fail('it is the replica after none of them')
    met.add(`${state?.epoch} ${state?.sequence}`)
  }
  isOver = true
  await writing
  t.ok(met.size > 20, `it met ${met.size} of them`)
  const last = await reader.store.load()
  t.ok(last && model.knows(last))
})

t.test('who is too far behind has to load, who is not can follow', async (t) => {
  const process = await startProcess(t, server.url, { fingerprint: 'behind' })
  const { store } = process
  await store.claim(0)
  await store.commit(begin())
  const last = LOG_LIMIT.commits + 5
  for (let sequence = 2; sequence <= last; sequence++) await store.commit(follow(sequence))
  const after = (sequence: number) => store.commitsAfter({ epoch: 'epoch1', sequence })
  t.equal(await after(last - LOG_LIMIT.commits - 1), undefined)
  t.match(await after(last - LOG_LIMIT.commits), { head: { sequence: last }, upserts: [] })
})

t.test('a commit too large to be told is loaded, and the next ones can be followed', async (t) => {
  const process = await startProcess(t, server.url, { fingerprint: 'large' })
  const { store } = process
  const many = (from: number, count: number) =>
    Array.from({ length: count }, (_, n) => entry(`o${from + n}`, from + n + 1))
  await refresh(process, begin())
  await refresh(process, follow(2, { upserts: many(0, LOG_LIMIT.ids) }))
  const after = (sequence: number) => store.commitsAfter({ epoch: 'epoch1', sequence })
  t.equal((await after(1))?.upserts.length, LOG_LIMIT.ids)
  await refresh(process, follow(3, { upserts: many(LOG_LIMIT.ids, 1) }))
  t.equal(await after(1), undefined)
  t.equal((await after(2))?.upserts.length, 1)
  await refresh(process, follow(4, { upserts: many(10_000, LOG_LIMIT.ids + 1) }))
  t.equal(await after(2), undefined)
  t.equal(await after(3), undefined)
  await refresh(process, follow(5, { removals: [tombstone('o0', 20_000)] }))
  t.strictSame((await after(4))?.removals, [tombstone('o0', 20_000)])
  t.equal((await store.load())?.entries.length, 2 * LOG_LIMIT.ids + 1)
})
