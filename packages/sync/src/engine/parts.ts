// What the engine's workers share.
import type { OrderSource } from '../source/order-source.ts'
import type { SourceReader } from '../source/source-reader.ts'
import type { Ledger } from './ledger.ts'
import type { ReadingTurns } from './reading-turns.ts'
import type { ReplicaKeeper } from './replica-keeper.ts'
import type { SyncLog } from './sync-log.ts'

export interface EngineParts<T> {
  /** Within time limits, and booked. */
  readonly source: OrderSource<T>
  readonly reader: SourceReader<T>
  readonly keeper: ReplicaKeeper<T>
  readonly turns: ReadingTurns<T>
  readonly ledger: Ledger
  readonly log: SyncLog
  /** Aborted when the engine closes. */
  readonly signal: AbortSignal
}
