// Everything the package offers, by name.
export type { ClientRound, RoundChanges } from './client/client-round.ts'
export type { ClientState } from './client/client-state.ts'
export { HttpAnswerError, httpPages, parseRetryAfter } from './client/http-pages.ts'
export { type Applied, type KeptCopy, ReplicaFollower } from './client/replica-follower.ts'
export { StuckServerError } from './client/stuck-server-error.ts'
export { SyncClient, type SyncClientListener } from './client/sync-client.ts'
export type { SyncClientOptions } from './client/sync-client-options.ts'
export { type Clock, systemClock } from './clock.ts'
export { addLedgers, type LedgerTotals } from './engine/ledger.ts'
export type { ReconcileDepth, ReconcileReport } from './engine/reconcile/reconciler.ts'
export { SyncEngine, type SyncEngineOptions } from './engine/sync-engine.ts'
export type { SyncLog } from './engine/sync-log.ts'
export type { SyncStatus } from './engine/sync-status.ts'
export {
  CommitConflictError,
  MalformedCursorError,
  NothingToServeError,
  SourceError,
  type SourceErrorCode,
  TimeLimitError,
} from './errors.ts'
export type { Changes, Delta, Entry, Item, Tombstone } from './replica/changes.ts'
export { type Cursor, formatCursor, parseCursor } from './replica/cursor.ts'
export type { DeltaPage, Versioned } from './replica/page.ts'
export { Replica } from './replica/replica.ts'
export { ReplicaHistory } from './replica/replica-history.ts'
export type {
  Census,
  Cost,
  Found,
  IdRange,
  IdsRequest,
  OrderSource,
  PageRequest,
  RangeCount,
  SourceDocument,
  SourcePage,
} from './source/order-source.ts'
export { compareIds, comparePositions, type Position, type TimeRange } from './source/position.ts'

export type {
  ReadMark,
  ReplicaBatch,
  ReplicaHead,
  ReplicaState,
  ReplicaStore,
  Shadow,
} from './store/replica-store.ts'
export type { Claim, LaterCommits, SharedReplicaStore } from './store/shared-replica-store.ts'
export {
  BEGINNING,
  type Timestamp,
  timestampFromMillis,
} from './timestamp.ts'
