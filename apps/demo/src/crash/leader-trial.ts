// Kills the one instance that reads the source in the middle of its reading. The others wait until its lease has run
// out, and for one reading of their own, but no longer.
import type { Scene } from './scene.ts'
import { settle } from './settle.ts'

/** Asks the source seldom enough that one reading serves all instances. */
export const LEADER_ENV = { MAX_STALENESS_MS: '1000' }

const LEASE_MS = 2000
/** What each query takes, so that a reading can be met in its middle. */
const QUERY_MS = 400
/** For two slow cores that have others to serve as well. */
const SLACK_MS = 1000
const TOO_LATE_MS = 15_000

export async function leaderTrial(scene: Scene, kills: number): Promise<void> {
  const { findings, shop } = scene
  scene.start()
  await settle(scene)
  shop.embedded.faults.inject({ method: 'RunQuery', delayMs: QUERY_MS })
  scene.start()
  for (let kill = 1; kill <= kills; kill++) {
    const { takenOverMs, readMs } = await killLeader(scene)
    findings.count('kills of a reading instance')
    findings.most('longest until another read ms', takenOverMs)
    findings.most('longest such reading ms', readMs)
    if (takenOverMs > LEASE_MS + SLACK_MS) {
      findings.violation(`the lease of a dead instance held for ${takenOverMs} ms`)
    }
  }
  shop.embedded.faults.clear()
  await settle(scene)
}

/** @returns milliseconds from its death until another instance began to read, and what that reading took */
async function killLeader({ instances, journal }: Scene) {
  await Promise.all(instances.map(({ up }) => up))
  const tooLate = AbortSignal.timeout(TOO_LATE_MS)
  const reading = await journal.next(/Incremental sync/, tooLate)
  const leader = instances.find(({ name }) => name === reading?.process)
  if (leader === undefined) throw new Error('Nobody reads the source')
  const begins = journal.next(/Incremental sync/, tooLate)
  const killedAt = performance.now()
  await leader.kill()
  leader.start()
  const begun = await begins
  const ended = await journal.next(/Found/, tooLate, begun?.process)
  if (begun === undefined || ended === undefined) throw new Error('Nobody took over')
  return { takenOverMs: begun.at - killedAt, readMs: ended.at - begun.at }
}
