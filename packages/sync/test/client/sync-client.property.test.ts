// Whatever a network does to the answers (loses them, holds them back, repeats old ones, drops an order out of
// them) and whatever people do to the client meanwhile: it has one request under way at most, and ends with the
// server's items.
import fc from 'fast-check'
import t from 'tap'
import { type DeltaPage, SyncClient } from '../../src/index.ts'
import { TestClock } from '../../testing/test-clock.ts'
import { settled } from './hand-driven.ts'
import { type Item, SmallServer, sorted } from './small-server.ts'

const HOUR = 3_600_000
const FATES = ['arrives', 'lost', 'late', 'hangs', 'lossy', 'old', 'garbage'] as const
const PEOPLE = ['wake', 'hide', 'show', 'reload', 'stop', 'start'] as const

const id = fc.integer({ min: 0, max: 9 }).map((n) => `o${n}`)
const step = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('put' as const), id }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('remove' as const), id }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('new epoch' as const) }) },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('network' as const),
      fate: fc.constantFrom(...FATES),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('wait' as const),
      ms: fc.constantFrom(1, 5_000, 30_000, HOUR),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('person' as const),
      does: fc.constantFrom(...PEOPLE),
    }),
  },
)

type Step = typeof step extends fc.Arbitrary<infer S> ? S : never
type Fate = (typeof FATES)[number]

/** Brings answers to a client as the current fate has it. */
class Network {
  fate: Fate = 'arrives'
  underWay = 0
  mostUnderWay = 0
  readonly #server: SmallServer
  readonly #clock: TestClock
  #old: DeltaPage<Item> | undefined

  constructor(server: SmallServer, clock: TestClock) {
    this.#server = server
    this.#clock = clock
  }

  async fetchPage(since: string | undefined, signal: AbortSignal): Promise<DeltaPage<Item>> {
    this.mostUnderWay = Math.max(this.mostUnderWay, ++this.underWay)
    let given = false
    const giveUp = () => {
      if (!given) this.underWay--
      given = true
    }
    signal.addEventListener('abort', giveUp, { once: true })
    try {
      return await this.#bring(since)
    } finally {
      giveUp()
    }
  }

  async #bring(since: string | undefined): Promise<DeltaPage<Item>> {
    const { fate } = this
    const page = this.#server.answer(since)
    const old = this.#old ?? page
    this.#old = page
    if (fate === 'lost') throw new Error('no network')
    if (fate === 'garbage') return JSON.parse('{"cursor":"x","orders":null}')
    if (fate === 'late') await this.#clock.sleep(20_000, new AbortController().signal)
    if (fate === 'hangs') await this.#clock.sleep(40_000, new AbortController().signal)
    if (fate === 'lossy') return { ...page, orders: page.orders.slice(1) }
    return fate === 'old' ? old : page
  }
}

function act(client: SyncClient<Item>, does: (typeof PEOPLE)[number]): void {
  if (does === 'wake') client.wake()
  else if (does === 'reload') client.reload()
  else if (does === 'stop') client.stop()
  else if (does === 'start') client.start()
  else client.setHidden(does === 'hide')
}

async function live(steps: readonly Step[], pageLimit: number) {
  const clock = new TestClock()
  const server = new SmallServer()
  server.pageLimit = pageLimit
  const network = new Network(server, clock)
  const client = new SyncClient<Item>({
    fetchPage: (since, signal) => network.fetchPage(since, signal),
    clock,
    random: () => 0.5,
    log: { warn() {} },
  })
  const told = new Set<string>()
  client.subscribe({
    round({ added, removed }) {
      for (const id of added) told.add(id)
      for (const id of removed) told.delete(id)
    },
  })
  client.start()
  for (const action of steps) {
    if (action.kind === 'put') server.put(action.id, 'x')
    else if (action.kind === 'remove') server.remove(action.id)
    else if (action.kind === 'new epoch') server.beginEpoch()
    else if (action.kind === 'network') network.fate = action.fate
    else if (action.kind === 'person') act(client, action.does)
    else clock.advance(action.ms)
    await settled()
  }

  network.fate = 'arrives'
  client.start()
  // The longest that anything may have to wait for is a repair that has become rare.
  for (let hours = 0; hours < 4; hours++) {
    clock.advance(HOUR)
    await settled()
  }
  return { client, server, network, told }
}

t.test('a client ends equal to the server', async (t) => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { maxLength: 40, size: 'max' }),
      fc.integer({ min: 1, max: 4 }),
      async (steps, pageLimit) => {
        const { client, server, network, told } = await live(steps, pageLimit)
        t.strictSame(sorted(client.values()), server.items)
        t.equal(client.checksum, server.checksum)
        t.match(client.state, { phase: 'live', differs: false })
        t.ok(network.mostUnderWay <= 1, 'one request at a time')
        t.strictSame(
          [...told].sort(),
          server.items.map(({ id }) => id),
          'what was told, round by round, adds up to the same',
        )
      },
    ),
    { numRuns: Number(process.env.PROPERTY_RUNS ?? 500) },
  )
})
