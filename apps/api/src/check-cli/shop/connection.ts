// The first call: whether Firestore answers these credentials, and what its clock says.
import type { Config } from '../../config/config.ts'
import { withDeadline } from '../../firestore/deadline.ts'
import { credentialOf } from '../../firestore/firebase-app.ts'
import { duration } from '../amounts.ts'
import { type Finding, failure, ok, warning } from '../finding.ts'
import { placeOf, troubleOnTheWay } from '../network.ts'
import { areRefused, firestoreTroubleOf } from './firestore-trouble.ts'
import type { Shop } from './shop.ts'

const GOOGLE = 'firestore.googleapis.com:443'
/** The desk takes its times from Firestore, so that little hangs on its own clock. */
const CLOCK_TOLERANCE_MS = 5000

/** @returns the time at which Firestore answered; undefined where it did not */
export async function* checkConnection(
  shop: Shop,
  now: () => number,
): AsyncGenerator<Finding, string | undefined> {
  const { config, reader, queries, spending, patience } = shop
  const before = now()
  try {
    await tryCredentials(config)
    const first = queries.byId({ range: {}, limit: 1 })
    const { readTime } = spending.on(await reader.find(first, undefined, patience()))
    yield ok('Firestore', `${config.firestore.projectId} answers ${whose(config)}`)
    yield judgeClock(Date.parse(readTime), { before, after: now() })
    return readTime
  } catch (error) {
    yield failure('Firestore', await explain(error, config, config.ordersCollection))
    return undefined
  }
}

/**
 * Gets an access token. Google tells more of a wrong key than Firestore does, and Firestore's client lets a lack of
 * default credentials end the process (google-gax 6.17).
 */
async function tryCredentials({ firestore: { connection, timeoutMs } }: Config): Promise<void> {
  if (connection.kind === 'emulator') return
  try {
    await withDeadline(credentialOf(connection).getAccessToken(), timeoutMs)
  } catch (error) {
    // With a key of one's own Firestore can be asked all the same.
    if (connection.kind === 'application-default' || areRefused(error)) throw error
  }
}

/** What is wrong with Firestore, after a look at the network where that may be it. */
export async function explain(error: unknown, config: Config, collection: string) {
  const { projectId, connection, timeoutMs } = config.firestore
  const place = connection.kind === 'emulator' ? connection.host : GOOGLE
  return (
    firestoreTroubleOf(error, { projectId, collection }) ??
    (await troubleOnTheWay(placeOf(place), timeoutMs))
  )
}

function whose({ firestore: { connection } }: Config): string {
  switch (connection.kind) {
    case 'emulator':
      return `at ${connection.host}, an emulator`
    case 'service-account':
      return `the service account ${connection.serviceAccount.clientEmail}`
    case 'application-default':
      return 'the application default credentials'
  }
}

/** @param asked - when, by this machine's clock, Firestore was asked and had answered */
export function judgeClock(
  readTime: number,
  asked: { readonly before: number; readonly after: number },
): Finding {
  const ahead = asked.before - readTime
  const behind = readTime - asked.after
  const off = Math.max(ahead, behind)
  if (off <= CLOCK_TOLERANCE_MS) return ok('clock', "this machine's agrees with Firestore's")
  const direction = ahead > behind ? 'ahead of' : 'behind'
  return warning('clock', {
    says: `this machine's is ${duration(off)} ${direction} Firestore's`,
    remedy:
      'have it set by NTP: sessions end at the wrong time, and from five minutes on Google refuses the credentials',
  })
}
