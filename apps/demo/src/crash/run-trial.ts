// One trial from the opening of its scene to its verdict.
import { Findings } from './findings.ts'
import { warningsOf } from './readings.ts'
import { Scene, type SceneOptions } from './scene.ts'

export interface TrialOptions extends Omit<SceneOptions, 'findings'> {
  readonly name: string
  readonly say: (line: string) => void
}

const MOST_WARNINGS = 12

/** @returns what must not be and was; nothing of the trial is left running */
export async function runTrial(
  options: TrialOptions,
  trial: (scene: Scene) => Promise<void>,
): Promise<readonly string[]> {
  const { name, say, seed } = options
  const findings = new Findings(say)
  say(`${name}: seed ${seed}`)
  const scene = await Scene.open({ ...options, findings })
  try {
    await trial(scene)
  } catch (error) {
    findings.violation(`${name} broke off: ${error instanceof Error ? error.stack : error}`)
  } finally {
    await scene.close()
  }
  tell(scene, say)
  return findings.violations.map((violation) => `${name} (seed ${seed}): ${violation}`)
}

function tell({ findings, shop, journal }: Scene, say: (line: string) => void): void {
  const changes = findings.counted('changes')
  const reads = shop.readsOfOthers(findings.counted('sign-ins'))
  const ratio = changes === 0 ? '' : `, ${(reads / changes).toFixed(2)} for each change`
  say(`  ${findings.figures}`)
  say(`  reads of Firestore ${reads}${ratio}`)
  for (const line of warningsOf(journal).slice(0, MOST_WARNINGS)) say(`  logged ${line}`)
}
