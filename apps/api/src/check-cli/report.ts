// Findings as an operator reads them, and as another program does.
import { many } from './amounts.ts'
import type { Finding } from './finding.ts'

/** One line, whatever a document or a server has put into its words. */
export function lineOf({ level, about, says, remedy }: Finding): string {
  const advice = remedy === undefined ? '' : ` → ${remedy}`
  return `${level.padEnd(7)}  ${about}: ${says}${advice}`.replace(/\s*[\r\n]+\s*/g, ' ')
}

export function summaryOf(findings: readonly Finding[], reads: number): string {
  const count = (level: Finding['level']) => findings.filter((one) => one.level === level).length
  const [failures, warnings] = [count('failure'), count('warning')]
  const cost = `this check has cost ${many(reads, 'read')}`
  if (failures > 0) return `${many(failures, 'failure')}, ${many(warnings, 'warning')}; ${cost}`
  const verdict =
    warnings === 0 ? 'All is well' : `The desk can run, with ${many(warnings, 'warning')}`
  return `${verdict}; ${cost}`
}

export function jsonOf(findings: readonly Finding[], reads: number): string {
  return JSON.stringify({ ok: isFit(findings), reads, findings }, undefined, 2)
}

/** Whether a desk can run; warnings do not keep it from that. */
export function isFit(findings: readonly Finding[]): boolean {
  return findings.every(({ level }) => level !== 'failure')
}
