// The store in memory keeps the contract of all stores.
import t from 'tap'
import { MemoryReplicaStore, replicaStoreContract } from '../../testing/index.ts'

replicaStoreContract(t, async () => {
  const store = new MemoryReplicaStore<string>()
  return { store, reopen: async () => store }
})
