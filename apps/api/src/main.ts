// `pnpm start`: the API as a process of its own.
import { setTimeout as sleep } from 'node:timers/promises'
import closeWithGrace from 'close-with-grace'
import { type Config, loadConfig } from './config/config.ts'
import { ConfigError } from './config/config-error.ts'
import { startApi } from './create-api.ts'
import { requireCredentials } from './firestore/require-credentials.ts'
import { createLogger } from './logging/logger.ts'

/** All of the end: the platform's own patience is ten seconds or more. */
const SHUTDOWN_MS = 9000
/** How long clients are told with their answers to go elsewhere, before no more are let in. */
const DRAINING_MS = 1000

async function readConfig(): Promise<Config> {
  try {
    const config = loadConfig()
    await requireCredentials(config.firestore)
    return config
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    for (const line of error.lines) console.error(line)
    process.exit(1)
  }
}

const config = await readConfig()
const logger = createLogger(config)

try {
  const app = await startApi(config, { logger })
  closeWithGrace({ delay: SHUTDOWN_MS, logger }, async ({ signal, err }) => {
    // Whatever went wrong where nobody catches it: the state of the process is anyone's guess, so it ends.
    if (err !== undefined) logger.fatal({ err }, 'Unexpected error outside of any request: ending')
    else logger.info(`${signal}: finishing what is under way`)
    app.drain()
    await sleep(DRAINING_MS)
    await app.close()
    logger.info('Stopped')
  })
} catch (error) {
  logger.fatal({ err: error }, 'The API could not start')
  process.exit(1)
}
