// `pnpm start`: the API as a process of its own.

import { type Config, loadConfig } from './config/config.ts'
import { ConfigError } from './config/config-error.ts'
import { startApi } from './create-api.ts'
import { createLogger } from './logging/logger.ts'

/** Answers under way get this long to finish after a signal; the platform's own patience is ten seconds or more. */
const SHUTDOWN_MS = 9_000

function readConfig(): Config {
  try {
    return loadConfig()
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    for (const line of error.lines) console.error(line)
    process.exit(1)
  }
}

const config = readConfig()
const logger = createLogger(config)

try {
  const app = await startApi(config, { logger })
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, async () => {
      logger.info(`${signal}: finishing what is under way`)
      setTimeout(() => {
        logger.error('Not finished in time: stopping anyway')
        process.exit(1)
      }, SHUTDOWN_MS).unref()
      await app.close()
      logger.info('Stopped')
      // A call that Firestore never answered may still be retrying; nobody waits for it any more.
      process.exit(0)
    })
  }
} catch (error) {
  logger.fatal({ err: error }, 'The API could not start')
  process.exit(1)
}
