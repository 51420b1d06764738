// Turns whatever was thrown into the one shape of every error answer. This is the only place that knows which error
// of the domain is which HTTP status.
import { STATUS_CODES } from 'node:http'
import type { Problem } from '@deltadesk/contract'
import { codeOf } from './error-code.ts'
import { describeInvalid, isInvalidRequest } from './invalid-request.ts'

/** The statuses of the domain's errors, by their `code`. What is not listed is a fault of ours: 500. */
const DOMAIN: Readonly<Partial<Record<string, number>>> = {
  ACCOUNTS_UNAVAILABLE: 503,
  COMMIT_CONFLICT: 503,
  CROSS_SITE_REQUEST: 403,
  FIREBASE_UNAVAILABLE: 503,
  HTTPS_REQUIRED: 400,
  INSUFFICIENT_SCOPE: 403,
  INVALID_TOKEN: 401,
  MALFORMED_CURSOR: 400,
  NOT_AN_ADMIN: 403,
  NOT_FOUND: 404,
  NOT_SIGNED_IN: 401,
  NOT_SYNCED_YET: 503,
  OTHER_SIGN_IN: 409,
  OVERLOADED: 503,
  SESSIONS_UNAVAILABLE: 503,
  SIGN_IN_BUSY: 503,
  SOURCE_MISCONFIGURED: 503,
  SOURCE_PERMISSION: 503,
  SOURCE_QUOTA: 503,
  SOURCE_UNAVAILABLE: 503,
  SUPERSEDED: 503,
  TOKENS_UNAVAILABLE: 503,
  TOO_MANY_REQUESTS: 429,
  TOO_MANY_TRIES: 429,
  UNFIT_PASSWORD: 400,
  WRONG_CREDENTIALS: 401,
  WRONG_ID_TOKEN: 401,
  WRONG_METRICS_TOKEN: 401,
  WRONG_PASSWORD: 403,
}

/** What Fastify itself refuses, under codes that stay when the framework changes. */
const FRAMEWORK: Readonly<Partial<Record<string, string>>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'BODY_TOO_LARGE',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'MALFORMED_JSON',
  FST_ERR_CTP_INVALID_JSON_BODY: 'MALFORMED_JSON',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'UNSUPPORTED_MEDIA_TYPE',
}

/** The answer to an error. */
export interface ProblemAnswer {
  readonly problem: Problem
  /** Seconds, for a Retry-After header. */
  readonly retryAfterSeconds?: number
  /** For a WWW-Authenticate header: how a caller can show who it is. */
  readonly challenge?: string
}

/** The answer to `error`. Of an error that nobody foresaw it tells nothing: its message is for the log. */
export function problemOf(error: unknown): ProblemAnswer {
  if (!(error instanceof Error)) return UNEXPECTED
  if (isInvalidRequest(error)) {
    return { problem: makeProblem(400, 'INVALID_REQUEST', describeInvalid(error)) }
  }
  const code = codeOf(error)
  const status = DOMAIN[code]
  if (status !== undefined) {
    const problem = makeProblem(status, code, error.message)
    return { problem, ...retryAfter(error), ...challenge(error) }
  }
  const refused = 'statusCode' in error ? Number(error.statusCode) : 500
  if (refused >= 400 && refused < 500) {
    return { problem: makeProblem(refused, FRAMEWORK[code] ?? 'INVALID_REQUEST', error.message) }
  }
  return UNEXPECTED
}

/** A Problem; its `error` is the name that HTTP gives the status. */
export function makeProblem(statusCode: number, code: string, message: string): Problem {
  return { statusCode, code, error: STATUS_CODES[statusCode] ?? 'Error', message }
}

function retryAfter(error: Error): Pick<ProblemAnswer, 'retryAfterSeconds'> {
  const seconds = 'retryAfterSeconds' in error ? Number(error.retryAfterSeconds) : Number.NaN
  return Number.isFinite(seconds) ? { retryAfterSeconds: Math.max(1, Math.ceil(seconds)) } : {}
}

function challenge(error: Error): Pick<ProblemAnswer, 'challenge'> {
  return 'challenge' in error && typeof error.challenge === 'string'
    ? { challenge: error.challenge }
    : {}
}

const UNEXPECTED: ProblemAnswer = {
  problem: makeProblem(
    500,
    'INTERNAL',
    'Something went wrong on our side; the log says what, by the id of this request',
  ),
}
