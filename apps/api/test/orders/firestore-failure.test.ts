import { SourceError } from '@deltadesk/sync'
import t from 'tap'
import { FirestoreTimeoutError } from '../../src/firestore/deadline.ts'
import { sourceErrorOf } from '../../src/orders/firestore-failure.ts'

/** As the client throws them: a gRPC status as `code`. */
const refusal = (code: number | string, message: string) =>
  Object.assign(new Error(message), { code })

t.test('each status of Firestore is told with what to do about it, and what it said', async (t) => {
  const cases: [unknown, RegExp][] = [
    [refusal(3, 'said'), /ORDERS_FIELDS/],
    [refusal(4, 'said'), /SOURCE_TIMEOUT_MS/],
    [refusal(5, 'said'), /GOOGLE_CLOUD_PROJECT/],
    [refusal(7, 'said'), /Cloud Datastore User/],
    [refusal(8, 'said'), /quota/],
    [refusal(9, 'said'), /index/],
    [refusal(13, 'said'), /tries again/],
    [refusal(14, 'said'), /can not be reached/],
    [refusal(16, 'said'), /FIREBASE_SERVICE_ACCOUNT/],
    [refusal(99, 'said'), /credentials and the settings/],
    [refusal('invalid-credential', 'said'), /credentials and the settings/],
    ['said', /credentials and the settings/],
  ]
  for (const [cause, message] of cases) {
    const error = sourceErrorOf(cause, 'orders')
    t.match(error.message, message)
    t.match(error.message, /^«orders»: .*\(said\)$/)
    t.equal(error.cause, cause)
    t.equal(error.code, 'SOURCE_UNAVAILABLE')
  }
  t.match(sourceErrorOf(new FirestoreTimeoutError(50), 'orders').message, /within 50 ms/)
})

t.test('a SourceError is told as it is', async (t) => {
  const error = new SourceError('told')
  t.equal(sourceErrorOf(error, 'orders'), error)
})
