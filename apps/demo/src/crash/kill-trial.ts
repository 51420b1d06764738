// Kills instances of the API, over and over, while the shop changes and everybody asks. The store is unharmed: nobody
// may lose anything.
import { setTimeout as delay } from 'node:timers/promises'
import type { ApiProcess } from './api-process.ts'
import { countLives, judgeReadings } from './readings.ts'
import type { Scene } from './scene.ts'
import { settle } from './settle.ts'

/** Behind these lines of its log an instance is in the middle of something. */
const MOMENTS = [/First sync|Incremental sync/, /Found/, /Removed|Back-filled|Reconciled/]
/** Of all kills so many do not wait until the instance listens, and so many more not until it has served somebody. */
const AT_ITS_START = 0.12
const SOON_AFTER = 0.18
const LONGEST_DELAY_MS = 400
const SHORT_DELAY_MS = 30
/** For an instance that others leave nothing to do. */
const TOO_LATE_MS = 3000
const KILLS_BETWEEN_RESTS = 12

export interface KillOptions {
  readonly kills: number
  /** Where processes start slowly it is content with fewer kills after this time. */
  readonly withinMs?: number
}

export async function killTrial(scene: Scene, options: KillOptions): Promise<void> {
  const { kills, withinMs = Number.POSITIVE_INFINITY } = options
  const { chance, findings, instances } = scene
  const begun = performance.now()
  let lastRest = 0
  scene.start()
  for (let kill = 1; kill <= kills; kill++) {
    const instance = chance.pick(instances)
    await withSlowSource(scene, async () => {
      await theMoment(scene, instance)
    })
    await instance.kill()
    instance.start()
    findings.count('kills')
    const isRestDue = kill - lastRest >= KILLS_BETWEEN_RESTS && chance.happens(0.3)
    const isLast = kill === kills || performance.now() - begun > withinMs
    if (!isRestDue && !isLast) continue
    lastRest = kill
    await settle(scene)
    findings.progress(`${kill} of ${kills} kills: ${findings.figures}`)
    if (isLast) break
    scene.start()
  }
  judgeReadings(scene.journal, findings)
  const lives = instances.reduce((sum, { life }) => sum + life, 0)
  countLives(scene.journal, lives, findings)
}

/** When to kill: at any time from its start on, but more often while it is at work. */
async function theMoment({ chance, journal }: Scene, instance: ApiProcess): Promise<void> {
  const how = chance.fraction()
  const moment = chance.pick(MOMENTS)
  const times = chance.pick([1, 1, 2, 4])
  const pause = chance.integer(0, chance.happens(0.5) ? SHORT_DELAY_MS : LONGEST_DELAY_MS)
  if (how >= AT_ITS_START) await instance.up
  if (how >= AT_ITS_START + SOON_AFTER) {
    await instance.hasServed
    const tooLate = AbortSignal.timeout(TOO_LATE_MS)
    for (let n = 0; n < times; n++) await journal.next(moment, tooLate, instance.name)
  }
  await delay(pause)
}

/** A slow source leaves more room for a kill to fall into. */
async function withSlowSource({ chance, shop }: Scene, work: () => Promise<void>): Promise<void> {
  if (!chance.happens(0.3)) return work()
  const delayMs = chance.integer(10, 150)
  const slowness = shop.embedded.faults.inject({ method: 'RunQuery', delayMs })
  try {
    await work()
  } finally {
    slowness.clear()
  }
}
