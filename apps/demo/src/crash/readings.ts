// What the logs of all lives together say about how the source was read.
import type { Findings } from './findings.ts'
import type { Journal, LogLine } from './journal.ts'

const FIRST = /^\[SYNC\] First sync/
const INCREMENTAL = /^\[SYNC\] Incremental sync/
const LOADED = /^\[SYNC\] Loaded/
const CACHE_TROUBLE = /^\[SYNC\] (Cache not|.*set aside|The disk cache)/

/** Once everything has been read, no process ever has to read everything again. */
export function judgeReadings({ lines }: Journal, findings: Findings): void {
  const loadedAt = lines.findIndex(({ text }) => LOADED.test(text))
  const lateOnes = lines.filter(
    (line, at) => FIRST.test(line.text) && loadedAt >= 0 && at > loadedAt,
  )
  for (const line of lateOnes) findings.violation(`${nameOf(line)}: read everything again`)
  for (const line of lines.filter(({ text }) => CACHE_TROUBLE.test(text))) {
    findings.violation(`${nameOf(line)}: ${line.text}`)
  }
  findings.count('first syncs begun', lines.filter(({ text }) => FIRST.test(text)).length)
  findings.count('first syncs ended', lines.filter(({ text }) => LOADED.test(text)).length)
}

/** How each life came to its first answer. */
export function countLives({ lines }: Journal, lives: number, findings: Findings): void {
  const begunWith = new Map<string, string>()
  for (const line of lines) {
    const isFirst = FIRST.test(line.text)
    if (!isFirst && !INCREMENTAL.test(line.text)) continue
    if (!begunWith.has(nameOf(line))) begunWith.set(nameOf(line), isFirst ? 'first' : 'incremental')
  }
  const begun = [...begunWith.values()]
  findings.count('lives', lives)
  findings.count('lives that went on', begun.filter((how) => how === 'incremental').length)
  findings.count('lives that read nothing themselves', lives - begun.length)
}

/** The warnings, alike ones together, the most frequent first. */
export function warningsOf({ lines }: Journal): string[] {
  const counts = new Map<string, number>()
  for (const { level, text } of lines) {
    if (level < 40) continue
    const kind = text.replaceAll(/[\d.:TZ-]{2,}/g, '#')
    counts.set(kind, (counts.get(kind) ?? 0) + 1)
  }
  return [...counts].sort(([, a], [, b]) => b - a).map(([kind, count]) => `${count} × ${kind}`)
}

function nameOf({ process, life }: LogLine): string {
  return `${process} (life ${life})`
}
