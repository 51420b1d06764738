// The process's one logger: JSON lines on standard output, with nothing in them that opens a door.
import { type DestinationStream, type Logger, pino } from 'pino'
import type { Config } from '../config/config.ts'
import { discreetLine } from './discreet-line.ts'

const SECRETS = [
  'authorization',
  'cookie',
  'email',
  'idToken',
  'password',
  'passwordHash',
  'secretKey',
  'set-cookie',
  'token',
]

/** Makes the logger. Lines go to `stream`, or to standard output. */
export function createLogger(config: Pick<Config, 'logLevel'>, stream?: DestinationStream): Logger {
  const paths = SECRETS.flatMap((name) => [`["${name}"]`, `*["${name}"]`, `*.*["${name}"]`])
  const options = {
    level: config.logLevel,
    redact: { paths, censor: '[secret]' },
    hooks: { streamWrite: discreetLine },
  }
  return stream === undefined ? pino(options) : pino(options, stream)
}
