// What tests of the engine and of its adapters share: a source in memory, a clock, random histories, and one
// contract suite for each port.

export { type History, histories } from './history.ts'
export { Interruptions } from './interruptions.ts'
export {
  type MemoryDocument,
  MemoryOrderSource,
  type MemoryOrderSourceOptions,
  type WriteOptions,
} from './memory-order-source.ts'
export { MemoryReplicaStore } from './memory-replica-store.ts'
export { MemorySharedStore, SharedPlace } from './memory-shared-store.ts'
export { memoryWorld } from './memory-world.ts'
export { type OrderSourceFixture, orderSourceContract } from './order-source-contract.ts'
export { playHistory } from './play-history.ts'
export { playSharedHistory } from './play-shared-history.ts'
export { propertyParameters } from './property-parameters.ts'
export { type ReplicaStoreFixture, replicaStoreContract } from './replica-store-contract.ts'
export { sharedHistories } from './shared-history.ts'
export {
  type SharedReplicaStoreFixture,
  sharedReplicaStoreContract,
} from './shared-replica-store-contract.ts'
export { TestClock } from './test-clock.ts'
export type { World } from './world.ts'
