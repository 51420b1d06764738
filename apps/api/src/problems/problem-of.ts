// Turns whatever was thrown into the one shape of every error answer. Which error of the domain is which HTTP status
// the contract says; what it does not list is a fault of ours.
import { STATUS_CODES } from 'node:http'
import {
  DESK_ERRORS,
  type DeskErrorCode,
  ERROR_CODES,
  type ErrorCode,
  type Problem,
} from '@deltadesk/contract'
import { codeOf } from './error-code.ts'
import { describeInvalid, isInvalidRequest } from './invalid-request.ts'

/** What Fastify itself refuses, under codes that stay when the framework changes. */
const FRAMEWORK: Readonly<Partial<Record<string, ErrorCode>>> = {
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
    return { problem: makeProblem('INVALID_REQUEST', describeInvalid(error)) }
  }
  const code = codeOf(error)
  if (isDeskErrorCode(code)) {
    return { problem: makeProblem(code, error.message), ...retryAfter(error), ...challenge(error) }
  }
  const refused = 'statusCode' in error ? Number(error.statusCode) : 500
  if (refused >= 400 && refused < 500) {
    return { problem: makeProblem(FRAMEWORK[code] ?? 'INVALID_REQUEST', error.message, refused) }
  }
  return UNEXPECTED
}

/** A Problem; its `error` is the name that HTTP gives the status. */
export function makeProblem(
  code: ErrorCode,
  message: string,
  statusCode: number = ERROR_CODES[code].statusCode,
): Problem {
  return { statusCode, code, error: STATUS_CODES[statusCode] ?? 'Error', message }
}

function isDeskErrorCode(code: string): code is DeskErrorCode {
  return Object.hasOwn(DESK_ERRORS, code)
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
    'INTERNAL',
    'Something went wrong on our side; the log says what, by the id of this request',
  ),
}
