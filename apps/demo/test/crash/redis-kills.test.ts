// The short form of `pnpm crash --backend redis --only kills`.
import t from 'tap'
import { killTrial } from '../../src/crash/kill-trial.ts'
import { runTrial } from '../../src/crash/run-trial.ts'
import { SEED, SHORT, TIMEOUT_MS } from './short-form.ts'

t.setTimeout(TIMEOUT_MS)

t.test('kill -9 of instances costs nobody a cursor where they share a Redis', async (t) => {
  const how = { name: 'redis', backend: 'redis', instances: 2, clients: 2, seed: SEED } as const
  const say = (line: string) => t.comment(line)
  const violations = await runTrial({ ...how, say }, (scene) => killTrial(scene, SHORT))
  t.strictSame(violations, [])
})
