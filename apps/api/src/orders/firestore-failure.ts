// What went wrong with Firestore, as the engine's one error with a message that says what to do about it.
import { SourceError } from '@deltadesk/sync'
import { FirestoreTimeoutError } from '../firestore/deadline.ts'

/** By gRPC status (https://grpc.github.io/grpc/core/md_doc_statuscodes.html). */
const ADVICE: Readonly<Record<number, string>> = {
  3: 'Firestore refuses the query: check ORDERS_COLLECTION and ORDERS_FIELDS',
  4: 'Firestore did not answer in time and may be out of reach: the next refresh tries again; a larger SOURCE_TIMEOUT_MS waits longer',
  5: 'The project has no such Firestore database: check GOOGLE_CLOUD_PROJECT',
  7: 'Firestore denies the permission to read: give the service account the role «Cloud Datastore User», and check GOOGLE_CLOUD_PROJECT',
  8: "Firestore's quota is used up: reads go on when it is raised or renewed",
  9: 'Firestore lacks an index for this query: create it by the link in its answer, or take back the exemption of the updatedAt field',
  13: 'Firestore failed inside: the next refresh tries again',
  14: 'Firestore can not be reached: the next refresh tries again; check the network, and FIRESTORE_EMULATOR_HOST if it is set',
  16: 'Firestore does not accept the credentials: check FIREBASE_SERVICE_ACCOUNT or the application default credentials',
}

/** @returns `error` itself if it is a {@link SourceError}; otherwise one with `error` as its cause. */
export function sourceErrorOf(error: unknown, collection: string): SourceError {
  if (error instanceof SourceError) return error
  const said = error instanceof Error ? error.message : String(error)
  return new SourceError(`«${collection}»: ${adviceOn(error)} (${said})`, { cause: error })
}

function adviceOn(error: unknown): string {
  const code = statusOf(error)
  return (
    (code === undefined ? undefined : ADVICE[code]) ??
    'Firestore can not be read: check the credentials and the settings that it names'
  )
}

function statusOf(error: unknown): number | undefined {
  if (error instanceof FirestoreTimeoutError) return 4
  if (!(error instanceof Error) || !('code' in error)) return undefined
  return typeof error.code === 'number' ? error.code : undefined
}
