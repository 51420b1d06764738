// What the check says of a real folder.
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { checkDisk } from '../../../src/check-cli/disk/disk-check.ts'
import { judgeDisk } from '../../../src/check-cli/disk/judge-disk.ts'
import { batch, entries, newDisk } from '../../caches/sqlite/disk.ts'
import { about, linesOf } from '../findings.ts'

const check = (dir: string, replicaBytes?: number) =>
  linesOf(checkDisk({ dir, production: false, replicaBytes }))

t.test('a folder that is not there yet is tried, and not left behind', async (t) => {
  const { root } = newDisk(t)
  t.match(about(await check(join(root, 'a/b/c')), 'disk'), /^ok .*not there yet, and can be made/)
  t.strictSame(readdirSync(root), [])
})

t.test('a folder in use is told with what it holds, and goes on being used', async (t) => {
  const { dir, open, files } = newDisk(t)
  const store = open()
  await store.commit(batch({ upserts: entries(3, 'tea') }))
  const before = files()
  t.match(about(await check(dir), 'disk'), /^ok .*holds a replica of .* a running desk has it/)
  t.strictSame(files(), before)
  await store.commit(batch({ sequence: 2, upserts: entries(1, 'coffee', 4) }))
  await store.close()
  t.match(about(await check(dir), 'disk'), /^ok .*holds a replica of .*, and is free/)
})

t.test('a folder that can not be made is a failure, with the reason', async (t) => {
  const { root } = newDisk(t)
  writeFileSync(join(root, 'file'), '')
  t.match(await check(join(root, 'file/cache')), [
    /^failure {2}disk: .*can't be made: ENOTDIR.*CACHE_DIR must be/,
  ])
  t.match(await check('/proc/deltadesk/cache'), [/^failure {2}disk: .*can't be made: ENOENT/])
  mkdirSync(join(root, 'there'))
  t.match(about(await check(join(root, 'there'), 1e18), 'disk space'), /^warning .*takes up to/)
  t.notOk(existsSync(join(root, 'file/cache')))
})

t.test('a folder without a disk of its own is warned of where it would not last', async (t) => {
  const seen = {
    isNew: false,
    freeBytes: 1e9,
    fileSystem: 0xef53,
    isRootDevice: true,
    isInUse: false,
    keptBytes: 0,
  }
  const asked = { dir: '/data/cache', production: true, replicaBytes: undefined }
  const mount = (more: object, production = true) =>
    judgeDisk({ ...seen, ...more }, { ...asked, production }).at(-1)
  t.match(mount({}), {
    level: 'warning',
    says: /same file system as «\/»/,
    remedy: /\/data on Render/,
  })
  t.match(mount({}, false), { level: 'ok' })
  t.match(mount({ isRootDevice: false }), { level: 'ok', says: /a disk of its own/ })
  t.match(mount({ isRootDevice: false, fileSystem: 0x01021994 }, false), {
    level: 'warning',
    says: /tmpfs/,
  })
})
