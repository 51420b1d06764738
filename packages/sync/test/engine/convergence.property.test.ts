// Whatever happens on the way, every client ends with the source's window: random histories of writes, late
// commits, failures and restarts, and of clients whose answers are lost, repeated and late.
import fc from 'fast-check'
import t from 'tap'
import {
  type DeltaPage,
  formatCursor,
  MemoryReplicaStore,
  parseCursor,
  ReplicaFollower,
  SyncEngine,
} from '../../src/index.ts'
import { MemoryOrderSource } from '../../testing/index.ts'

interface Item {
  id: string
  version: number
  value: string
}

const OVERLAP_MS = 10_000
/** A stamp that no source's clock reaches while the test runs. */
const FUTURE = '2036-01-01T00:00:00.000000Z'

const id = fc.integer({ min: 0, max: 11 }).map((n) => `o${n}`)
const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('write' as const),
      id,
      value: fc.string({ maxLength: 3 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('future' as const), id }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('late' as const),
      id,
      byMs: fc.integer({ min: 0, max: 9_000 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('delete' as const), id }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('wait' as const),
      ms: fc.constantFrom(1, 9_000, 30_000),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('refresh' as const),
      failures: fc.integer({ min: 0, max: 2 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('restart' as const) }) },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('poll' as const),
      client: fc.integer({ min: 0, max: 2 }),
      fate: fc.constantFrom('arrives', 'lost', 'twice', 'late'),
    }),
  },
)

t.test('after the source goes quiet every client holds its window', async (t) => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { maxLength: 60, size: 'max' }),
      fc.constantFrom(0, 4, 8),
      fc.integer({ min: 1, max: 5 }),
      async (steps, limit, pageSize) => {
        const source = new MemoryOrderSource()
        const store = new MemoryReplicaStore<string>()
        let epochs = 0
        const start = () =>
          new SyncEngine({
            source,
            store,
            limit,
            pageSize,
            log: { info() {}, warn() {} },
            monotonicMs: () => 0,
            newEpoch: () => `epoch${++epochs}`,
            maxStalenessMs: 0,
            overlapMs: OVERLAP_MS,
          })
        let engine = start()
        const clients = [0, 1, 2].map(() => ({
          copy: new ReplicaFollower<Item>(),
          delayed: [] as { page: DeltaPage<Item>; since: string | undefined }[],
        }))
        const ask = (since: string | undefined): DeltaPage<Item> => {
          const delta = engine.deltaSince(
            since === undefined ? undefined : parseCursor(since),
            pageSize,
          )
          const { reset, hasMore, upserts, removals } = delta
          const page = {
            cursor: formatCursor(delta.cursor),
            reset,
            hasMore,
            orders: upserts.map(({ id, version, value }) => ({ id, version, value })),
            deleted: removals.map(({ id }) => id),
          }
          return hasMore ? page : { ...page, checksum: engine.status.checksum ?? '' }
        }

        for (const action of steps) {
          if (action.kind === 'write') source.write(action.id, action.value)
          else if (action.kind === 'delete') source.write(action.id, '', undefined, true)
          else if (action.kind === 'future') source.write(action.id, 'odd', FUTURE)
          else if (action.kind === 'wait') source.advance(action.ms)
          else if (action.kind === 'late') {
            const stamp = source.now
            source.advance(action.byMs)
            source.write(action.id, 'late', stamp)
          } else if (action.kind === 'refresh') {
            source.failNext(action.failures)
            await engine.refresh()
            source.failNext(0)
          } else if (action.kind === 'restart') engine = start()
          else {
            await engine.refresh()
            const client = clients[action.client]
            if (client === undefined) continue
            const since = client.copy.cursor
            const page = ask(since)
            if (action.fate === 'late') client.delayed.push({ page, since })
            if (action.fate === 'lost' || action.fate === 'late') continue
            const { intact } = client.copy.apply(page, since)
            t.equal(intact, true, 'the copy is the replica at every acknowledged cursor')
            if (action.fate === 'twice') client.copy.apply(page, since)
            const { cursor } = client.copy
            for (const late of client.delayed.splice(0)) {
              if (late.since !== cursor) client.copy.apply(late.page, late.since)
            }
            t.equal(client.copy.cursor, cursor, 'a late answer moves nothing')
          }
        }

        await engine.refresh()
        const expected = source
          .window(limit)
          .map(({ id, value }) => [id, value])
          .sort()
        for (const { copy } of clients) {
          let page: DeltaPage<Item>
          do {
            const since = copy.cursor
            page = ask(since)
            copy.apply(page, since)
          } while (page.hasMore)
          t.strictSame([...copy.values()].map(({ id, value }) => [id, value]).sort(), expected)
          t.equal(copy.checksum, page.checksum)
        }
      },
    ),
    { numRuns: Number(process.env.PROPERTY_RUNS ?? 2000) },
  )
})
