// Plays a random history on several engines that share a place, and checks all the while what must always hold:
// whichever engine a client asks, it skips no change, and its cursor stays good while the place does.
import assert from 'node:assert/strict'
import { parseCursor, SyncEngine } from '../src/index.ts'
import { answerOf, assertHolds, assertSame, HistoryClient } from './history-client.ts'
import { MemorySharedStore, SharedPlace } from './memory-shared-store.ts'
import { ENGINES, type Mishap, type SharedHistory, type SharedStep } from './shared-history.ts'
import { playShopStep } from './shop-step.ts'
import { TestClock } from './test-clock.ts'
import type { World } from './world.ts'

const OVERLAP_MS = 10_000
/** Longer than a lease, and than the place is left in peace after it has failed. */
const LONG_MS = 120_000

interface Process<T> {
  readonly store: MemorySharedStore<T>
  readonly engine: SyncEngine<T>
}

class SharedPlay<T> {
  readonly #world: World<T>
  readonly #history: SharedHistory
  readonly #clock = new TestClock({ skipUpTo: 1_000 })
  readonly #place: SharedPlace<T>
  readonly #clients = Array.from({ length: 3 }, () => new HistoryClient())
  readonly #processes: Process<T>[]
  #epochs = 0

  constructor(world: World<T>, history: SharedHistory) {
    this.#world = world
    this.#history = history
    this.#place = new SharedPlace(this.#clock)
    this.#place.isDeaf = history.isDeaf
    this.#processes = Array.from({ length: ENGINES }, () => this.#start())
  }

  async step(step: SharedStep): Promise<void> {
    switch (step.kind) {
      case 'refresh':
        return this.#refresh(step.engine, step.mishap, step.other)
      case 'reconcile':
        await this.#process(step.engine)
          .engine.reconcile()
          .catch(() => {})
        return
      case 'poll': {
        const client = this.#clients[step.client]
        if (client !== undefined) await this.#poll(client, step)
        return
      }
      case 'kill':
        return this.#kill(step.engine)
      case 'sleep':
        this.#clock.advance(step.ms)
        return
      case 'failures':
        this.#place.failures = [...step.failures]
        return
      case 'restart':
        return this.#place.restart(step.lost)
      case 'flush':
        return this.#place.flush()
      default:
        return playShopStep(this.#world, step)
    }
  }

  /** Lets the source and the place go quiet, then compares every client, at every engine, with the truth. */
  async end(): Promise<void> {
    this.#place.failures = []
    this.#world.advance(2 * OVERLAP_MS)
    for (let round = 0; round < 3; round++) {
      for (const { engine } of this.#processes) {
        this.#clock.advance(LONG_MS)
        await engine.reconcile()
        await engine.refresh()
      }
    }
    const truth = await this.#world.truth(this.#history.limit)
    for (const { engine } of this.#processes) {
      this.#clock.advance(LONG_MS)
      await engine.ensureFresh()
      assert.equal(engine.status.cacheFailure, undefined, 'the place is in use again')
      for (const client of this.#clients)
        assertHolds(client, truth, (since) => this.#ask(engine, since))
    }
    const cursors = new Set(this.#processes.map(({ engine }) => engine.status.cursor))
    assert.equal(cursors.size, 1, 'all engines stand at one version')
    for (const { engine } of this.#processes) await engine.close()
  }

  #process(number: number): Process<T> {
    const found = this.#processes[number]
    assert.ok(found)
    return found
  }

  #start(): Process<T> {
    const { limit, pageSize, maxStalenessMs } = this.#history
    const store = new MemorySharedStore(this.#place)
    const engine = new SyncEngine({
      source: this.#world.source,
      store,
      limit,
      pageSize,
      log: { info() {}, warn() {} },
      clock: this.#clock,
      random: () => 0.5,
      newEpoch: () => `epoch${++this.#epochs}`,
      sizeOf: (value) => this.#world.textOf(value).length,
      maxStalenessMs,
      overlapMs: OVERLAP_MS,
      // Longer than the clock ever jumps: what is under way meanwhile is not to fail by that.
      timeLimitMs: 600_000,
      reconcileIntervalMs: 0,
      reconcileMaxReads: 10_000,
      fullResyncMs: 0,
    })
    return { store, engine }
  }

  async #kill(number: number): Promise<void> {
    const { store, engine } = this.#process(number)
    store.kill()
    this.#processes[number] = this.#start()
    await engine.close()
  }

  async #refresh(number: number, mishap: Mishap, other: number): Promise<void> {
    const { engine, store } = this.#process(number)
    // A refresh that finds the copy fresh reads nothing: its mishap must not befall a later one.
    let isUnderWay = true
    this.#world.interruptions.beforeRead(async () => {
      if (!isUnderWay) return
      isUnderWay = false
      if (mishap === 'killed') store.kill()
      if (mishap === 'asleep') {
        this.#place.expireLease()
        if (other !== number) await this.#process(other).engine.refresh()
      }
    })
    await engine.refresh()
    isUnderWay = false
    if (mishap === 'killed') await this.#kill(number)
  }

  async #poll(client: HistoryClient, step: Extract<SharedStep, { kind: 'poll' }>): Promise<void> {
    const { engine } = this.#process(step.engine)
    const since = client.copy.cursor
    await engine.ensureFresh(since === undefined ? undefined : parseCursor(since))
    const page = this.#ask(engine, since)
    if (this.#history.isPlaceSafe && since !== undefined) {
      assert.ok(!page.reset, 'a cursor is good at every engine')
    }
    client.receive(page, since, step.fate)
    if (!page.hasMore && client.copy.cursor === page.cursor) assertSame(client, engine)
  }

  #ask(engine: SyncEngine<T>, since: string | undefined) {
    return answerOf(engine, since, this.#history.pageSize, (value) => this.#world.textOf(value))
  }
}

/** @throws AssertionError where an invariant does not hold */
export async function playSharedHistory<T>(world: World<T>, history: SharedHistory): Promise<void> {
  const play = new SharedPlay(world, history)
  for (const step of history.steps) await play.step(step)
  await play.end()
}
