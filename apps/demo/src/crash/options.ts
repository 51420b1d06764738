// What `pnpm crash` may be told.
import { parseArgs } from 'node:util'

const TRIALS = ['kills', 'chaos', 'leader', 'readers', 'disk-full'] as const
type Trial = (typeof TRIALS)[number]
type Backend = 'disk' | 'redis'

export interface CrashOptions {
  readonly backends: readonly Backend[]
  readonly trials: readonly Trial[]
  /** For each backend. */
  readonly kills: number
  /** Of the API, over Redis; a disk cache is for one alone. */
  readonly instances: number
  readonly clients: number
  readonly rounds: number
  readonly seed: number
}

export const USAGE = `pnpm crash [--backend disk|redis|all] [--only ${TRIALS.join('|')}] [--kills 100]
           [--instances 3] [--clients 4] [--rounds 2] [--seed <number>]`

/** @throws Error that says what is wrong */
export function parseOptions(args: readonly string[]): CrashOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      backend: { type: 'string', default: 'all' },
      only: { type: 'string' },
      kills: { type: 'string', default: '100' },
      instances: { type: 'string', default: '3' },
      clients: { type: 'string', default: '4' },
      rounds: { type: 'string', default: '2' },
      seed: { type: 'string', default: String(Math.floor(Math.random() * 1_000_000)) },
    },
  })
  const { backend, only } = values
  const backends = (['disk', 'redis'] as const).filter((one) => [one, 'all'].includes(backend))
  if (backends.length === 0) throw new Error(`--backend ${backend} is not one of disk, redis, all`)
  const trials = TRIALS.filter((trial) => only === undefined || trial === only)
  if (trials.length === 0) throw new Error(`--only ${only} is not one of ${TRIALS.join(', ')}`)
  return {
    backends,
    trials,
    kills: wholeNumber('kills', values.kills),
    instances: wholeNumber('instances', values.instances),
    clients: wholeNumber('clients', values.clients),
    rounds: wholeNumber('rounds', values.rounds),
    seed: wholeNumber('seed', values.seed),
  }
}

function wholeNumber(name: string, text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text)
  throw new Error(`--${name} ${text} is not a whole number above 0`)
}
