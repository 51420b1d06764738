// What can be asked of `pnpm firestore`, and what can't.
import { parseArgs } from 'node:util'

export const USAGE = `Usage: pnpm firestore [options]

Runs an embedded Firestore with a shop in it, until it is interrupted.

  --port <port>        where to listen; 0 takes any free port (8181)
  --host <address>     on which address (127.0.0.1)
  --orders <count>     orders that are there from the start, placed over the last 90 days (1000)
  --seed <number>      other orders and other changes for each (1)
  --activity <ms>      milliseconds between changes: new orders, other statuses,
                       now and then a hard delete; 0 for none (0)
  --help               shows this

The project is GOOGLE_CLOUD_PROJECT, or demo-deltadesk; the database is (default),
the collection is orders.`

export interface FirestoreOptions {
  readonly port: number
  readonly host: string
  readonly orders: number
  readonly seed: number
  /** 0 for no changes. */
  readonly activityMs: number
}

/** What was typed makes no sense; the message says why, on one line. */
export class UsageError extends Error {
  readonly code = 'USAGE'

  constructor(problem: string) {
    super(`${problem} «pnpm firestore --help» shows what can be asked.`)
    this.name = 'UsageError'
  }
}

/** The longest a timer can wait. */
const MAX_TIMER_MS = 2 ** 31 - 1

/**
 * Reads the arguments behind the program's name.
 *
 * @throws UsageError when they can't be understood
 */
export function readOptions(args: readonly string[]): FirestoreOptions | 'help' {
  const values = readValues(args)
  if (values.help) return 'help'
  if (values.host === '') throw new UsageError('--host takes an address.')
  return {
    host: values.host,
    port: wholeNumber('port', values.port, 0, 65_535),
    orders: wholeNumber('orders', values.orders, 0, 10_000_000),
    seed: wholeNumber('seed', values.seed, -(2 ** 31), 2 ** 31 - 1),
    activityMs: wholeNumber('activity', values.activity, 0, MAX_TIMER_MS),
  }
}

function readValues(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        port: { type: 'string', default: '8181' },
        host: { type: 'string', default: '127.0.0.1' },
        orders: { type: 'string', default: '1000' },
        seed: { type: 'string', default: '1' },
        activity: { type: 'string', default: '0' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }).values
  } catch (error) {
    const [problem = ''] = (error instanceof Error ? error.message : String(error)).split(/\.\s|\n/)
    throw new UsageError(`${problem.replace(/\.$/, '')}.`)
  }
}

function wholeNumber(name: string, text: string, least: number, most: number): number {
  const number = /^-?\d+$/.test(text) ? Number(text) : Number.NaN
  if (number >= least && number <= most) return number
  throw new UsageError(`--${name} takes a whole number from ${least} to ${most}, not «${text}».`)
}
