// Whether there are credentials at all, asked before anything else is: Firestore's client looks for default ones with its
// first call, and lets a lack of them end the process where nobody can catch it (google-gax 6.17).
import { ConfigError, type ConfigProblem } from '../config/config-error.ts'
import type { FirestoreConfig } from '../config/firestore-config.ts'
import { withDeadline } from './deadline.ts'
import { credentialOf } from './firebase-app.ts'

/** What google-auth-library says, and what it means here. Its own words may quote the file. */
const LACKS: readonly (readonly [says: RegExp, problem: ConfigProblem])[] = [
  [
    /could not load the default credentials/i,
    {
      variable: 'FIREBASE_SERVICE_ACCOUNT',
      fault:
        "is missing, and there are no application default credentials: set it to the JSON of a service account's key, or on your own machine run «gcloud auth application-default login»",
    },
  ],
  [
    /unable to read the credential file/i,
    {
      variable: 'GOOGLE_APPLICATION_CREDENTIALS',
      fault: 'must be the path of a JSON file with credentials of Google that can be read',
    },
  ],
]

/**
 * Looks for application default credentials where nothing else was configured. What may pass by itself, as Google being
 * out of reach, is no reason not to begin.
 *
 * @throws ConfigError if there are none
 */
export async function requireCredentials({
  connection,
  timeoutMs,
}: Pick<FirestoreConfig, 'connection' | 'timeoutMs'>): Promise<void> {
  if (connection.kind !== 'application-default') return
  try {
    await withDeadline(credentialOf(connection).getAccessToken(), timeoutMs)
  } catch (error) {
    const said = error instanceof Error ? error.message : ''
    const [, problem] = LACKS.find(([says]) => says.test(said)) ?? []
    if (problem !== undefined) throw new ConfigError([problem])
  }
}
