// `pnpm admin`: who may sign in, and which tokens there are, decided from a shell with access to the shop's Firestore.
import { FirestoreAccountStore } from '../accounts/firestore-account-store.ts'
import { openBreachedPasswords } from '../accounts/pwned-passwords.ts'
import { loadAccountsConfig } from '../config/config.ts'
import { ConfigError } from '../config/config-error.ts'
import { openFirestore } from '../firestore/open-firestore.ts'
import { requireCredentials } from '../firestore/require-credentials.ts'
import { FirestoreTokenStore } from '../tokens/firestore-token-store.ts'
import { askPassword } from './ask-password.ts'
import { readArguments, UsageError } from './read-command.ts'

const USAGE = `Usage: pnpm admin <command>

  add <email>            makes an account; asks for a password of 12 to 1,024 characters,
                         or takes the first line of standard input
  password <email>       sets another password, asked for in the same way
  list                   shows all accounts
  disable <email>        keeps an account from signing in
  enable <email>         undoes disable
  remove <email>         removes an account for good
  sessions end <email>   signs an account out everywhere
  second-factor remove <email>
                         for an admin who has lost the app and the recovery codes: its
                         sessions are over, and it signs in with the password alone

  token create <email> --name <name> --scope <scope>[,<scope>] --days <1..365>
                         makes an API token and prints it; the scopes are orders:read
                         and sync:admin
  token list [<email>]   shows the tokens
  token revoke <id>      ends a token

After password, disable and remove the account's sessions and tokens are over.

With AUTH_PROVIDER=firebase the accounts are Firebase's, and these say who is an admin:

  firebase grant <email>   lets a user of Firebase Authentication in
  firebase revoke <email>  keeps one out, and ends all sessions

It talks to the same Firestore as the API, from the same environment variables:
GOOGLE_CLOUD_PROJECT, FIREBASE_SERVICE_ACCOUNT or application default credentials,
FIRESTORE_EMULATOR_HOST, ADMINS_COLLECTION, API_TOKENS_COLLECTION, SOURCE_TIMEOUT_MS.
BREACHED_PASSWORDS says whether new passwords are looked up, and where.`

async function main(): Promise<string> {
  const run = readArguments(process.argv.slice(2))
  if (run === 'help') return USAGE
  const { firestore, breachedPasswordsUrl } = loadAccountsConfig()
  await requireCredentials(firestore)
  const { adminsCollection, tokensCollection, timeoutMs } = firestore
  const { client } = openFirestore(firestore)
  const accounts = new FirestoreAccountStore(client, { collection: adminsCollection, timeoutMs })
  const tokens = new FirestoreTokenStore(client, { collection: tokensCollection, timeoutMs })
  const breached = openBreachedPasswords(breachedPasswordsUrl)
  return run({ accounts, tokens, breached, askPassword, warn: console.error, now: Date.now })
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
