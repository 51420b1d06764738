// Which Firestore to talk to, and with whose rights.
import type { ConfigProblem } from './config-error.ts'
import type { Environment } from './environment.ts'
import { readServiceAccount, type ServiceAccount } from './service-account.ts'

/** The project id that the embedded Firestore and its tools agree on. */
const DEMO_PROJECT = 'demo-deltadesk'

/** The variables that tell which project it is. */
const NAMING = ['GOOGLE_CLOUD_PROJECT', 'FIREBASE_SERVICE_ACCOUNT', 'FIRESTORE_EMULATOR_HOST']

export type FirestoreConnection =
  | { readonly kind: 'emulator'; readonly host: string }
  | { readonly kind: 'service-account'; readonly serviceAccount: ServiceAccount }
  | { readonly kind: 'application-default' }

export interface FirestoreConfig {
  readonly projectId: string
  readonly connection: FirestoreConnection
  readonly adminsCollection: string
  readonly tokensCollection: string
  /** The longest that one read or write may take, in milliseconds. */
  readonly timeoutMs: number
}

type Variables = Pick<
  Environment,
  | 'GOOGLE_CLOUD_PROJECT'
  | 'FIREBASE_SERVICE_ACCOUNT'
  | 'FIRESTORE_EMULATOR_HOST'
  | 'ADMINS_COLLECTION'
  | 'API_TOKENS_COLLECTION'
  | 'SOURCE_TIMEOUT_MS'
>

/** Decides how Firestore is reached. An emulator goes before a service account, that before default credentials. */
export function firestoreConfig(values: Variables, problems: ConfigProblem[]): FirestoreConfig {
  const key = values.FIREBASE_SERVICE_ACCOUNT
  const serviceAccount = key === undefined ? undefined : readServiceAccount(key, problems)
  const emulatorHost = values.FIRESTORE_EMULATOR_HOST
  const projectId =
    values.GOOGLE_CLOUD_PROJECT ??
    serviceAccount?.projectId ??
    (emulatorHost === undefined ? undefined : DEMO_PROJECT)
  // What was given and is wrong has its own line already, and would have named the project.
  const wasGiven = problems.some(({ variable }) => NAMING.includes(variable))
  if (projectId === undefined && !wasGiven) {
    problems.push({
      variable: 'GOOGLE_CLOUD_PROJECT',
      fault:
        'is missing: name the Firestore project, or give FIREBASE_SERVICE_ACCOUNT or FIRESTORE_EMULATOR_HOST',
    })
  }
  if (values.API_TOKENS_COLLECTION === values.ADMINS_COLLECTION) {
    const fault = 'and ADMINS_COLLECTION must differ: tokens are not accounts'
    problems.push({ variable: 'API_TOKENS_COLLECTION', fault })
  }
  return Object.freeze({
    projectId: projectId ?? '',
    connection: Object.freeze(connectionFor(emulatorHost, serviceAccount)),
    adminsCollection: values.ADMINS_COLLECTION,
    tokensCollection: values.API_TOKENS_COLLECTION,
    timeoutMs: values.SOURCE_TIMEOUT_MS,
  })
}

function connectionFor(
  emulatorHost: string | undefined,
  serviceAccount: ServiceAccount | undefined,
): FirestoreConnection {
  if (emulatorHost !== undefined) return { kind: 'emulator', host: emulatorHost }
  if (serviceAccount !== undefined) return { kind: 'service-account', serviceAccount }
  return { kind: 'application-default' }
}
