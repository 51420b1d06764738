// `pnpm crash`: whether the disk and redis caches lose anything when processes are killed and stores are hurt.
import { chaosTrial } from './chaos-trial.ts'
import { diskFullTrial } from './disk-full-trial.ts'
import { killTrial } from './kill-trial.ts'
import { LEADER_ENV, leaderTrial } from './leader-trial.ts'
import { type CrashOptions, parseOptions, USAGE } from './options.ts'
import { READERS_ENV, readersTrial } from './readers-trial.ts'
import { TROUBLES } from './redis-troubles.ts'
import { runTrial } from './run-trial.ts'
import type { Scene, SceneOptions } from './scene.ts'
import { mountSmallDisk } from './small-disk.ts'

const LEADER_KILLS = 8
const LOAD_SECONDS = 20
const INSTANCES_UNDER_LOAD = 4

const options = readOptions()
const { backends, clients, instances, kills, rounds, seed, trials } = options
const say = (line: string) => console.log(line)
const violations: string[] = []

function readOptions(): CrashOptions {
  try {
    return parseOptions(process.argv.slice(2))
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n${USAGE}`)
    process.exit(2)
  }
}

async function run(
  name: string,
  how: Pick<SceneOptions, 'backend' | 'instances' | 'env' | 'cacheDir'>,
  trial: (scene: Scene) => Promise<void>,
): Promise<void> {
  violations.push(...(await runTrial({ clients, seed, say, name, ...how }, trial)))
}

async function disk(): Promise<void> {
  const how = { backend: 'disk', instances: 1 } as const
  if (trials.includes('kills')) {
    await run('kills over disk', how, (scene) => killTrial(scene, { kills }))
  }
  if (!trials.includes('disk-full')) return
  const small = mountSmallDisk()
  if (small === undefined) {
    say('full disk: left out, since it takes root to mount a small one')
    return
  }
  await run('full disk', { ...how, cacheDir: small.dir }, (scene) => diskFullTrial(scene, small))
  small.unmount()
}

async function redis(): Promise<void> {
  const backend = 'redis'
  const many = { backend, instances: INSTANCES_UNDER_LOAD } as const
  if (trials.includes('kills')) {
    await run('kills over redis', { backend, instances }, (scene) => killTrial(scene, { kills }))
  }
  if (trials.includes('chaos')) {
    const troubles = Array.from({ length: rounds }, () => TROUBLES).flat()
    await run('chaos', many, (scene) => chaosTrial(scene, troubles))
  }
  if (trials.includes('leader')) {
    const how = { ...many, env: LEADER_ENV }
    await run('leader killed', how, (scene) => leaderTrial(scene, LEADER_KILLS))
  }
  if (trials.includes('readers')) {
    const how = { ...many, env: READERS_ENV }
    await run('one reads for all', how, (scene) => readersTrial(scene, LOAD_SECONDS))
  }
}

if (backends.includes('disk')) await disk()
if (backends.includes('redis')) await redis()
for (const violation of violations) say(violation)
say(violations.length === 0 ? 'NOTHING WAS LOST' : `FAILED: ${violations.length} violations`)
process.exit(violations.length === 0 ? 0 : 1)
