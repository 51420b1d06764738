// An in-process Firestore that an unmodified firebase-admin can't tell from a real one.
export { EmbeddedFirestore, type EmbeddedFirestoreOptions } from './embedded-firestore.ts'
export type { Fault, FaultHandle, Faults } from './faults/faults.ts'
export type { ReadCounts, ReadMeter } from './meter.ts'
export type { RpcStatus } from './rpc-error.ts'
export type { WorkCounter, WorkDone } from './work.ts'
