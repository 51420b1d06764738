// Everything the package offers, by name.
export { type Cursor, formatCursor, parseCursor } from './cursor.ts'
export { MalformedCursorError, NothingToServeError, SourceError } from './errors.ts'
export { MemoryReplicaStore } from './memory-replica-store.ts'
export type {
  OrderSource,
  PageRequest,
  Position,
  SourceDocument,
  SourcePage,
} from './order-source.ts'
export type { DeltaPage, Versioned } from './page.ts'
export { Replica } from './replica.ts'
export { type Applied, ReplicaFollower } from './replica-follower.ts'
export {
  type Changes,
  type Delta,
  type Entry,
  ReplicaHistory,
  type Tombstone,
} from './replica-history.ts'
export type { ReadMark, ReplicaBatch, ReplicaState, ReplicaStore } from './replica-store.ts'
export { SyncEngine, type SyncEngineOptions, type SyncLog, type SyncStatus } from './sync-engine.ts'
export {
  BEGINNING,
  type Timestamp,
  timestampFromMillis,
} from './timestamp.ts'
