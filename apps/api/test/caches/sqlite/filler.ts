// A process that commits more than it may write, and tells what came of it. Its argument is a cache folder.
import { DiskCacheError } from '../../../src/caches/sqlite/disk-cache-error.ts'
import { SqliteReplicaStore } from '../../../src/caches/sqlite/sqlite-replica-store.ts'
import { batch, entries, valuesOf } from './disk.ts'

const [, , dir = ''] = process.argv
const log = { info: console.error, warn: console.error }
const store = new SqliteReplicaStore({ dir, fingerprint: 'shop/orders', log, now: Date.now })

await store.commit(batch({ upserts: entries(10, 'first') }))
const tooMuch = entries(20_000, 'x'.repeat(1000), 100)
await store.commit(batch({ sequence: 2, upserts: tooMuch })).catch((error: unknown) => {
  console.log(error instanceof DiskCacheError ? error.name : error)
})
console.log(valuesOf(await store.load()).join())
await store.commit(batch({ sequence: 2, upserts: entries(10, 'second', 100) }))
console.log(valuesOf(await store.load()).join())
