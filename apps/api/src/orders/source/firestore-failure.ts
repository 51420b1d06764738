// What went wrong with Firestore, as the engine's one error: whether it passes, and what to do about it.
import { SourceError, type SourceErrorCode } from '@deltadesk/sync'
import { grpcStatusOf } from '../../firestore/grpc-status.ts'

interface Verdict {
  readonly code: SourceErrorCode
  readonly advice: string
}

/** By gRPC status. */
const VERDICTS: Readonly<Record<number, Verdict>> = {
  3: {
    code: 'SOURCE_MISCONFIGURED',
    advice: 'Firestore refuses the query: check ORDERS_COLLECTION and ORDERS_FIELDS',
  },
  4: {
    code: 'SOURCE_UNAVAILABLE',
    advice:
      'Firestore did not answer in time and may be out of reach: the next refresh tries again',
  },
  5: {
    code: 'SOURCE_MISCONFIGURED',
    advice: 'The project has no such Firestore database: check GOOGLE_CLOUD_PROJECT',
  },
  7: {
    code: 'SOURCE_PERMISSION',
    advice:
      'Firestore denies the permission to read: give the service account the role «Cloud Datastore User», and check GOOGLE_CLOUD_PROJECT',
  },
  8: {
    code: 'SOURCE_QUOTA',
    advice: "Firestore's quota is used up: reads go on when it is raised or renewed",
  },
  9: {
    code: 'SOURCE_MISCONFIGURED',
    advice:
      'Firestore lacks an index for this query: create it by the link in its answer, or take back the exemption of the updatedAt field',
  },
  13: {
    code: 'SOURCE_UNAVAILABLE',
    advice: 'Firestore failed inside: the next refresh tries again',
  },
  14: {
    code: 'SOURCE_UNAVAILABLE',
    advice:
      'Firestore can not be reached: the next refresh tries again; check the network, and FIRESTORE_EMULATOR_HOST if it is set',
  },
  16: {
    code: 'SOURCE_PERMISSION',
    advice:
      'Firestore does not accept the credentials: check FIREBASE_SERVICE_ACCOUNT or the application default credentials',
  },
}

const UNKNOWN: Verdict = {
  code: 'SOURCE_UNAVAILABLE',
  advice: 'Firestore can not be read: check the credentials and the settings that it names',
}

/** Firestore keeps an hour of its past, and refuses to read further back with a status that also says other things. */
const TOO_LONG_AGO: Verdict = {
  code: 'SOURCE_UNAVAILABLE',
  advice:
    'Firestore no longer knows how things were at the time asked for, more than an hour ago: the next refresh reads them as they are',
}
const SAYS_TOO_LONG_AGO = /read[ _]?time.*(?:ago|old|minimum)|snapshot version is too old/is

/** @returns `error` itself if it is a {@link SourceError}; otherwise one with `error` as its cause. */
export function sourceErrorOf(error: unknown, collection: string): SourceError {
  if (error instanceof SourceError) return error
  const said = error instanceof Error ? error.message : String(error)
  const { code, advice } = verdictOn(error, said)
  return new SourceError(code, `«${collection}»: ${advice} (${said})`, { cause: error })
}

function verdictOn(error: unknown, said: string): Verdict {
  const status = grpcStatusOf(error)
  if (status === undefined) return UNKNOWN
  const isRefused = status === 3 || status === 9
  return isRefused && SAYS_TOO_LONG_AGO.test(said) ? TOO_LONG_AGO : (VERDICTS[status] ?? UNKNOWN)
}
