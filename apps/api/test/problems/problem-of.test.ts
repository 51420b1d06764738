import { MalformedCursorError, NothingToServeError, SourceError } from '@deltadesk/sync'
import t from 'tap'
import { AccountsUnavailableError, WrongCredentialsError } from '../../src/accounts/account.ts'
import { NotSignedInError } from '../../src/principals/principal.ts'
import { NotFoundError } from '../../src/problems/not-found.ts'
import { problemOf } from '../../src/problems/problem-of.ts'
import { SessionsUnavailableError } from '../../src/sessions/session-store.ts'

const DOMAIN: readonly (readonly [error: Error, statusCode: number, code: string, name: string])[] =
  [
    [new NotSignedInError(), 401, 'NOT_SIGNED_IN', 'Unauthorized'],
    [new WrongCredentialsError(), 401, 'WRONG_CREDENTIALS', 'Unauthorized'],
    [new NotFoundError('No order 7'), 404, 'NOT_FOUND', 'Not Found'],
    [new MalformedCursorError('soon'), 400, 'MALFORMED_CURSOR', 'Bad Request'],
    [new SessionsUnavailableError({}), 503, 'SESSIONS_UNAVAILABLE', 'Service Unavailable'],
    [new AccountsUnavailableError({}), 503, 'ACCOUNTS_UNAVAILABLE', 'Service Unavailable'],
    [
      new SourceError('SOURCE_UNAVAILABLE', 'No answer'),
      503,
      'SOURCE_UNAVAILABLE',
      'Service Unavailable',
    ],
    [new SourceError('SOURCE_QUOTA', 'Used up'), 503, 'SOURCE_QUOTA', 'Service Unavailable'],
    [new NothingToServeError(3), 503, 'NOT_SYNCED_YET', 'Service Unavailable'],
  ]

for (const [error, statusCode, code, name] of DOMAIN) {
  t.test(`${code} is answered with ${statusCode} and its own words`, async (t) => {
    t.strictSame(problemOf(error).problem, {
      statusCode,
      code,
      error: name,
      message: error.message,
    })
  })
}

t.test('an error that says when to come back has that told', async (t) => {
  t.equal(problemOf(new NothingToServeError(2.4)).retryAfterSeconds, 3)
  t.equal(problemOf(new NothingToServeError(0)).retryAfterSeconds, 1)
  t.equal(problemOf(new NotSignedInError()).retryAfterSeconds, undefined)
})

const UNFORESEEN: readonly (readonly [what: string, thrown: unknown])[] = [
  ['an error of the language', new TypeError('secret is not a function')],
  [
    'an error with a code that is not of the domain',
    Object.assign(new Error('x'), { code: 'EIO' }),
  ],
  ['a gRPC error', Object.assign(new Error('7 PERMISSION_DENIED: secret'), { code: 7 })],
  ['an error that claims success', Object.assign(new Error('secret'), { statusCode: 200 })],
  ['something that is no error', 'secret'],
]

for (const [what, thrown] of UNFORESEEN) {
  t.test(`${what} is answered with 500 and not a word of it`, async (t) => {
    const { problem } = problemOf(thrown)
    t.match(problem, { statusCode: 500, code: 'INTERNAL', error: 'Internal Server Error' })
    t.notMatch(problem.message, /secret/)
  })
}
