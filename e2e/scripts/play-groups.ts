// Plays the tests of all packages, a few processes at a time. tap's own runner starts one for each file, and hooks into how
// that loads its modules: it took six times as long.
import { spawn } from 'node:child_process'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { COMPILE_CACHE } from './compile-cache.ts'
import { failuresIn } from './tap-report.ts'
import { add, type Counts, countTap, NOTHING, orOneFailure } from './test-counts.ts'
import { type TestGroup, testFiles, testGroups } from './test-groups.ts'

const ROOT = path.resolve(import.meta.dirname, '../..')
const PLAYER = path.join(import.meta.dirname, 'play-files.ts')
/** More than the two processors that there may be: half of the time a test waits for a process that it has started. */
const AT_ONCE = 3

/**
 * Plays all tests, or those of the files and folders that are `wanted`, and says how each group of them ended: of one that
 * failed, everything that there is to know.
 */
export async function playTests(
  wanted: readonly string[] = [],
  say: (line: string) => void = console.log,
): Promise<Counts> {
  const waiting = testGroups(testFiles(ROOT, wanted))
  let sum = NOTHING
  const playOn = async () => {
    for (let group = waiting.shift(); group !== undefined; group = waiting.shift()) {
      const counts = await play(group, say)
      sum = add(sum, counts)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, playOn))
  return sum
}

async function play({ name, files }: TestGroup, say: (line: string) => void): Promise<Counts> {
  const startedAt = performance.now()
  const { report, errors, hasPassed } = await playInProcess(files)
  const counts = orOneFailure(countTap(report), hasPassed)
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
  say(`${counts.failed === 0 ? 'ok' : 'FAILED'} ${name}: ${counts.passed} in ${seconds} s`)
  if (counts.failed > 0) say(`${failuresIn(report) || report}\n${errors}`)
  return counts
}

async function playInProcess(files: readonly string[]) {
  const child = spawn(process.execPath, [PLAYER, ...files], {
    cwd: ROOT,
    env: { ...process.env, ...COMPILE_CACHE },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = new Promise<boolean>((resolve) => {
    child.once('close', (code) => resolve(code === 0))
  })
  const [report, errors] = await Promise.all([text(child.stdout), text(child.stderr)])
  return { report, errors, hasPassed: await ended }
}
