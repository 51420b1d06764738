// `pnpm test`: everything, in the order in which a failure is cheapest to find. The last line counts.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { runCommand } from './run-command.ts'
import { ensureSystemPackages } from './system-packages.ts'
import { failuresIn, tellProgress } from './tap-report.ts'
import { add, type Counts, countPlaywright, countTap } from './test-counts.ts'

const startedAt = performance.now()
const reports = mkdtempSync(path.join(tmpdir(), 'deltadesk-tests-'))
const tapReport = path.join(reports, 'unit.tap')
const playwrightReport = path.join(reports, 'e2e.json')
/** Hundreds of processes load the same modules: what one has compiled, the next ones take from here. */
const compileCache = path.resolve(import.meta.dirname, '../../node_modules/.cache/node')

function heading(title: string): void {
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
  console.log(`\n── ${title} (${seconds} s)`)
}

/** Runs one of package.json's scripts. */
function script(name: string, args: readonly string[] = [], env: NodeJS.ProcessEnv = {}) {
  const cached = { NODE_COMPILE_CACHE: compileCache, ...env }
  return runCommand('node', ['--run', name, '--', ...args], cached)
}

/** A runner that fails without counting a failure has failed all the same. */
function counted(code: number, report: string, count: (text: string) => Counts): Counts {
  const counts = existsSync(report) ? count(readFileSync(report, 'utf8')) : { passed: 0, failed: 0 }
  const isSilentFailure = counts.failed === 0 && (code !== 0 || counts.passed === 0)
  return isSilentFailure ? { ...counts, failed: 1 } : counts
}

/** The type check keeps one processor busy for as long as the others take together, and longer. */
async function preparationFails(): Promise<boolean> {
  heading('system packages')
  if (!(await ensureSystemPackages())) return true
  heading('typecheck, lint, unused, licences, build')
  const typecheck = script('typecheck')
  for (const name of ['lint', 'unused', 'licences', 'build']) {
    if ((await script(name)) !== 0) return true
  }
  return (await typecheck) !== 0
}

async function runTests(): Promise<Counts> {
  if (await preparationFails()) return { passed: 0, failed: 1 }
  heading('unit and integration tests')
  const stopTelling = tellProgress(tapReport)
  const code = await script('test:unit', ['--reporter=silent', `--output-file=${tapReport}`])
  stopTelling()
  const unit = counted(code, tapReport, countTap)
  if (unit.failed > 0 && existsSync(tapReport)) {
    console.log(failuresIn(readFileSync(tapReport, 'utf8')))
  }
  heading('end-to-end tests')
  const env = { PLAYWRIGHT_JSON_OUTPUT_NAME: playwrightReport }
  const e2e = counted(
    await script('test:e2e', ['--reporter=list,json'], env),
    playwrightReport,
    countPlaywright,
  )
  return add(unit, e2e)
}

const { passed, failed } = await runTests()
rmSync(reports, { recursive: true, force: true })
heading('done')
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
