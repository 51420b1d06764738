// Files that can't be used, for whatever reason: they are kept, told of, and never served from.
import { mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import type { ReplicaState } from '@deltadesk/sync'
import t, { type Test } from 'tap'
import { batch, entries, newDisk, valuesOf } from './disk.ts'

const ASIDE = 'orders-set-aside-2026-11-23T20-00-44.027Z.sqlite'

/** A disk with a replica of `count` orders on it, which nobody uses at the moment. */
async function diskWith(t: Test, count: number) {
  const disk = newDisk(t)
  const store = disk.open()
  const upserts = entries(count, `${'x'.repeat(500)} ü`)
  const removals = [{ id: 'gone', version: count + 1, removedAt: '2026-01-01T00:00:00.000001Z' }]
  await store.commit(batch({ upserts, removals }))
  const state = await store.load()
  await store.close()
  return { ...disk, state }
}

/** Changes bytes of a file as a failing disk does. */
function overwrite(path: string, at: number, bytes: Uint8Array): void {
  const content = readFileSync(path)
  content.set(bytes, at)
  writeFileSync(path, content)
}

type Disk = ReturnType<typeof newDisk>

async function isBegunAnew(t: Test, { dir, log, files, open }: Disk, reason: RegExp) {
  const store = open()
  t.equal(await store.load(), undefined)
  t.ok(files().includes(ASIDE))
  t.equal(log.length, 1)
  t.match(log[0], /^warn \[SYNC\] /)
  t.match(log[0], `${dir}/orders.sqlite can't be used and was set aside as ${dir}/${ASIDE}: `)
  t.match(log[0], reason)
  await store.commit(batch({ epoch: 'fresh1', upserts: entries(2, 'fresh') }))
  await store.close()
  t.strictSame(valuesOf(await open().load()), ['fresh'])
  t.equal(log.length, 1)
}

t.test('a text is set aside', async (t) => {
  const disk = newDisk(t)
  mkdirSync(disk.dir)
  writeFileSync(disk.path, 'not a database, but dear to somebody\n'.repeat(100))
  await isBegunAnew(t, disk, /not a database/)
  t.match(readFileSync(`${disk.dir}/${ASIDE}`, 'utf8'), /^not a database, but dear to somebody/)
})

t.test('the database of another program is set aside as it is', async (t) => {
  const disk = newDisk(t)
  mkdirSync(disk.dir)
  const other = new DatabaseSync(disk.path)
  other.exec("CREATE TABLE recipes (name TEXT); INSERT INTO recipes VALUES ('soup')")
  other.close()
  await isBegunAnew(t, disk, /belongs to another program/)
  const aside = new DatabaseSync(`${disk.dir}/${ASIDE}`, { readOnly: true })
  t.match(aside.prepare('SELECT name FROM recipes').all(), [{ name: 'soup' }])
  aside.close()
})

t.test('the file of a newer version is set aside', async (t) => {
  const disk = await diskWith(t, 10)
  const newer = new DatabaseSync(disk.path)
  newer.exec('PRAGMA user_version = 99')
  newer.close()
  await isBegunAnew(t, disk, /newer Deltadesk \(schema 99/)
})

t.test('a file that lacks a table is set aside', async (t) => {
  const disk = await diskWith(t, 10)
  const broken = new DatabaseSync(disk.path)
  broken.exec('DROP TABLE shadows')
  broken.close()
  await isBegunAnew(t, disk, /no such table: shadows/)
})

t.test('a file with zeros in its middle is set aside', async (t) => {
  const disk = await diskWith(t, 500)
  overwrite(disk.path, 100_000, new Uint8Array(64_000))
  await isBegunAnew(t, disk, /malformed|damaged/)
})

t.test('a file that was cut off is set aside', async (t) => {
  const disk = await diskWith(t, 500)
  truncateSync(disk.path, 150_000)
  await isBegunAnew(t, disk, /malformed|damaged/)
})

t.test('a mark that is none is damage, too', async (t) => {
  const disk = await diskWith(t, 1)
  const edited = new DatabaseSync(disk.path)
  edited.exec("UPDATE head SET mark = '{}'")
  edited.close()
  await isBegunAnew(t, disk, /damaged/)
})

for (const [name, sql] of [
  ['an order', "DELETE FROM entries WHERE id = 'o3'"],
  ['a tombstone', 'DELETE FROM tombstones'],
] as const) {
  t.test(`a replica that lacks ${name} is not served`, async (t) => {
    const disk = await diskWith(t, 10)
    const edited = new DatabaseSync(disk.path)
    edited.exec(sql)
    edited.close()
    await isBegunAnew(t, disk, /something that was put there is missing/)
  })
}

t.test('an empty file and an empty database are begun, not set aside', async (t) => {
  const disk = newDisk(t)
  mkdirSync(disk.dir)
  writeFileSync(disk.path, '')
  const store = disk.open()
  await store.commit(batch())
  await store.close()
  const other = newDisk(t)
  mkdirSync(other.dir)
  const header = new DatabaseSync(other.path)
  header.exec('PRAGMA journal_mode = WAL')
  header.close()
  await other.open().commit(batch())
  t.strictSame([...disk.log, ...other.log], [])
})

t.test('two files set aside at the same time have two names', async (t) => {
  const { path, files, open } = await diskWith(t, 1)
  for (const text of ['one', 'two']) {
    writeFileSync(path, text.repeat(1000))
    const store = open()
    t.equal(await store.load(), undefined)
    await store.close()
  }
  t.strictSame(
    files().filter((name) => name.includes('set-aside')),
    [ASIDE.replace('.sqlite', '-2.sqlite'), ASIDE],
  )
})

t.test(
  'the two that were set aside last are kept, and older ones are told of and deleted',
  async (t) => {
    const { dir, path, log, files, open } = await diskWith(t, 1)
    const old = (day: number) => `orders-set-aside-2026-10-0${day}T00-00-00.000Z.sqlite`
    for (const day of [1, 2, 3]) writeFileSync(`${dir}/${old(day)}`, 'spoilt')
    writeFileSync(`${dir}/${old(1)}-wal`, 'spoilt')
    writeFileSync(`${dir}/recipes.sqlite`, 'not ours')
    writeFileSync(path, 'spoilt again '.repeat(100))
    const store = open()
    t.equal(await store.load(), undefined)
    await store.close()
    t.strictSame(
      files().filter((name) => name.includes('set-aside') || name.startsWith('recipes')),
      [old(3), ASIDE, 'recipes.sqlite'],
    )
    t.match(log.slice(1), [
      `${dir}/${old(2)} was set aside earlier and is deleted now`,
      `${dir}/${old(1)} was set aside earlier and is deleted now`,
    ])
  },
)

t.test('damage while a store is in use fails the call, and the next one begins anew', async (t) => {
  const { path, log, files, open } = await diskWith(t, 5000)
  const store = open()
  await t.rejects(store.commit(batch({ sequence: 9 })), { code: 'COMMIT_CONFLICT' })
  overwrite(path, 8192, new Uint8Array(2_000_000))
  await t.rejects(store.commit(batch({ sequence: 2, upserts: entries(5000, 'new', 6000) })), {
    code: 'CACHE_DAMAGED',
  })
  t.ok(files().includes(ASIDE))
  t.equal(log.length, 1)
  await t.rejects(store.commit(batch({ sequence: 2 })), { code: 'COMMIT_CONFLICT' })
  await store.commit(batch({ upserts: entries(1, 'anew') }))
  t.strictSame(valuesOf(await store.load()), ['anew'])
})

/** Whether a store over a file that was tampered with serves `state`, or nothing and says so. */
async function isHonest({ open, log }: Disk, state: ReplicaState<string> | undefined) {
  const told = log.length
  const store = open()
  const found = await store.load()
  await store.close()
  return found === undefined
    ? log.slice(told).filter((line) => line.includes('was set aside as')).length === 1
    : JSON.stringify(found) === JSON.stringify(state)
}

t.test('whichever byte a disk changes, no wrong order is served', async (t) => {
  const disk = await diskWith(t, 60)
  const original = readFileSync(disk.path)
  const lies: number[] = []
  for (let at = 1; at < original.length; at += 331) {
    writeFileSync(disk.path, original)
    overwrite(disk.path, at, Buffer.of((original[at] ?? 0) ^ 0x11))
    if (!(await isHonest(disk, disk.state))) lies.push(at)
  }
  t.strictSame(lies, [])
  t.ok(disk.log.length > 50)
})

t.test('whichever page a disk brings back as it was, no old order is served', async (t) => {
  const disk = await diskWith(t, 60)
  const older = readFileSync(disk.path)
  const store = disk.open()
  await store.commit(batch({ sequence: 2, upserts: entries(30, 'y'.repeat(500), 100) }))
  const state = await store.load()
  await store.close()
  const newer = readFileSync(disk.path)
  const lies: number[] = []
  for (let at = 0; at < older.length; at += 8192) {
    writeFileSync(disk.path, newer)
    overwrite(disk.path, at, older.subarray(at, at + 8192))
    if (!(await isHonest(disk, state))) lies.push(at)
  }
  t.strictSame(lies, [])
  t.ok(disk.log.length > 3)
})
