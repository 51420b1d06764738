// Everything the package offers, by name.

export { type Applied, ReplicaFollower } from './client/replica-follower.ts'
export {
  SyncEngine,
  type SyncEngineOptions,
  type SyncLog,
  type SyncStatus,
} from './engine/sync-engine.ts'
export { MalformedCursorError, NothingToServeError, SourceError } from './errors.ts'
export { type Cursor, formatCursor, parseCursor } from './replica/cursor.ts'
export type { DeltaPage, Versioned } from './replica/page.ts'
export { Replica } from './replica/replica.ts'
export {
  type Changes,
  type Delta,
  type Entry,
  ReplicaHistory,
  type Tombstone,
} from './replica/replica-history.ts'
export type {
  OrderSource,
  PageRequest,
  Position,
  SourceDocument,
  SourcePage,
} from './source/order-source.ts'
export { MemoryReplicaStore } from './store/memory-replica-store.ts'
export type { ReadMark, ReplicaBatch, ReplicaState, ReplicaStore } from './store/replica-store.ts'
export {
  BEGINNING,
  type Timestamp,
  timestampFromMillis,
} from './timestamp.ts'
