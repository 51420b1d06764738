import path from 'node:path'
import t, { type Test } from 'tap'
import { playTests } from '../scripts/play-groups.ts'

const TAP = "import t from 'tap'\n"
const GOOD = `${TAP}t.test('holds', async (t) => t.ok(true))`

/** Plays files of a folder, as they would be played in a package. */
async function play(t: Test, files: Readonly<Record<string, string>>) {
  const place = path.relative(process.cwd(), t.testdir({ test: { words: files } }))
  const lines: string[] = []
  const counts = await playTests([place], (line) => lines.push(line))
  return { counts, said: lines.join('\n') }
}

t.test('files share a process, and each has its turn when the one before is done', async (t) => {
  const said = `${TAP}globalThis.said ??= []\n`
  const { counts } = await play(t, {
    'a.test.ts': `${said}t.test('late', async () => { await new Promise(setImmediate); said.push('a') })`,
    'b.test.ts': `${said}said.push('b')\nt.test('all', async (t) => t.strictSame(said, ['a', 'b']))`,
  })
  t.match(counts, { failed: 0 })
})

t.test('a failure is counted, and shown with its details', async (t) => {
  const { counts, said } = await play(t, {
    'bad.test.ts': `${TAP}t.test('one is two', async (t) => t.equal(1, 2))`,
    'good.test.ts': GOOD,
  })
  t.equal(counts.failed, 1)
  t.match(said, /FAILED .*words.*\n *not ok 1 - should be equal[\s\S]*-2\n *\+1/)
})

t.test('a process that ends too early has failed, and shows its last words', async (t) => {
  const { counts, said } = await play(t, {
    'end.test.ts': `${GOOD}\nconsole.error('out of luck')\nprocess.exit(3)`,
  })
  t.ok(counts.failed > 0)
  t.match(said, /out of luck/)
})

t.test('what a file leaves behind for the next one is a failure', async (t) => {
  const { counts, said } = await play(t, {
    'a.test.ts': `${GOOD}\nprocess.env.LEFT = 'behind'`,
    'b.test.ts': GOOD,
  })
  t.equal(counts.failed, 1)
  t.match(said, /the process is as the first file found it[\s\S]*LEFT/)
})
