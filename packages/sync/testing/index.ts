// What tests of the engine and of its adapters share: a source in memory, and one contract suite for each port.
export { type MemoryDocument, MemoryOrderSource } from './memory-order-source.ts'
export { type OrderSourceFixture, orderSourceContract } from './order-source-contract.ts'
export { replicaStoreContract } from './replica-store-contract.ts'
