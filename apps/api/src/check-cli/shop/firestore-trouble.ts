// What a failed call to Firestore tells of credentials, project, database, rights or the network, and what to do.
import { grpcStatusOf } from '../../firestore/grpc-status.ts'
import { sourceErrorOf } from '../../orders/source/firestore-failure.ts'
import type { Trouble } from '../finding.ts'

/** Where the call went. */
export interface Called {
  readonly projectId: string
  readonly collection: string
}

interface Sign {
  readonly status?: number
  readonly pattern?: RegExp
  trouble(called: Called): Trouble
}

const ROLE = 'Cloud Datastore User (roles/datastore.user)'
const console = (path: string, projectId: string) =>
  `https://console.cloud.google.com/${path}?project=${projectId}`

/** What is wrong before Firestore is asked. */
const CREDENTIAL_SIGNS: readonly Sign[] = [
  {
    pattern: /could not load the default credentials|credential implementation provided/i,
    trouble: () => ({
      says: 'there are no credentials',
      remedy:
        "set FIREBASE_SERVICE_ACCOUNT to the JSON of the service account's key, or on your own machine run «gcloud auth application-default login»",
    }),
  },
  {
    pattern: /invalid_grant|invalid jwt|account not found|error:\d+:DECODER/i,
    trouble: wrongKey,
  },
]

/** The first one that fits counts, so that the particular stands before the general. */
const SIGNS: readonly Sign[] = [
  ...CREDENTIAL_SIGNS,
  {
    status: 7,
    pattern: /has not been used in project|it is disabled|SERVICE_DISABLED/i,
    trouble: ({ projectId }) => ({
      says: `the Firestore API is not enabled in the project ${projectId}`,
      remedy: `enable it at ${console('apis/library/firestore.googleapis.com', projectId)}, wait some minutes, or check GOOGLE_CLOUD_PROJECT`,
    }),
  },
  {
    status: 7,
    pattern:
      /CONSUMER_INVALID|denied on resource project|project .*(?:not found|deleted|does not exist)/i,
    trouble: ({ projectId }) => ({
      says: `there is no project ${projectId}, or the account has nothing to do with it`,
      remedy: `check GOOGLE_CLOUD_PROJECT, and that the service account has the role ${ROLE} in it`,
    }),
  },
  {
    status: 7,
    trouble: ({ projectId, collection }) => ({
      says: `PERMISSION_DENIED for «${collection}» in the project ${projectId}`,
      remedy: `give the service account the role ${ROLE} at ${console('iam-admin/iam', projectId)}; it counts after a minute or two`,
    }),
  },
  { status: 16, trouble: wrongKey },
  {
    status: 9,
    pattern: /datastore mode|datastore projects/i,
    trouble: ({ projectId }) => ({
      says: `the database of the project ${projectId} is in Datastore mode`,
      remedy: 'the desk reads Firestore in Native mode: name the project that has the orders there',
    }),
  },
  {
    status: 5,
    trouble: ({ projectId }) => ({
      says: `the project ${projectId} has no database «(default)»`,
      remedy: `make one in Native mode at ${console('firestore', projectId)}, or check GOOGLE_CLOUD_PROJECT`,
    }),
  },
  {
    status: 8,
    trouble: ({ projectId }) => ({
      says: "Firestore's quota is used up",
      remedy: `see what is at ${console('firestore/usage', projectId)}: enable billing, or wait until midnight Pacific time`,
    }),
  },
]

function wrongKey(): Trouble {
  return {
    says: 'the credentials are not accepted',
    remedy:
      'the key was deleted, its account disabled, or the clock of this machine is wrong by minutes: make a new key and set FIREBASE_SERVICE_ACCOUNT to it',
  }
}

/** Undefined where no answer came, so that the network has to be looked at. */
export function firestoreTroubleOf(error: unknown, called: Called): Trouble | undefined {
  const cause = rootOf(error)
  if (isSilence(cause)) return undefined
  const said = saidBy(cause)
  const status = grpcStatusOf(cause)
  const sign = SIGNS.find(
    ({ status: wanted = status, pattern }) => wanted === status && pattern?.test(said) !== false,
  )
  if (sign === undefined) {
    return { says: sourceErrorOf(cause, called.collection).message, remedy: 'see above' }
  }
  const { says, remedy } = sign.trouble(called)
  return { says: `${says} (${said})`, remedy }
}

/** Whether credentials themselves are the trouble, of a failure to get an access token with them. */
export function areRefused(error: unknown): boolean {
  return CREDENTIAL_SIGNS.some(({ pattern }) => pattern?.test(saidBy(error)))
}

/** Errors of ours keep what Firestore said as their cause. */
export function rootOf(error: unknown): unknown {
  return error instanceof Error && error.cause instanceof Error ? rootOf(error.cause) : error
}

/** What an error says, short enough for a line. */
export function saidBy(error: unknown): string {
  const said = error instanceof Error ? error.message : String(error)
  return said.length > 400 ? `${said.slice(0, 400)}…` : said
}

const DEADLINE_EXCEEDED = 4
const UNAVAILABLE = 14

function isSilence(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if (error.name === 'TimeoutError' || error.name === 'FirestoreTimeoutError') return true
  const status = grpcStatusOf(error)
  return status === DEADLINE_EXCEEDED || status === UNAVAILABLE
}
