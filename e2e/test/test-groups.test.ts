import path from 'node:path'
import t from 'tap'
import { testFiles, testGroups } from '../scripts/test-groups.ts'

const ROOT = path.resolve(import.meta.dirname, '../..')

t.test('a folder in `test` shares a process, and so do the files beside it', async (t) => {
  const groups = testGroups([
    'apps/api/test/app.test.ts',
    'apps/api/test/routes/auth.test.ts',
    'apps/api/test/routes/tokens/new.test.ts',
    'apps/api/test/routes/tokens/old.test.ts',
    'apps/api/test/main.test.ts',
    'packages/sync/test/routes/one.test.ts',
  ])
  const sizes = groups.map(({ name, files }) => [name, files.length])
  t.strictSame(sizes, [
    ['apps/api/test', 2],
    ['apps/api/test/routes', 3],
    ['packages/sync/test/routes', 1],
  ])
})

t.test('what takes longest begins first', async (t) => {
  const files = testFiles(ROOT, [])
  t.equal(testGroups(files)[0]?.name, 'apps/demo/test/crash')
})

t.test('all files are found, or those of a folder, or those that are named', async (t) => {
  const file = path.relative(ROOT, import.meta.filename)
  t.ok(testFiles(ROOT, []).includes(file))
  t.strictSame(testFiles(ROOT, [file]), [file])
  const ofFolder = testFiles(ROOT, ['e2e/test'])
  t.ok(ofFolder.includes(file))
  t.ok(ofFolder.every((name) => name.startsWith('e2e/test/')))
})
