// Plays a random history on a world, with a real engine in the middle and clients around it, and checks all the
// while what must always hold. It throws where something does not.
import assert from 'node:assert/strict'
import {
  type DeltaPage,
  formatCursor,
  MemoryReplicaStore,
  parseCursor,
  ReplicaFollower,
  SourceError,
  SyncEngine,
} from '../src/index.ts'
import { type Fate, type History, idOf, type ShopStep, type Step } from './history.ts'
import { TestClock } from './test-clock.ts'
import type { World } from './world.ts'

interface Item {
  readonly id: string
  readonly version: number
  readonly text: string
}

const OVERLAP_MS = 10_000
/** A time that no world's clock reaches while a history is played. */
const FUTURE = '2099-01-01T00:00:00.000000Z'

class Client {
  readonly copy = new ReplicaFollower<Item>()
  readonly #late: { page: DeltaPage<Item>; since: string | undefined }[] = []

  /** Takes in an answer, or does not. */
  receive(page: DeltaPage<Item>, since: string | undefined, fate: Fate): void {
    if (fate === 'late') this.#late.push({ page, since })
    if (fate === 'lost' || fate === 'late') return
    assert.ok(this.copy.apply(page, since).intact, 'the copy is the replica at every cursor')
    if (fate === 'twice') this.copy.apply(page, since)
    const { cursor, checksum } = this.copy
    for (const late of this.#late.splice(0)) {
      if (late.since !== cursor) this.copy.apply(late.page, late.since)
    }
    assert.equal(this.copy.cursor, cursor, 'a late answer moves nothing')
    assert.equal(this.copy.checksum, checksum, 'a late answer changes nothing')
  }
}

class Play<T> {
  readonly #world: World<T>
  readonly #history: History
  readonly #store = new MemoryReplicaStore<T>()
  readonly #clock = new TestClock({ skipUpTo: 1_000 })
  readonly #clients = [new Client(), new Client(), new Client()]
  #epochs = 0
  #engine: SyncEngine<T>

  constructor(world: World<T>, history: History) {
    this.#world = world
    this.#history = history
    this.#engine = this.#start()
  }

  async step(step: Step): Promise<void> {
    switch (step.kind) {
      case 'refresh':
        await this.#failing(step.failures, () => this.#engine.refresh())
        return
      case 'reconcile':
        await this.#failing(step.failures, () => this.#engine.reconcile(step.depth))
        return
      case 'restart':
        await this.#engine.close()
        this.#engine = this.#start()
        return
      case 'clockJump':
        this.#clock.wall += step.ms
        return
      case 'poll':
        await this.#poll(step.client, step.fate)
        return
      case 'meanwhile':
        this.#world.interruptions.beforeRead(() => this.#shop(step.step))
        return
      case 'refreshMeanwhile':
        // Not waited for: the read that it comes between may be a refresh of its own.
        this.#world.interruptions.beforeRead(async () => void this.#engine.refresh())
        return
      default:
        await this.#shop(step)
    }
  }

  /** Lets the source go quiet and the desk come to rest, then compares every client with the truth. */
  async end(): Promise<void> {
    this.#world.advance(2 * OVERLAP_MS)
    await this.#engine.refresh()
    // Counts see what is too much or too little, down to the smallest stretch that can be counted. Only reading
    // everything sees one too much beside one too little.
    const { unseen, limit } = this.#history
    const countsTell = unseen !== 'both' && (this.#world.isExact || limit === 0)
    const depth = countsTell ? 'census' : 'full'
    for (let round = 0; round < 3; round++) {
      await this.#engine.reconcile(depth)
      await this.#engine.refresh()
    }
    const truth = sorted(await this.#world.truth(this.#history.limit))
    for (const { copy } of this.#clients) {
      for (let hasMore = true; hasMore; ) {
        const since = copy.cursor
        const page = this.#ask(since)
        assert.ok(copy.apply(page, since).intact)
        hasMore = page.hasMore
      }
      const held = new Map([...copy.values()].map(({ id, text }) => [id, text]))
      assert.deepEqual(sorted(held), truth, 'every client holds the window')
    }
    await this.#engine.close()
  }

  #start(): SyncEngine<T> {
    const { limit, pageSize } = this.#history
    return new SyncEngine({
      source: this.#world.source,
      store: this.#store,
      limit,
      pageSize,
      log: { info() {}, warn() {} },
      clock: this.#clock,
      random: () => 0.5,
      newEpoch: () => `epoch${++this.#epochs}`,
      sizeOf: (value) => this.#world.textOf(value).length,
      maxStalenessMs: 0,
      overlapMs: OVERLAP_MS,
      timeLimitMs: 60_000,
      reconcileIntervalMs: 0,
      reconcileMaxReads: 10_000,
      fullResyncMs: 0,
    })
  }

  async #shop(step: ShopStep): Promise<void> {
    const world = this.#world
    switch (step.kind) {
      case 'write':
        return world.write(step.id, step.text)
      case 'burst':
        return world.writeTogether(step.ids, step.text)
      case 'future':
        return world.write(step.id, step.text, { updatedAt: FUTURE })
      case 'late': {
        const updatedAt = world.now()
        world.advance(step.byMs)
        return world.write(step.id, step.text, { updatedAt })
      }
      case 'backdated': {
        const updatedAt = world.now()
        world.advance(step.byMs)
        return world.write(step.id, step.text, { updatedAt })
      }
      case 'stray':
        return world.write(step.id, step.text, { updatedAt: null })
      case 'softDelete':
        return world.write(step.id, '', { deleted: true })
      case 'hardDelete':
        return world.remove(step.id)
      case 'wait':
        world.advance(step.ms)
    }
  }

  async #failing(
    { count, code }: Extract<Step, { kind: 'refresh' }>['failures'],
    doing: () => Promise<unknown>,
  ): Promise<void> {
    const { syncedAt: before } = this.#engine.status
    this.#world.interruptions.failNext(count, code)
    try {
      await doing()
    } catch (error) {
      assert.ok(error instanceof SourceError)
    }
    this.#world.interruptions.failNext(0, code)
    const { syncedAt, stale } = this.#engine.status
    // A window that is to be back-filled has taken in the changes by the time that the back-fill fails.
    const isWhole = this.#history.limit === 0 && before !== undefined
    if (stale && isWhole) assert.equal(syncedAt, before, 'a failed refresh moves no mark')
  }

  async #poll(number: number, fate: Fate): Promise<void> {
    await this.#engine.refresh()
    const client = this.#clients[number]
    if (client === undefined) return
    const since = client.copy.cursor
    const page = this.#ask(since)
    client.receive(page, since, fate)
    if (page.hasMore || client.copy.cursor !== page.cursor) return
    const held = new Map([...client.copy.values()].map(({ id, version }) => [id, version]))
    const served = new Map([...this.#engine.entries()].map(({ id, version }) => [id, version]))
    assert.deepEqual(sorted(held), sorted(served), 'no acknowledged cursor has skipped a change')
  }

  #ask(since: string | undefined): DeltaPage<Item> {
    const cursor = since === undefined ? undefined : parseCursor(since)
    const delta = this.#engine.deltaSince(cursor, this.#history.pageSize)
    const { reset, hasMore } = delta
    const page = {
      cursor: formatCursor(delta.cursor),
      reset,
      hasMore,
      orders: delta.upserts.map(({ id, version, value }) => {
        return { id, version, text: this.#world.textOf(value) }
      }),
      deleted: delta.removals.map(({ id }) => id),
    }
    return hasMore ? page : { ...page, checksum: this.#engine.status.checksum ?? '' }
  }
}

/** @throws AssertionError where an invariant does not hold */
export async function playHistory<T>(world: World<T>, history: History): Promise<void> {
  for (let n = 0; n < history.stock; n++) {
    await world.write(idOf(n), 'stock')
    world.advance(n % 3 === 0 ? 700 : 0)
  }
  const play = new Play(world, history)
  for (const step of history.steps) await play.step(step)
  await play.end()
}

function sorted<V>(map: ReadonlyMap<string, V>): [string, V][] {
  return [...map].sort(([a], [b]) => (a < b ? -1 : 1))
}
