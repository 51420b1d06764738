// The store keeps what every store promises, and every shared one.

import { once } from 'node:events'
import type { ReplicaStore } from '@deltadesk/sync'
import { replicaStoreContract, sharedReplicaStoreContract } from '@deltadesk/sync/testing'
import t, { type Test } from 'tap'
import { startRedis } from '../../fixtures/redis-server.ts'
import { startProcess, untilListening } from './processes.ts'

const server = await startRedis(t)
let shops = 0
const newShop = () => `shop${shops++}`

t.test('as a store of one process', async (t) => {
  replicaStoreContract(t, async (t) => {
    const fingerprint = newShop()
    const open = async () => claiming((await startProcess(t, server.url, { fingerprint })).store)
    return { store: await open(), reopen: open }
  })
})

t.test('as a store that processes share', async (t) => {
  sharedReplicaStoreContract(t, (t) => twoProcesses(t))
})

/** A process that always asks first. */
function claiming(
  store: ReplicaStore<string> & Pick<Shared, 'claim' | 'release'>,
): ReplicaStore<string> {
  return {
    load: () => store.load(),
    clear: () => store.clear(),
    async commit(batch) {
      await store.claim(0)
      try {
        await store.commit(batch)
      } finally {
        await store.release()
      }
    },
  }
}
type Shared = Awaited<ReturnType<typeof startProcess>>['store']

async function twoProcesses(t: Test) {
  const leaseMs = 400
  const fingerprint = newShop()
  const start = () => startProcess(t, server.url, { leaseMs, fingerprint })
  const processes = [await start(), await start()] as const
  const [{ store: a, client }, { store: b }] = processes
  for (const store of [a, b]) store.onRemoteCommit(() => {})
  await untilListening(client, `{desk:${fingerprint}}:commits`, 2)
  return {
    a,
    b,
    leaseMs,
    // Cut off from Redis, which is where the time of a lease is told.
    async sleep(store: unknown) {
      const [asleep, awake] = store === a ? processes : [processes[1], processes[0]]
      const ended = once(asleep.client, 'end')
      asleep.client.disconnect()
      await ended
      const leftAt = await redisTime(awake.client)
      while ((await redisTime(awake.client)) <= leftAt + leaseMs) {}
      return async () => {
        await asleep.client.connect()
      }
    },
  }
}

async function redisTime(client: Awaited<ReturnType<typeof startProcess>>['client']) {
  const [seconds, micros] = await client.time()
  return Number(seconds) * 1000 + Number(micros) / 1000
}
