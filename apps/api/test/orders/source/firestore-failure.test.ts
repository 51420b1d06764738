import { SourceError } from '@deltadesk/sync'
import t from 'tap'
import { sourceErrorOf } from '../../../src/orders/source/firestore-failure.ts'

/** As the client throws them: a gRPC status as `code`. */
const refusal = (code: number | string, message: string) =>
  Object.assign(new Error(message), { code })

t.test('each status of Firestore is told with what to do about it, and what it said', async (t) => {
  const cases: [unknown, string, RegExp][] = [
    [refusal(3, 'said'), 'SOURCE_MISCONFIGURED', /ORDERS_FIELDS/],
    [refusal(4, 'said'), 'SOURCE_UNAVAILABLE', /did not answer in time/],
    [refusal(5, 'said'), 'SOURCE_MISCONFIGURED', /GOOGLE_CLOUD_PROJECT/],
    [refusal(7, 'said'), 'SOURCE_PERMISSION', /Cloud Datastore User/],
    [refusal(8, 'said'), 'SOURCE_QUOTA', /quota/],
    [refusal(9, 'said'), 'SOURCE_MISCONFIGURED', /index/],
    [refusal(13, 'said'), 'SOURCE_UNAVAILABLE', /tries again/],
    [refusal(14, 'said'), 'SOURCE_UNAVAILABLE', /can not be reached/],
    [refusal(16, 'said'), 'SOURCE_PERMISSION', /FIREBASE_SERVICE_ACCOUNT/],
    [refusal(99, 'said'), 'SOURCE_UNAVAILABLE', /credentials and the settings/],
    [refusal('invalid-credential', 'said'), 'SOURCE_UNAVAILABLE', /credentials and the settings/],
    ['said', 'SOURCE_UNAVAILABLE', /credentials and the settings/],
  ]
  for (const [cause, code, message] of cases) {
    const error = sourceErrorOf(cause, 'orders')
    t.match(error.message, message)
    t.match(error.message, /^«orders»: .*\(said\)$/)
    t.equal(error.cause, cause)
    t.equal(error.code, code)
  }
})

t.test('a time too long ago passes, whatever the words', async (t) => {
  for (const [code, said] of [
    [9, 'The requested snapshot version is too old.'],
    [9, 'The read_time is more than an hour ago'],
    [3, 'The requested read time is too old'],
  ] as const) {
    const error = sourceErrorOf(refusal(code, said), 'orders')
    t.equal(error.code, 'SOURCE_UNAVAILABLE')
    t.match(error.message, /an hour ago: the next refresh/)
  }
  const error = sourceErrorOf(
    refusal(9, 'The query requires an index: https://x.example'),
    'orders',
  )
  t.equal(error.code, 'SOURCE_MISCONFIGURED')
  t.match(error.message, /lacks an index.*https:\/\/x\.example/)
})

t.test('a SourceError is told as it is', async (t) => {
  const error = new SourceError('SOURCE_QUOTA', 'told')
  t.equal(sourceErrorOf(error, 'orders'), error)
})
