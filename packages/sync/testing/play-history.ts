// Plays a random history on a world, with a real engine in the middle and clients around it, and checks all the
// while what must always hold. It throws where something does not.
import assert from 'node:assert/strict'
import { SourceError, SyncEngine } from '../src/index.ts'
import { type Fate, type History, idOf, type Step } from './history.ts'
import { answerOf, assertHolds, assertSame, HistoryClient } from './history-client.ts'
import { MemoryReplicaStore } from './memory-replica-store.ts'
import { playShopStep } from './shop-step.ts'
import { TestClock } from './test-clock.ts'
import type { World } from './world.ts'

const OVERLAP_MS = 10_000

class Play<T> {
  readonly #world: World<T>
  readonly #history: History
  readonly #store = new MemoryReplicaStore<T>()
  readonly #clock = new TestClock({ skipUpTo: 1_000 })
  readonly #clients = [new HistoryClient(), new HistoryClient(), new HistoryClient()]
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
        this.#world.interruptions.beforeRead(() => playShopStep(this.#world, step.step))
        return
      case 'refreshMeanwhile':
        // Not waited for: the read that it comes between may be a refresh of its own.
        this.#world.interruptions.beforeRead(async () => void this.#engine.refresh())
        return
      default:
        await playShopStep(this.#world, step)
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
    const truth = await this.#world.truth(this.#history.limit)
    for (const client of this.#clients) assertHolds(client, truth, (since) => this.#ask(since))
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
    assertSame(client, this.#engine)
  }

  #ask(since: string | undefined) {
    const { pageSize } = this.#history
    return answerOf(this.#engine, since, pageSize, (value) => this.#world.textOf(value))
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
