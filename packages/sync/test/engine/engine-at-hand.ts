// An engine over a source whose clock, writes and failures the test decides.
import { SyncEngine, type SyncEngineOptions } from '../../src/index.ts'
import {
  MemoryOrderSource,
  type MemoryOrderSourceOptions,
  MemoryReplicaStore,
  TestClock,
} from '../../testing/index.ts'

type Options = Partial<SyncEngineOptions<string>> & {
  readonly exactTo?: MemoryOrderSourceOptions['exactTo']
}

export function engineAtHand({ exactTo = 'microsecond', ...options }: Options = {}) {
  const source = new MemoryOrderSource({ exactTo })
  const lines: string[] = []
  const clock = new TestClock({ skipUpTo: 1_000 })
  const write = (line: string) => void lines.push(line)
  let epochs = 0
  const settings: SyncEngineOptions<string> = {
    source,
    store: new MemoryReplicaStore(),
    log: { info: write, warn: write },
    clock,
    random: () => 0.5,
    newEpoch: () => `epoch${++epochs}`,
    sizeOf: (value) => value.length,
    limit: 0,
    maxStalenessMs: 1000,
    overlapMs: 10_000,
    pageSize: 3,
    timeLimitMs: 5_000,
    reconcileIntervalMs: 0,
    reconcileMaxReads: 1000,
    fullResyncMs: 0,
    ...options,
  }
  return { source, lines, clock, settings, engine: new SyncEngine(settings) }
}

export function idsOf(engine: SyncEngine<string>): string[] {
  return [...engine.entries()].map(({ id }) => id).sort()
}

export function stock(source: MemoryOrderSource, count: number): void {
  for (let n = 0; n < count; n++) source.write(`o${String(n).padStart(6, '0')}`, `${n}`)
}
