// The disk cache keeps the contract of all stores, and is good to the process and the folder that it is in.
import { existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { setImmediate } from 'node:timers/promises'
import { CommitConflictError, type ReplicaStore } from '@deltadesk/sync'
import { replicaStoreContract } from '@deltadesk/sync/testing'
import t from 'tap'
import { batch, entries, newDisk, valuesOf } from './disk.ts'

replicaStoreContract(t, async (t) => {
  const disk = newDisk(t)
  let running = disk.open()
  const store: ReplicaStore<string> = {
    load: () => running.load(),
    commit: (batch) => running.commit(batch),
    clear: () => running.clear(),
  }
  return {
    store,
    async reopen() {
      await running.close()
      running = disk.open()
      return store
    },
  }
})

t.test('the folder is made by the first call, for nobody else to read', async (t) => {
  const { dir, path, open } = newDisk(t)
  const store = open()
  t.notOk(existsSync(dir))
  await store.load()
  t.equal(statSync(dir).mode & 0o777, 0o700)
  t.equal(statSync(path).mode & 0o777, 0o600)
  await store.commit(batch())
  t.equal(statSync(`${path}-wal`).mode & 0o777, 0o600)
})

t.test('a folder that is not there fails the calls until it is', async (t) => {
  const { dir, path, log, open } = newDisk(t)
  writeFileSync(dir, 'a file in its place')
  const store = open()
  const unusable = { code: 'CACHE_UNUSABLE', message: /orders\.sqlite.*check that CACHE_DIR/ }
  await t.rejects(store.load(), unusable)
  await t.rejects(store.commit(batch()), unusable)
  rmSync(dir)
  await store.commit(batch())
  t.ok(existsSync(path))
  t.strictSame(log, [])
})

t.test('a folder that can not be made fails the calls, and is not tried forever', async (t) => {
  await t.rejects(newDisk(t, '/proc/deltadesk').open().commit(batch()), { code: 'CACHE_UNUSABLE' })
})

const isRoot = process.getuid?.() === 0 && 'root may write everywhere'

t.test('a folder that may not be written fails the calls', { skip: isRoot }, async (t) => {
  const { dir, open } = newDisk(t)
  mkdirSync(dir, { mode: 0o500 })
  await t.rejects(open().commit(batch()), { code: 'CACHE_UNUSABLE' })
})

t.test('a replica of other orders is thrown away, and that is told once', async (t) => {
  const { log, files, open } = newDisk(t)
  const store = open('shop/orders')
  await store.commit(batch({ upserts: entries(3, 'of the shop') }))
  await store.close()
  const other = open('shop/archive')
  await t.rejects(other.commit(batch({ sequence: 2 })), CommitConflictError)
  t.equal(await other.load(), undefined)
  t.match(log, [/^info \[SYNC\] The disk cache is of other orders/])
  t.equal(log.length, 1)
  await other.commit(batch({ upserts: entries(1, 'of the archive') }))
  await other.close()
  t.strictSame(valuesOf(await open('shop/archive').load()), ['of the archive'])
  t.equal(log.length, 1)
  t.notOk(files().some((name) => name.includes('set-aside')))
})

t.test('calls are done one after the other, in the order of their coming', async (t) => {
  const store = newDisk(t).open()
  const [, first, , second] = await Promise.all([
    store.commit(batch({ upserts: entries(3000, 'one') })),
    store.load(),
    store.commit(batch({ sequence: 2, upserts: entries(3000, 'two', 4000) })),
    store.load(),
  ])
  t.strictSame(valuesOf(first), ['one'])
  t.strictSame(valuesOf(second), ['two'])
})

t.test('a call that fails does not keep back those behind it', async (t) => {
  const store = newDisk(t).open()
  const refused = store.commit(batch({ sequence: 7 }))
  const done = store.commit(batch({ upserts: entries(1, 'kept') }))
  await t.rejects(refused, CommitConflictError)
  await done
  t.strictSame(valuesOf(await store.load()), ['kept'])
})

t.test('others have their turns while much is written or read', async (t) => {
  const store = newDisk(t).open()
  const turnsDuring = async (call: Promise<unknown>) => {
    let turns = 0
    let isOver = false
    const end = call.finally(() => {
      isOver = true
    })
    while (!isOver) {
      await setImmediate()
      turns++
    }
    await end
    return turns
  }
  const many = entries(20_000, 'x'.repeat(600))
  t.ok((await turnsDuring(store.commit(batch({ upserts: many })))) > 5)
  t.ok((await turnsDuring(store.load())) > 5)
})

t.test('a closed store has ended what was under way, and let go of its files', async (t) => {
  const { files, open } = newDisk(t)
  const store = open()
  const committed = store.commit(batch({ upserts: entries(5000, 'all') }))
  await store.close()
  await committed
  t.strictSame(files(), ['orders.lock', 'orders.sqlite'])
  await t.rejects(store.load(), { code: 'CACHE_CLOSED' })
  await store.close()
  t.equal((await open().load())?.entries.length, 5000)
})

t.test('the journal does not stay as long as the longest commit was', async (t) => {
  const { path, open } = newDisk(t)
  const store = open()
  await store.commit(batch({ upserts: entries(30_000, 'x'.repeat(600)) }))
  const longest = statSync(`${path}-wal`).size
  await store.commit(batch({ sequence: 2 }))
  await store.commit(batch({ sequence: 3 }))
  t.ok(longest > 16_000_000)
  t.ok(statSync(`${path}-wal`).size <= 8_388_608)
})
