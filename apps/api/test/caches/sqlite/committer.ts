// A process that commits until it is killed, and tells of each commit once it is done. Its argument is a cache folder.
import { SqliteReplicaStore } from '../../../src/caches/sqlite/sqlite-replica-store.ts'
import { batch, entries } from './disk.ts'

const [, , dir = ''] = process.argv
const log = { info: console.error, warn: console.error }
const store = new SqliteReplicaStore({ dir, fingerprint: 'shop/orders', log, now: Date.now })
const state = await store.load()
const epoch = state?.epoch ?? 'first1'

for (let sequence = (state?.sequence ?? 0) + 1; ; sequence++) {
  // All orders are of the same commit; one id comes and goes.
  const upserts = entries(300, `commit ${sequence}`, sequence * 1000)
  const removals = [{ id: 'gone', version: sequence * 1000 + 500, removedAt: epoch }]
  await store.commit(batch({ epoch, sequence, upserts, removals }))
  console.log(`done ${sequence}`)
}
