// What tap writes into its report, for people: how far it is, and what failed. Its own reporters draw every assertion, which
// takes as long as a third of the tests do.
import { existsSync, readFileSync } from 'node:fs'

const EVERY_MS = 15_000

/** The failures in a TAP report, each with what tap says about it. */
export function failuresIn(report: string): string {
  const failures: string[] = []
  let isDetail = false
  for (const line of report.split('\n')) {
    const isFailure = /^\s*not ok /.test(line)
    if (isFailure || isDetail) failures.push(line)
    if (isFailure) isDetail = true
    else if (isDetail && (/^\s*\.\.\.$/.test(line) || /^\s*(ok |# Subtest)/.test(line)))
      isDetail = false
  }
  return failures.join('\n')
}

/** Says now and then how many test files have ended, until the function that it returns is called. */
export function tellProgress(path: string): () => void {
  const timer = setInterval(() => {
    const report = existsSync(path) ? readFileSync(path, 'utf8') : ''
    console.log(`${filesIn(report)} test files are done`)
  }, EVERY_MS)
  return () => clearInterval(timer)
}

/** How many test files have ended. */
export function filesIn(report: string): number {
  return report.match(/^(not )?ok \d+ - \S+\.test\.ts/gm)?.length ?? 0
}
