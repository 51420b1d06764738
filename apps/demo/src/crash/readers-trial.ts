// However many instances are under load, one of them reads the source for all, as seldom as for one alone.
import { setTimeout as delay } from 'node:timers/promises'
import type { Scene } from './scene.ts'
import { settle } from './settle.ts'

const STALENESS_MS = 1000

export const READERS_ENV = { MAX_STALENESS_MS: String(STALENESS_MS) }

/** @param seconds - how long the load lasts */
export async function readersTrial(scene: Scene, seconds: number): Promise<void> {
  const { findings, journal } = scene
  scene.start()
  await settle(scene)
  scene.start()
  const from = performance.now()
  const pollsBefore = findings.counted('polls')
  // What is measured is a time.
  await delay(seconds * 1000)
  const refreshes = journal.count(/Incremental sync/, from)
  const due = (performance.now() - from) / STALENESS_MS
  const polls = findings.counted('polls') - pollsBefore
  findings.count('refreshes under load', refreshes)
  findings.count('seconds of load', Math.round(due))
  findings.count('polls under load', polls)
  const readers = new Set(
    journal.lines
      .filter(({ at, text }) => at >= from && /Incremental/.test(text))
      .map((l) => l.process),
  )
  findings.count('instances that read', readers.size)
  if (refreshes > due + 1) findings.violation(`${refreshes} refreshes in ${due.toFixed(1)} s`)
  if (refreshes < due / 3) findings.violation(`only ${refreshes} refreshes in ${due.toFixed(1)} s`)
  await settle(scene)
}
