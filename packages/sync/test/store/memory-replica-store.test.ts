// The store in memory keeps the contract of all stores.
import t from 'tap'
import { MemoryReplicaStore } from '../../src/index.ts'
import { replicaStoreContract } from '../../testing/index.ts'

replicaStoreContract(t, async () => new MemoryReplicaStore<string>())
