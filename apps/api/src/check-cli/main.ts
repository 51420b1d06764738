// `pnpm check`: whether a desk with this environment would work, and what to do where it would not.
import { parseArgs } from 'node:util'
import { type Config, loadConfig } from '../config/config.ts'
import { ConfigError } from '../config/config-error.ts'
import { momentOf } from '../orders/moment.ts'
import { type Finding, failure } from './finding.ts'
import { isFit, jsonOf, lineOf, summaryOf } from './report.ts'
import { runChecks } from './run-checks.ts'
import { MOST_SAMPLED } from './shop/orders-look.ts'
import { Spending } from './shop/shop.ts'

const USAGE = `Usage: pnpm check [--json] [--since <time>]

Looks at the configuration, Firestore, the accounts, the orders, Redis, the service of
breached passwords and the disk with the environment that the desk would start with.
It changes nothing.

  --json           one JSON document with all findings, instead of a line for each
  --since <time>   leaves out what was written up to then, by a back-fill say, when it looks
                   whether every write changes the orders' time; ISO 8601

It reads ${MOST_SAMPLED} orders at most, the accounts, and counts the orders: about two reads
for each 1,000 of them where all keep a timestamp, else up to six.

It ends with 0 if a desk can run, also with warnings; 1 if not; 2 if it was not understood.`

class UsageError extends Error {}

function readOptions(args: string[]) {
  const options = {
    help: { type: 'boolean', short: 'h' },
    json: { type: 'boolean' },
    since: { type: 'string' },
  } as const
  try {
    const { values } = parseArgs({ args, options })
    const since = values.since === undefined ? undefined : momentOf(values.since)
    if (values.since !== undefined && since?.kind !== 'text') {
      throw new UsageError('«--since» takes a time such as 2026-11-23T20:00:44Z.')
    }
    return { help: values.help === true, json: values.json === true, since: since?.at }
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}

/** Shown on a terminal alone, on a line that the next one takes the place of. */
function progress(line: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${line} …`)
}

function endProgress(): void {
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[K')
}

async function main(args: string[]): Promise<boolean> {
  const { help, json, since } = readOptions(args)
  if (help) {
    console.log(USAGE)
    return true
  }
  const findings: Finding[] = []
  const tell = (finding: Finding) => {
    findings.push(finding)
    endProgress()
    if (!json) console.log(lineOf(finding))
  }
  const spending = new Spending()
  const config = readConfig(tell)
  if (config !== undefined) {
    const options = { config, spending, since, progress, now: Date.now, random: Math.random }
    for await (const finding of runChecks(options)) tell(finding)
  }
  console.log(json ? jsonOf(findings, spending.reads) : summaryOf(findings, spending.reads))
  return isFit(findings)
}

function readConfig(tell: (finding: Finding) => void): Config | undefined {
  try {
    return loadConfig()
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    const remedy =
      'see the table of variables in the README; the rest is looked at once this is right'
    for (const line of error.lines) tell(failure('configuration', { says: line, remedy }))
    return undefined
  }
}

// Leaving by `exit` ends calls that Firestore never answered.
try {
  process.exit((await main(process.argv.slice(2))) ? 0 : 1)
} catch (error) {
  endProgress()
  const isMisused = error instanceof UsageError
  console.error(isMisused ? `${error.message}\n\n${USAGE}` : error)
  process.exit(isMisused ? 2 : 1)
}
