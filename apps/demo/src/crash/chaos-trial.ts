// Hurts Redis while several instances are under load. It may lose what was kept; nobody may be shown anything wrong,
// or nothing at all, and in the end everybody holds the truth.
import { setTimeout as delay } from 'node:timers/promises'
import type { Trouble } from './redis-troubles.ts'
import type { Scene } from './scene.ts'
import { settle } from './settle.ts'

/** A store that failed is left in peace for longer and longer, up to a minute. */
const SETTLE_MS = 90_000
/** How long all goes well before the next trouble, in milliseconds. */
const CALM_MS = 1000
const FAILED = /^\[SYNC\] Refresh failed/

export async function chaosTrial(scene: Scene, troubles: readonly Trouble[]): Promise<void> {
  const { chance, findings, redis } = scene
  if (redis === undefined) throw new Error('There is no Redis to hurt')
  scene.start()
  await settle(scene)
  findings.mayLose = true
  for (const trouble of troubles) {
    scene.start()
    await delay(chance.integer(0, CALM_MS))
    const before = findings.counted('resets')
    const begun = performance.now()
    await trouble.strike(redis, chance)
    // Now and then an instance dies of something else at the same time.
    if (chance.happens(0.25)) {
      const instance = chance.pick(scene.instances)
      await instance.kill()
      instance.start()
      findings.count('kills')
    }
    await delay(chance.integer(0, CALM_MS))
    await settle(scene, SETTLE_MS)
    const seconds = ((performance.now() - begun) / 1000).toFixed(1)
    const resets = findings.counted('resets') - before
    findings.count('troubles')
    judgeBlame(scene, trouble, begun)
    findings.progress(`${trouble.name}: at rest after ${seconds} s, ${resets} resets`)
  }
}

/** The source is well all the time: a store in trouble is no reason not to read it. */
function judgeBlame({ findings, journal }: Scene, { name }: Trouble, from: number): void {
  const failed = journal.lines.filter(({ at, text }) => at >= from && FAILED.test(text))
  const [first] = failed
  if (first === undefined) return
  const where = `${first.process} (life ${first.life})`
  findings.violation(
    `${name}: the source counts as failed ${failed.length} times, first ${where}: ${first.text}`,
  )
}
