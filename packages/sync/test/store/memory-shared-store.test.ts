// The shared place in memory keeps the contract of all shared stores: what is played on it holds for the others.
import t from 'tap'
import {
  MemorySharedStore,
  SharedPlace,
  sharedReplicaStoreContract,
  TestClock,
} from '../../testing/index.ts'

const LEASE_MS = 2_000

sharedReplicaStoreContract(t, async () => {
  const clock = new TestClock()
  const place = new SharedPlace<string>(clock)
  return {
    a: new MemorySharedStore(place),
    b: new MemorySharedStore(place),
    leaseMs: LEASE_MS,
    async sleep() {
      clock.advance(LEASE_MS)
      return async () => {}
    },
  }
})
