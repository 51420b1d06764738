// `pnpm admin`: who may sign in, decided from a shell with access to the shop's Firestore.
import { parseArgs } from 'node:util'
import { FirestoreAccountStore } from '../accounts/firestore-account-store.ts'
import { loadFirestoreConfig } from '../config/config.ts'
import { ConfigError } from '../config/config-error.ts'
import { openFirestore } from '../firestore/open-firestore.ts'
import { askPassword } from './ask-password.ts'
import { EMAIL_COMMANDS, listAccounts } from './commands.ts'
import { FIREBASE_COMMANDS, runFirebaseCommand } from './firebase-commands.ts'

const USAGE = `Usage: pnpm admin <command>

  add <email>      makes an account; asks for a password of 12 to 1,024 characters,
                   or takes the first line of standard input
  list             shows all accounts
  disable <email>  keeps an account from signing in
  enable <email>   undoes disable
  remove <email>   removes an account for good

With AUTH_PROVIDER=firebase the accounts are Firebase's, and these say who is an admin:

  firebase grant <email>   lets a user of Firebase Authentication in
  firebase revoke <email>  keeps one out, and ends all sessions

It talks to the same Firestore as the API, from the same environment variables:
GOOGLE_CLOUD_PROJECT, FIREBASE_SERVICE_ACCOUNT or application default credentials,
FIRESTORE_EMULATOR_HOST, ADMINS_COLLECTION, SOURCE_TIMEOUT_MS.`

/** What was typed makes no sense. */
class UsageError extends Error {}

type Run = (context: Parameters<typeof listAccounts>[0]) => Promise<string>

function readCommand(args: readonly string[]): Run {
  const [command, email, ...rest] = args
  if (command === undefined) throw new UsageError('Name a command.')
  if (command === 'list') {
    if (email !== undefined) throw new UsageError('«list» takes nothing else.')
    return listAccounts
  }
  if (command === 'firebase') return readFirebaseCommand(args.slice(1))
  const run = Object.hasOwn(EMAIL_COMMANDS, command) ? EMAIL_COMMANDS[command] : undefined
  if (run === undefined) throw new UsageError(`There is no command «${command}».`)
  if (email === undefined || rest.length > 0) {
    throw new UsageError(`«${command}» takes one e-mail address.`)
  }
  return (context) => run(context, email)
}

function readFirebaseCommand([name = '', email, ...rest]: readonly string[]): Run {
  const command = Object.hasOwn(FIREBASE_COMMANDS, name) ? FIREBASE_COMMANDS[name] : undefined
  if (command === undefined) throw new UsageError('«firebase» takes «grant» or «revoke».')
  if (email === undefined || rest.length > 0) {
    throw new UsageError(`«firebase ${name}» takes one e-mail address.`)
  }
  return () => runFirebaseCommand(command, email)
}

function readArguments(): Run | 'help' {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { help: { type: 'boolean', short: 'h' } },
    })
    return values.help ? 'help' : readCommand(positionals)
  } catch (error) {
    if (error instanceof UsageError) throw error
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}

async function main(): Promise<string> {
  const run = readArguments()
  if (run === 'help') return USAGE
  const config = loadFirestoreConfig()
  const firestore = openFirestore(config)
  const accounts = new FirestoreAccountStore(firestore.client, {
    collection: config.adminsCollection,
    timeoutMs: config.timeoutMs,
  })
  return run({ accounts, askPassword })
}

function explain(error: unknown): string {
  if (error instanceof UsageError) return `${error.message}\n\n${USAGE}`
  if (error instanceof ConfigError) return error.lines.join('\n')
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? `${error.message} (${error.cause.message})` : error.message
}

// 0: done; 1: could not be done; 2: not understood. Leaving by `exit` ends calls that Firestore never answered.
try {
  console.log(await main())
  process.exit(0)
} catch (error) {
  console.error(explain(error))
  process.exit(error instanceof UsageError ? 2 : 1)
}
