// The short form of `pnpm crash --backend redis --only chaos`.
import t from 'tap'
import { chaosTrial } from '../../src/crash/chaos-trial.ts'
import { EMPTIED, FROZEN } from '../../src/crash/redis-troubles.ts'
import { runTrial } from '../../src/crash/run-trial.ts'
import { SEED, TIMEOUT_MS } from './short-form.ts'

t.setTimeout(TIMEOUT_MS)

t.test('a Redis that freezes and one that is emptied show nobody anything wrong', async (t) => {
  const how = { name: 'chaos', backend: 'redis', instances: 2, clients: 2, seed: SEED } as const
  const say = (line: string) => t.comment(line)
  const violations = await runTrial({ ...how, say }, (scene) =>
    chaosTrial(scene, [FROZEN, EMPTIED]),
  )
  t.strictSame(violations, [])
})
