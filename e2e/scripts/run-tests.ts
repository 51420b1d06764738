// `pnpm test`: everything, in the order in which a failure is cheapest to find. The last line counts.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { COMPILE_CACHE } from './compile-cache.ts'
import { playTests } from './play-groups.ts'
import { runCommand } from './run-command.ts'
import { ensureSystemPackages } from './system-packages.ts'
import {
  add,
  type Counts,
  countPlaywright,
  NOTHING,
  ONE_FAILURE,
  orOneFailure,
} from './test-counts.ts'

const startedAt = performance.now()
const reports = mkdtempSync(path.join(tmpdir(), 'deltadesk-tests-'))
const playwrightReport = path.join(reports, 'e2e.json')

function heading(title: string): void {
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
  console.log(`\n── ${title} (${seconds} s)`)
}

/** Runs one of package.json's scripts. */
function script(name: string, args: readonly string[] = [], env: NodeJS.ProcessEnv = {}) {
  return runCommand('node', ['--run', name, '--', ...args], { ...COMPILE_CACHE, ...env })
}

/** What Playwright's report says; one that isn't there, or counts nothing, is a failure. */
function countedByPlaywright(code: number): Counts {
  const isThere = existsSync(playwrightReport)
  const counts = isThere ? countPlaywright(readFileSync(playwrightReport, 'utf8')) : NOTHING
  return orOneFailure(counts, code === 0)
}

/** What is checked without running it, and the dashboard that the end-to-end tests open. */
async function preparationFails(): Promise<boolean> {
  heading('lint, unused, licences, build, with the type check beside them')
  for (const name of ['lint', 'unused', 'licences', 'build']) {
    if ((await script(name)) !== 0) return true
  }
  return false
}

async function runTests(): Promise<Counts> {
  heading('system packages')
  if (!(await ensureSystemPackages())) return ONE_FAILURE
  // It keeps one processor busy for as long as the others take together, and into the tests.
  const typecheck = script('typecheck')
  if (await preparationFails()) {
    await typecheck
    return ONE_FAILURE
  }
  heading('unit and integration tests')
  const unit = await playTests()
  if ((await typecheck) !== 0) return add(unit, ONE_FAILURE)
  heading('end-to-end tests')
  const env = { PLAYWRIGHT_JSON_OUTPUT_NAME: playwrightReport }
  return add(unit, countedByPlaywright(await script('test:e2e', ['--reporter=list,json'], env)))
}

const { passed, failed } = await runTests()
rmSync(reports, { recursive: true, force: true })
heading('done')
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
