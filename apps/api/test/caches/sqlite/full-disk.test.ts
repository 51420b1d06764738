// No room: a small file system where the test may mount one, and a process that may only write so much everywhere.
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import t, { type Test } from 'tap'
import { batch, entries, newDisk, valuesOf } from './disk.ts'

const succeeds = (command: string, ...args: string[]) => spawnSync(command, args).status === 0

/** A folder of a file system of 4 MB, or undefined where it isn't allowed to mount one. */
function mountSmallDisk(t: Test): string | undefined {
  const mountPoint = mkdtempSync(join(tmpdir(), 'deltadesk-small-'))
  t.teardown(() => rmdirSync(mountPoint))
  if (!succeeds('mount', '-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', mountPoint)) return undefined
  t.teardown(() => succeeds('umount', mountPoint))
  const root = join(mountPoint, 'root')
  mkdirSync(root)
  return root
}

t.test('a full disk fails a commit as a whole, and there are commits again after it', async (t) => {
  const root = mountSmallDisk(t)
  if (root === undefined) {
    t.plan(0, 'only root may mount a small disk')
    return
  }
  const { log, open } = newDisk(t, root)
  const store = open()
  await store.commit(batch({ upserts: entries(100, 'first') }))
  const full = { code: 'CACHE_DISK_FULL', message: /no room left/ }
  const tooMuch = entries(10_000, 'x'.repeat(1000), 1000)
  await t.rejects(store.commit(batch({ sequence: 2, upserts: tooMuch })), full)
  t.strictSame(valuesOf(await store.load()), ['first'])
  await store.commit(batch({ sequence: 2, upserts: entries(100, 'second', 1000) }))
  await store.close()
  t.strictSame(valuesOf(await open().load()), ['second'])
  t.strictSame(log, [])
})

t.test('when others have filled the disk, the store waits for room', async (t) => {
  const root = mountSmallDisk(t)
  if (root === undefined) {
    t.plan(0, 'only root may mount a small disk')
    return
  }
  const { log, open } = newDisk(t, root)
  const ballast = join(root, 'ballast')
  const fill = () => t.throws(() => writeFileSync(ballast, new Uint8Array(8_000_000)))
  fill()
  const store = open()
  await t.rejects(store.commit(batch()), { code: 'CACHE_DISK_FULL' })
  rmSync(ballast)
  await store.commit(batch({ upserts: entries(10, 'first') }))
  fill()
  const more = batch({ sequence: 2, upserts: entries(1000, 'x'.repeat(500), 100) })
  await t.rejects(store.commit(more), { code: 'CACHE_DISK_FULL' })
  t.strictSame(valuesOf(await store.load()), ['first'])
  rmSync(ballast)
  await store.commit(more)
  t.equal((await store.load())?.sequence, 2)
  t.strictSame(log, [])
})

t.test('a process that may write no more goes on with smaller commits', async (t) => {
  const { dir, log, open } = newDisk(t)
  const filler = fileURLToPath(new URL('filler.ts', import.meta.url))
  const script = 'ulimit -f 8192 && exec "$0" "$@"'
  const { stdout, stderr } = spawnSync('sh', ['-c', script, process.execPath, filler, dir])
  t.equal(`${stdout}${stderr}`, 'DiskCacheError\nfirst\nsecond\n')
  const store = open()
  t.strictSame(valuesOf(await store.load()), ['second'])
  await store.commit(batch({ sequence: 3, upserts: entries(20_000, 'x'.repeat(1000), 1000) }))
  t.equal((await store.load())?.entries.length, 20_000)
  t.strictSame(log, [])
})
