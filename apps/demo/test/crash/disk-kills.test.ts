// The short form of `pnpm crash --backend disk --only kills`.
import t from 'tap'
import { killTrial } from '../../src/crash/kill-trial.ts'
import { runTrial } from '../../src/crash/run-trial.ts'
import { SEED, SHORT, TIMEOUT_MS } from './short-form.ts'

t.setTimeout(TIMEOUT_MS)

t.test('kill -9 of the API costs nobody a cursor where the cache is on disk', async (t) => {
  const how = { name: 'disk', backend: 'disk', instances: 1, clients: 2, seed: SEED } as const
  const say = (line: string) => t.comment(line)
  const violations = await runTrial({ ...how, say }, (scene) => killTrial(scene, SHORT))
  t.strictSame(violations, [])
})
