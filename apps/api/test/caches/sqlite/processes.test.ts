// Several processes on one folder, and processes that are killed.
import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import t, { type Test } from 'tap'
import { startProgram } from '../../fixtures/program.ts'
import { batch, newDisk, valuesOf } from './disk.ts'

const src = fileURLToPath(new URL('../../../src/', import.meta.url))
const committer = relative(src, fileURLToPath(new URL('committer.ts', import.meta.url)))
const startCommitter = (t: Test, dir: string) => startProgram(t, committer, { args: [dir] })

t.test(
  'a second process is turned away and disturbs nobody, until the first is dead',
  async (t) => {
    const { dir, log, files, open } = newDisk(t)
    const first = startCommitter(t, dir)
    await first.shows(/done 3\n/)
    const second = open()
    const inUse = { code: 'CACHE_IN_USE', message: /another process uses it/ }
    await t.rejects(second.load(), inUse)
    await t.rejects(second.commit(batch()), inUse)
    await t.rejects(second.clear(), inUse)
    await first.shows(/done 60\n/)
    first.kill('SIGKILL')
    await first.ended
    t.ok(Number((await second.load())?.sequence) >= 60)
    await second.commit(batch({ epoch: 'second' }))
    t.strictSame(log, [])
    t.notOk(files().some((name) => name.includes('set-aside')))
  },
)

t.test('a second store of the same process is turned away as well', async (t) => {
  const { open } = newDisk(t)
  const first = open()
  await first.commit(batch())
  const second = open()
  await t.rejects(second.load(), { code: 'CACHE_IN_USE' })
  await first.commit(batch({ sequence: 2 }))
  await first.close()
  t.equal((await second.load())?.sequence, 2)
})

t.test('whenever a process is killed, its last commit is there as a whole', async (t) => {
  const { dir, log, open } = newDisk(t)
  let before = 0
  for (const commits of [1, 7, 2, 40, 3, 11]) {
    const killed = startCommitter(t, dir)
    await killed.shows(new RegExp(`done ${before + commits}\n`))
    killed.kill('SIGKILL')
    const { out, err } = await killed.ended
    t.equal(err, '')
    const told = Number(/.*done (\d+)\n/s.exec(out)?.[1])
    const store = open()
    const state = await store.load()
    await store.close()
    const found = state?.sequence ?? 0
    t.ok(found === told || found === told + 1, `told of ${told}, found ${found}`)
    t.strictSame(valuesOf(state), [`commit ${found}`])
    t.equal(state?.entries.length, 300)
    t.strictSame(
      state?.tombstones.map(({ version }) => version),
      [found * 1000 + 500],
    )
    before = found
  }
  t.strictSame(log, [])
})
